import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../test/support/cast.ts";
import type { Stage } from "../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../test/support/database.ts";
import { killPrograms, startProgram } from "../../test/support/program.ts";
import { stepsIn } from "../../test/support/steps.ts";
import { keepHead, keptHeads, sequence } from "../features/log/actions.ts";
import { signersOf } from "../features/log/keys.ts";
import { currentLog, findCheckpoint } from "../features/log/store.ts";
import { projectRoot } from "../platform/paths.ts";
import { signCheckpoint } from "../proof/log/checkpoint.ts";

const house = await createTestHouse();
const { dealOf, expectCleanAudit } = stepsIn(house);
const folder = mkdtempSync(join(tmpdir(), "handslag-log-"));
const heads = keptHeads(folder);
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  rmSync(join(folder, "log-heads"), { recursive: true, force: true });
  stage = await setStage(house);
  await dealOf(stage, "Anna");
  await sequence(house, stage.organisationId);
});

afterEach(killPrograms);
afterAll(() => rmSync(folder, { recursive: true }));

async function handslag(...args: string[]): Promise<{ out: string; complaints: string; exit: number | NodeJS.Signals }> {
  const env = { PATH: process.env["PATH"], DATABASE_URL: house.databaseUrl, HANDSLAG_DATA: folder, HANDSLAG_SECRET: house.config.secret, PORT: "0", HANDSLAG_URL: "http://localhost:3000", LOG_LEVEL: "warn" };
  const program = startProgram(process.execPath, [join(projectRoot, "bin/handslag.mjs"), ...args], { cwd: projectRoot, env });
  const lines: string[] = [];
  for (let line = await program.line(); line !== null; line = await program.line()) lines.push(line);
  return { out: lines.join("\n"), exit: await program.ended, complaints: program.complaints() };
}

async function newestHead(): Promise<string> {
  const log = await currentLog(house.db, stage.organisationId);
  return (await findCheckpoint(house.db, { organisationId: stage.organisationId, log: log?.number ?? 0 }))?.note ?? "";
}

/** A head that the log's own key signed, as another copy of the database would have done. */
async function signedElsewhere(size: number): Promise<string> {
  const log = await currentLog(house.db, stage.organisationId);
  if (log === undefined) throw new Error("expected a log");
  const signers = await house.db.transaction().execute((trx) => signersOf(trx, house, log));
  return signCheckpoint({ origin: log.origin, size, root: new Uint8Array(32).fill(7) }, signers ?? []);
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe("log state", () => {
  test("tells origin, size, head, keys, stamps, and what waits and why", async () => {
    await dealOf(stage, "Bram");
    const { out, exit, complaints } = await handslag("log", "state", "--json");
    expect([exit, complaints]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual({
      origin: "localhost:3000/helder/log/1", number: 1, size: expect.any(Number), head: await newestHead(), signedAt: "2026-11-24T09:41:00Z",
      keys: [{ verifier: expect.stringMatching(/^localhost:3000\/helder\/log\/1\+[0-9a-f]{8}\+/), from: 0, until: null }],
      keyOpens: true, stamp: null,
      pending: { records: expect.any(Number), unstamped: expect.any(Number), why: ["the server takes them in within a second; nobody does while none runs", "TSA_URLS names no time stamp service"], nextAskAt: null },
    });
    const read = await handslag("log", "state", "--organisation", "helder");
    expect(read.out).toContain("waiting: ");
    expect(read.out).toContain(await newestHead().then((note) => note.trimEnd()));
  });

  test("asks which organisation where there are several, and knows none that is not there", async () => {
    await setStage(house, { slug: "ander" });
    expect(await handslag("log", "state")).toMatchObject({ exit: 2, complaints: "there are ander, helder: name one with --organisation\n" });
    expect(await handslag("log", "state", "--organisation", "niemand")).toMatchObject({ exit: 2, complaints: "no organisation niemand\n" });
  });
});

test("log rotate changes the key, and the log goes on", async () => {
  const before = await newestHead();
  const { out, exit } = await handslag("log", "rotate", "--json");
  expect(exit).toBe(0);
  const keys = await house.db.selectFrom("log_keys").select(["verifier", "until_size"]).orderBy("number").execute();
  expect(keys.map(({ until_size: until }) => until === null)).toEqual([false, true]);
  expect(JSON.parse(out)).toEqual({ verifier: keys[1]?.verifier });
  expect((await handslag("log", "check", file("before.txt", before))).exit).toBe(0);
  await expectCleanAudit();
});

describe("log restart", () => {
  test("wants to be asked for", async () => {
    expect(await handslag("log", "restart")).toMatchObject({ exit: 2, complaints: expect.stringContaining("ask for it with --yes") });
    expect(await house.db.selectFrom("logs").select("number").execute()).toHaveLength(1);
  });

  test("opens a log that begins with the newest head kept beside the database, after which the server would start", async () => {
    const log = await currentLog(house.db, stage.organisationId);
    if (log === undefined) throw new Error("expected a log");
    heads.keep(log, await signedElsewhere(99));
    const { out, exit } = await handslag("log", "restart", "--yes", "--json");
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({ origin: "localhost:3000/helder/log/2", before: "localhost:3000/helder/log/1", beforeSize: 99 });
    const restarted = await house.db.selectFrom("records").select("details").where("type", "=", "log.restarted").executeTakeFirstOrThrow();
    expect(restarted.details).toEqual({ log: 2, before: 1, beforeSize: 99, beforeRoot: "07".repeat(32) });
    await expectCleanAudit();
  });
});

describe("log check", () => {
  test("says that the log goes on from a head in a mail, also quoted-printable", async () => {
    const head = await newestHead();
    await dealOf(stage, "Bram");
    await sequence(house, stage.organisationId);
    const plain = file("plain.eml", `Subject: Bevestiging\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDag,\r\n\r\n${head.replaceAll("\n", "\r\n")}\r\n`);
    const quoted = file("quoted.eml", `Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${head.replaceAll("=", "=3D").replaceAll("—", "=E2=80=94").replaceAll("\n", "\r\n")}\r\n`);
    const packed = file("packed.eml", `Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(head).toString("base64").replaceAll(/.{76}/g, "$&\r\n")}\r\n`);
    for (const name of [plain, quoted, packed]) expect([name, (await handslag("log", "check", name, "--json")).out]).toEqual([name, expect.stringContaining('"how": "goes-on"')]);
  });

  test("finds a log that is older, one that differs, and a text without a head", async () => {
    const size = Number((await newestHead()).split("\n")[1]);
    const older = await handslag("log", "check", file("newer.txt", await signedElsewhere(size + 5)));
    expect([older.exit, older.out]).toEqual([1, expect.stringContaining("the log is OLDER")]);
    const differs = await handslag("log", "check", file("other.txt", await signedElsewhere(size)), "--json");
    expect([differs.exit, JSON.parse(differs.out)]).toMatchObject([1, { heads: [{ how: "differs", headSize: size, logSize: size }] }]);
    expect(await handslag("log", "check", file("none.txt", "Dag!"))).toMatchObject({ exit: 1, out: expect.stringContaining("no head in it is signed by a log of helder") });
    expect(await handslag("log", "check", "-")).toMatchObject({ exit: 1, out: "standard input: no head in it is signed by a log of helder" });
  });

  test.each([[["log"], /wants state/], [["log", "check"], /wants a file/], [["log", "check", "/nowhere"], /cannot be read/], [["log", "toString"], /wants state/]])("%j is wrong use", async (args, complaint) => {
    expect(await handslag(...args)).toMatchObject({ exit: 2, out: "", complaints: expect.stringMatching(complaint) });
  });
});

describe("a server on an older copy of the database", () => {
  test("does not start, and says in one line which log and what to do", async () => {
    await keepHead(house, stage.organisationId, heads);
    const log = await currentLog(house.db, stage.organisationId);
    if (log === undefined) throw new Error("expected a log");
    heads.keep(log, await signedElsewhere(99));
    const refused = await handslag("serve");
    expect(refused).toEqual({ exit: 1, out: "", complaints: `log localhost:3000/helder/log/1: the database has ${log.size} records and does not go on from the head that was signed at 99: it is an older or another copy. Restore the newer one, or go on in a new log with npm run -s handslag -- log restart\n` });
  });
});

describe("erase", () => {
  test("tells why a deal is still open, what there is not, and what goes, as text and as JSON", async () => {
    const { code } = await house.db.selectFrom("deals").select("code").executeTakeFirstOrThrow();
    expect(await handslag("erase", code)).toMatchObject({ exit: 1, out: `${code} is not over:\n  a date is still to come, or a place is still open\n  something is still to be paid, refunded or invoiced\n  a mail has not left yet, or an answer was not read yet; mail that waits for days is left at that on the page Mail` });
    expect(await handslag("erase", "AAAA-BBBB")).toMatchObject({ exit: 1, out: "there is no deal, request or statement AAAA-BBBB" });
    expect(await handslag("erase")).toMatchObject({ exit: 2 });
  });

  test("erases with --organisation, after a look that changes nothing", async () => {
    const free = await setStage(house, { slug: "vrij", priceCents: 0, startsAt: house.clock.now().add({ minutes: 1 }) });
    const dealId = await dealOf(free, "Femke");
    const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow();
    // The program's clock is the real one: here the date is long past.
    await sql`update sessions set ends_at = starts_at where organisation_id = ${free.organisationId}`.execute(house.db);
    await sql`update messages set state = 'refused' where organisation_id = ${free.organisationId}`.execute(house.db);
    const dry = await handslag("erase", code, "--organisation", "vrij", "--dry-run", "--json");
    expect([dry.exit, JSON.parse(dry.out)]).toEqual([0, { deal: code, erased: false, participants: 1, mails: 1, contents: 0, orderKeptThrough: null }]);
    const done = await handslag("erase", code, "--organisation", "vrij");
    expect(done).toMatchObject({ exit: 0, out: expect.stringContaining("erased 1 participant, 1 mail and 2 contents; the order and the customer too") });
    expect(await handslag("erase", code, "--json")).toMatchObject({ exit: 1, out: expect.stringContaining('"kind": "already-erased"') });
    expect(await house.db.selectFrom("bookings").select("first_name").where("deal_id", "=", dealId).execute()).toEqual([{ first_name: "gewist" }]);
  });
});
