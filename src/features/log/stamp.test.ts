import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { startTimeStampAuthority } from "../../simulator/time-stamp-authority/server.ts";
import { proofState, sequence, stampDueHeads } from "./actions.ts";
import { currentLog, loggedRecords, placesInLog, stampsOf } from "./store.ts";

const bare = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-roots-"));
const authority = await startTimeStampAuthority({ port: 0, now: () => bare.clock.now(), log: bare.log, folder: null });
mkdirSync(join(folder, "tsa-roots"));
writeFileSync(join(folder, "tsa-roots", "test.pem"), authority.root);
afterAll(async () => {
  await authority.stop();
  rmSync(folder, { recursive: true });
});

const asking = (...urls: string[]) => ({ ...bare, config: { ...bare.config, dataFolder: folder, tsaUrls: urls } });
const house = asking(authority.url);
const { dealOf, expectCleanAudit } = stepsIn(house);
let stage: Stage;
let which: { organisationId: string; log: number };

beforeEach(async () => {
  await emptyDatabase(house);
  bare.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house);
  which = { organisationId: stage.organisationId, log: 1 };
  await dealOf(stage, "Anna");
  await sequence(house, stage.organisationId);
});

const stamps = () => stampsOf(house.db, which);

describe("a time stamp from outside", () => {
  test("covers the newest head, is a record of its own, and asks for no other", async () => {
    const { size } = (await currentLog(house.db, stage.organisationId)) ?? { size: 0 };
    expect(await stampDueHeads(house)).toBe(1);
    expect(await stamps()).toMatchObject([{ size, service: authority.url, accuracy_ms: 1_000, stamped_at: bare.clock.now() }]);
    await sequence(house, stage.organisationId);
    const anchor = (await loggedRecords(house.db, stage.organisationId, [stage.organisationId])).find(({ leaf }) => leaf.type === "anchor.tsa");
    expect(anchor?.leaf).toMatchObject({ actor: "time-stamp-service", details: { log: 1, size } });
    expect(anchor?.leaf.details["reply"]).toBe(createHash("sha256").update((await stamps())[0]?.reply ?? "").digest("hex"));
    bare.clock.advance({ hours: 5 });
    expect(await stampDueHeads(house)).toBe(0);
    await expectCleanAudit();
  });

  test("says between which times from outside each record lies", async () => {
    await stampDueHeads(house);
    const subjects = [stage.organisationId, stage.sessionId, ...(await house.db.selectFrom("deals").select("id").execute()).map(({ id }) => id)];
    bare.clock.advance({ minutes: 3 });
    subjects.push(await dealOf(stage, "Bram"));
    await sequence(house, stage.organisationId);
    const [before, between] = [(await placesInLog(house.db, stage.organisationId, subjects.slice(0, -1))).values().toArray(), await placesInLog(house.db, stage.organisationId, subjects.slice(-1))];
    const first = Temporal.Instant.from("2026-11-24T09:41:00Z");
    expect(before.find(({ index }) => index === 0)).toEqual({ log: 1, index: 0, notBefore: null, notAfter: first.add({ seconds: 1 }) });
    expect(between.values().toArray().map(({ notBefore, notAfter }) => [notBefore, notAfter])).toEqual([...between].map(() => [first.subtract({ seconds: 1 }), null]));
    expect((await proofState(house, stage.organisationId)).unstamped).toEqual({ count: between.size, since: bare.clock.now() });
    await stampDueHeads(house);
    const after = await placesInLog(house.db, stage.organisationId, subjects.slice(-1));
    expect(after.values().toArray()[0]?.notAfter).toEqual(bare.clock.now().add({ seconds: 1 }));
    expect((await proofState(house, stage.organisationId))).toMatchObject({ unstamped: null, waiting: { count: 1 }, keyOpens: true, stamp: { service: authority.url } });
  });

  test("asked for by two at once is kept once", async () => {
    const counts = await Promise.all([stampDueHeads(house), stampDueHeads(house), stampDueHeads(house)]);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await stamps()).toHaveLength(1);
    expect(await house.db.selectFrom("records").select("id").where("type", "=", "anchor.tsa").execute()).toHaveLength(1);
  });

  test("is not asked for more than once a minute, and then covers all that happened since", async () => {
    await stampDueHeads(house);
    await dealOf(stage, "Bram");
    await sequence(house, stage.organisationId);
    expect(await stampDueHeads(house)).toBe(0);
    bare.clock.advance({ minutes: 1 });
    expect(await stampDueHeads(house)).toBe(1);
    expect((await stamps()).at(-1)?.size).toBe((await currentLog(house.db, stage.organisationId))?.size);
  });

  test("comes from the next service when one is away or wrong", async () => {
    expect(await stampDueHeads(asking("http://127.0.0.1:1/", `${authority.url}/broken/no-ess`, authority.url))).toBe(1);
    expect(await stamps()).toMatchObject([{ service: authority.url }]);
  });

  test("that nobody gives stays pending, says why, and is asked for again later and later", async () => {
    const lonely = asking("http://127.0.0.1:1/", `${authority.url}/broken/foreign-root`);
    expect(await stampDueHeads(lonely)).toBe(0);
    const log = await currentLog(house.db, stage.organisationId);
    expect(log?.stamp_faults.map(({ fault }) => fault.split(":")[0])).toEqual(["unreachable", "refused"]);
    expect(log?.stamp_due_at).toEqual(bare.clock.now().add({ minutes: 1 }));
    expect(await stampDueHeads(house)).toBe(0);
    bare.clock.advance({ minutes: 1 });
    await stampDueHeads(lonely);
    expect((await currentLog(house.db, stage.organisationId))?.stamp_due_at).toEqual(bare.clock.now().add({ minutes: 2 }));
    bare.clock.advance({ minutes: 2 });
    expect(await stampDueHeads(house)).toBe(1);
    expect((await currentLog(house.db, stage.organisationId))?.stamp_faults).toEqual([]);
  });

  test("is asked for one log only where no service answers, and the logs of others wait along", async () => {
    const other = await setStage(house, { slug: "ander" });
    await sequence(house, other.organisationId);
    await dealOf(other, "Bram");
    await sequence(house, other.organisationId);
    let asked = 0;
    const deaf = createServer((request) => {
      asked += 1;
      request.socket.destroy();
    });
    deaf.listen(0, "127.0.0.1");
    await once(deaf, "listening");
    const address = deaf.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
    expect(await stampDueHeads(asking(url))).toBe(0);
    deaf.close();
    expect(asked).toBe(1);
    expect(await house.db.selectFrom("logs").select(["stamp_attempts", "stamp_due_at"]).execute()).toEqual([1, 2].map(() => ({ stamp_attempts: 1, stamp_due_at: bare.clock.now().add({ minutes: 1 }) })));
    bare.clock.advance({ minutes: 1 });
    expect(await stampDueHeads(house)).toBe(2);
  });

  test("refused in words that no database takes stays pending, and says so in others", async () => {
    const rejection = Uint8Array.from([0x30, 0x0d, 0x30, 0x0b, 0x02, 0x01, 0x02, 0x30, 0x06, 0x0c, 0x04, 0x6e, 0x00, 0x6f, 0x21]);
    const odd = createServer((_request, response) => response.end(rejection)).listen(0, "127.0.0.1");
    await once(odd, "listening");
    const address = odd.address();
    if (address === null || typeof address === "string") throw new Error("expected a port");
    expect(await stampDueHeads(asking(`http://127.0.0.1:${address.port}/`))).toBe(0);
    odd.close();
    expect((await currentLog(house.db, stage.organisationId))?.stamp_faults.map(({ fault }) => fault)).toEqual(["refused: rejected: rejected; no!"]);
  });

  test("of which nobody pinned the root is refused", async () => {
    expect(await stampDueHeads({ ...house, config: { ...house.config, dataFolder: join(folder, "elsewhere") } })).toBe(0);
    expect(await stamps()).toEqual([]);
  });

  test("is not asked for where no service is set up", async () => {
    expect(await stampDueHeads(asking())).toBe(0);
    expect((await currentLog(house.db, stage.organisationId))?.stamp_attempts).toBe(0);
  });
});
