import { Agent, request } from "node:http";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { audit } from "../../src/features/audit/actions.ts";
import { contentChoices, makeDossier } from "../../src/features/dossier/actions.ts";
import { projectRoot } from "../../src/platform/paths.ts";
import { verifyDossier } from "../../src/proof/dossier/verify.ts";
import { setStage } from "../support/cast.ts";
import { createTestHouse } from "../support/database.ts";
import { killPrograms, startProgram } from "../support/program.ts";
import type { Program } from "../support/program.ts";

// Scenario 12: everybody wants the same fifty seats, over three processes, and one of them is killed half-way.

const house = await createTestHouse();
const people = 5_000;
const seats = 50;

afterAll(killPrograms);

async function startApp(): Promise<{ program: Program; port: number }> {
  const program = startProgram(process.execPath, [join(projectRoot, "bin/run.mjs"), "bench/storm-app.ts"], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: house.databaseUrl },
  });
  return { program, port: Number(await program.line()) };
}

type Answer = { outcome: string; code: string; secret: string };

function send(agent: Agent, port: number, path: string, number: number): Promise<Answer> {
  const name = `Persoon ${number}`;
  const email = `persoon${number}@voorbeeld.example`;
  const body = JSON.stringify({
    customer: { kind: "company", name: `${name} B.V.`, orderedBy: { name, email } },
    participants: [{ firstName: "Persoon", lastName: String(number), email }],
    consents: { terms: true },
  });
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body), "idempotency-key": `person-${number}` };
    const sending = request({ agent, host: "127.0.0.1", port, path, method: "POST", headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      response.on("error", reject);
      response.on("end", () => (response.statusCode === 201 ? resolve(JSON.parse(text) as Answer) : reject(new Error(`${response.statusCode}: ${text}`))));
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

test("five thousand people, fifty seats, three processes, one killed half-way: everybody has one answer and one mail", async () => {
  const stage = await setStage(house, { slug: "storm", capacity: seats, startsAt: Temporal.Now.instant().add({ hours: 24 * 60 }) });
  const apps = await Promise.all([startApp(), startApp(), startApp()]);
  const path = `/api/v1/organisations/storm/sessions/${stage.sessionId}/sign-ups`;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const answers = new Map<number, Answer>();
  let next = 0;
  let broken = 0;

  /** Whoever gets no answer asks again elsewhere, with the same key. */
  async function persist(number: number): Promise<Answer> {
    for (let tries = 0; tries < apps.length * 2; tries += 1) {
      const app = apps[(number + tries) % apps.length];
      try {
        return await send(agent, app?.port ?? 0, path, number);
      } catch {
        broken += 1;
      }
    }
    throw new Error(`person ${number} got no answer from anybody`);
  }

  async function person(): Promise<void> {
    while (next < people) {
      const number = next;
      next += 1;
      answers.set(number, await persist(number));
      if (answers.size === people / 2) apps[0]?.program.kill("SIGKILL");
    }
  }

  await Promise.all(Array.from({ length: 48 }, person));
  agent.destroy();
  expect(await apps[0]?.program.ended).toBe("SIGKILL");
  expect(broken).toBeGreaterThan(0);

  expect(answers.size).toBe(people);
  expect([...answers.values()].filter(({ outcome }) => outcome === "deal")).toHaveLength(seats);
  const signUps = await house.db.selectFrom("sign_ups").select(["code", "customer", "outcome"]).execute();
  expect(signUps).toHaveLength(people);
  expect(new Set(signUps.map(({ customer }) => customer.orderedBy.email)).size).toBe(people);
  const messages = await house.db.selectFrom("messages").select("to_address").execute();
  expect(messages).toHaveLength(people);
  expect(new Set(messages.map(({ to_address }) => to_address)).size).toBe(people);
  const bookings = await house.db.selectFrom("bookings").select(["place", "arrival"]).orderBy("arrival").execute();
  expect(bookings.slice(0, seats).every(({ place }) => place === "held")).toBe(true);
  expect(bookings.slice(seats).every(({ place }) => place === "waiting")).toBe(true);
  await house.pool.query("analyze");
  const report = await audit({ ...house, clock: { now: () => Temporal.Now.instant() } });
  expect(report.invariants.flatMap(({ name, violations }) => violations.map(({ found }) => `${name}: ${found}`))).toEqual([]);
  // Every step of the storm is in one log, once, and the deal of any of them can be shown to somebody else.
  const deals = await house.db.selectFrom("deals").select("id").orderBy("formed_at").orderBy("id").execute();
  const made = await makeDossier({ ...house, config: { ...house.config, tsaUrls: [] }, clock: { now: () => Temporal.Now.instant() } }, { organisationId: stage.organisationId, dealId: deals.at(-1)?.id ?? "", choices: contentChoices, locale: "nl" });
  const dossier = await verifyDossier(made?.bytes ?? new Uint8Array());
  expect(dossier.checks.filter(({ result }) => result === "fail" || result === "warning")).toEqual([]);
  const { count } = await house.db.selectFrom("records").select((eb) => eb.fn.countAll<string>().as("count")).executeTakeFirstOrThrow();
  expect(dossier.log?.size).toBe(Number(count));
  for (const app of apps.slice(1)) app.program.kill("SIGTERM");
  expect(await Promise.all(apps.slice(1).map(({ program }) => program.ended))).toEqual([0, 0]);
}, 120_000);
