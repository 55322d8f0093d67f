import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { openCheckpoint } from "../../proof/log/checkpoint.ts";
import { verifierOf } from "../../proof/log/note.ts";
import { checkRecord, writeRecordProof } from "../../proof/log/record-proof.ts";
import { continues } from "../../proof/log/tree.ts";
import { keeps } from "../../proof/record/commitment.ts";
import { writeRecords } from "../evidence/store.ts";
import { signUp } from "../sign-up/actions.ts";
import { checkLogs, keepHead, keptHeads, keyIdOf, LogError, restartLog, rotateKey, sequence } from "./actions.ts";
import { readContent } from "./content.ts";
import { allLogs, attachmentsOf, consistencyProof, currentLog, findCheckpoint, inclusionProofs, keysOf, loggedRecords } from "./store.ts";

const house = await createTestHouse();
const { dealOf, expectCleanAudit } = stepsIn(house);
const folder = mkdtempSync(join(tmpdir(), "handslag-heads-"));
afterAll(() => rmSync(folder, { recursive: true }));

let stage: Stage;
let organisationId: string;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house, { capacity: 3 });
  ({ organisationId } = stage);
});

const waiting = async () => (await house.db.selectFrom("log_queue").select("record_id").execute()).length;

async function head(size?: number) {
  const log = await logNow();
  const checkpoint = await findCheckpoint(house.db, { organisationId, log: log.number }, size);
  const keys = (await keysOf(house.db, { organisationId, log: log.number })).map(({ verifier }) => verifierOf(verifier)).filter((one) => one !== null);
  const opened = openCheckpoint(checkpoint?.note ?? "", keys);
  if (!opened.ok) throw new Error(opened.fault);
  return { ...opened, note: checkpoint?.note ?? "", keys };
}

async function logNow() {
  const log = await currentLog(house.db, organisationId);
  if (log === undefined) throw new Error("expected a log");
  return log;
}

/** Changes what is stored behind the program's back. */
const tamper = (statement: string) => house.pool.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`);

describe("the log of an organisation", () => {
  test("takes every record once, in order, and proves each to whoever has the head and the key", async () => {
    const dealId = await dealOf(stage, ["Anna", "Bram"]);
    await dealOf(stage, "Chris");
    const records = await house.db.selectFrom("records").select("id").execute();
    expect(await sequence(house, organisationId)).toBe(records.length);
    expect(await sequence(house, organisationId)).toBe(0);
    const { note, keys, head: { size, origin } } = await head();
    expect([size, origin, await waiting()]).toEqual([records.length, "localhost:3000/helder/log/1", 0]);
    const about = await loggedRecords(house.db, organisationId, [dealId]);
    const paths = await inclusionProofs(house.db, { organisationId, log: 1 }, { indexes: about.map(({ index }) => index), size });
    expect(about.map(({ leaf }) => leaf.type)).toContain("deal.formed");
    expect(about.map(({ bytes, index }, at) => checkRecord(bytes, writeRecordProof({ index, path: paths[at] ?? [], checkpoint: note }), keys).ok)).toEqual(about.map(() => true));
    expect(about.map(({ leaf }) => leaf.prev)).toEqual([null, ...about.slice(0, -1).map(({ index }) => index)]);
  });

  test("taken up by many at once, has each record once and heads that go on from each other", async () => {
    for (const name of ["Anna", "Bram", "Chris"]) await signUp(house, signUpOf(stage, `${name} Jansen`));
    await Promise.all(Array.from({ length: 6 }, () => sequence(house, organisationId)));
    const first = (await head()).head;
    await Promise.all(["Dora", "Emil"].map((name) => signUp(house, signUpOf(stage, `${name} Jansen`))));
    await Promise.all(Array.from({ length: 6 }, () => sequence(house, organisationId)));
    const second = (await head()).head;
    const leaves = await house.db.selectFrom("log_leaves").select(["index", "record_id"]).orderBy("index").execute();
    const records = await house.db.selectFrom("records").select("id").execute();
    expect(leaves.map(({ index }) => index)).toEqual(records.map((_, at) => at));
    expect(new Set(leaves.map(({ record_id: id }) => id))).toEqual(new Set(records.map(({ id }) => id)));
    const proof = await consistencyProof(house.db, { organisationId, log: 1 }, { from: first.size, to: second.size });
    expect(continues({ from: first.size, fromRoot: first.root, to: second.size, toRoot: second.root, proof })).toBe(true);
    await expectCleanAudit();
  });

  test("commits to the order and to those who come, and names nobody", async () => {
    const dealId = await dealOf(stage, "Anna");
    await sequence(house, organisationId);
    const formed = (await loggedRecords(house.db, organisationId, [dealId])).find(({ leaf }) => leaf.type === "deal.formed");
    if (formed === undefined) throw new Error("expected the deal to be formed");
    expect(Object.keys(formed.leaf.att)).toEqual(["order", "participants"]);
    expect(new TextDecoder().decode(formed.bytes)).not.toMatch(/Anna|anna|Helder/);
    const attachments = await attachmentsOf(house.db, organisationId, [formed.recordId]);
    const content = await readContent(house.db, organisationId, attachments);
    for (const { name, salt } of attachments) {
      const commitment = formed.leaf.att[name];
      if (commitment === undefined || salt === null) throw new Error(`expected ${name}`);
      expect(keeps(commitment, { salt: new Uint8Array(salt), bytes: content.get(`${formed.recordId}/${name}`) ?? new Uint8Array() })).toBe(true);
    }
    expect(new TextDecoder().decode(content.get(`${formed.recordId}/participants`))).toContain("Anna");
  });

  test("commits to what each of many records rests on", async () => {
    await dealOf(stage, "Anna");
    await house.db.transaction().execute((trx) => writeRecords(trx, organisationId, Array.from({ length: 120 }, () => ({ subjectId: organisationId, type: "organisation.changed" as const, at: house.clock.now(), actor: "trainer" as const, details: {} }))));
    await dealOf(stage, "Bram");
    await sequence(house, organisationId);
    const formed = await house.db.selectFrom("records").select("id").where("type", "=", "deal.formed").execute();
    const attachments = await attachmentsOf(house.db, organisationId, formed.map(({ id }) => id));
    expect(attachments.map(({ name, content }) => [name, content === null])).toEqual(formed.flatMap(() => [["order", true], ["participants", false]]));
  });

  test("is not gone on with when a hash in it was changed", async () => {
    await dealOf(stage, "Anna");
    await sequence(house, organisationId);
    await tamper("update log_tiles set hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1)");
    await dealOf(stage, "Bram");
    await expect(sequence(house, organisationId)).rejects.toThrow(LogError);
    await expect(checkLogs(house, keptHeads(folder))).rejects.toThrow(/older or another copy/);
    expect(await waiting()).toBeGreaterThan(0);
  });

  test("is noticed to be an older copy by the head beside the database", async () => {
    await dealOf(stage, "Anna");
    await sequence(house, organisationId);
    const heads = keptHeads(folder);
    const log = await logNow();
    await dealOf(stage, "Bram");
    await sequence(house, organisationId);
    heads.keep(log, (await head()).note);
    await checkLogs(house, heads);
    await tamper(`delete from log_checkpoints where size > ${log.size}; delete from log_leaves where index >= ${log.size}; update logs set size = ${log.size}`);
    await tamper(`update log_tiles set hashes = substr(hashes, 1, 32 * ${log.size})`);
    await expect(checkLogs(house, heads)).rejects.toThrow(`the database has ${log.size} records and does not go on from the head that was signed at`);
    const { origin } = await restartLog(house, organisationId, { note: heads.read(log) });
    expect(origin).toBe("localhost:3000/helder/log/2");
    await checkLogs(house, heads);
    heads.keep({ ...log, number: 4 }, "of a copy that was restored away");
    await expect(checkLogs(house, heads)).rejects.toThrow(/a later log of the same organisation/);
    expect(await restartLog(house, organisationId, { note: null, after: heads.newest(organisationId) })).toEqual({ origin: "localhost:3000/helder/log/5", repeated: false });
    await checkLogs(house, heads);
    const [first] = await loggedRecords(house.db, organisationId, [organisationId]).then((all) => all.filter((one) => one.log === 2));
    expect(first).toMatchObject({ index: 0, leaf: { type: "log.restarted", details: { before: 1 } } });
    expect(Number(first?.leaf.details["beforeSize"])).toBeGreaterThan(log.size);
  });
});

describe("the head beside the database", () => {
  test("is not replaced by an older one", async () => {
    await dealOf(stage, "Anna");
    await sequence(house, organisationId);
    const heads = keptHeads(folder);
    const older = (await head()).note;
    await keepHead(house, organisationId, heads);
    await dealOf(stage, "Bram");
    await sequence(house, organisationId);
    await keepHead(house, organisationId, heads);
    const newer = (await head()).note;
    expect([heads.read(await logNow()), newer === older]).toEqual([newer, false]);
    await tamper(`delete from log_checkpoints where size = ${Number(newer.split("\n")[1])}`);
    await keepHead(house, organisationId, heads);
    expect(heads.read(await logNow())).toBe(newer);
  });

  test("and the log are looked at while another process adds to it, and nothing is the matter", async () => {
    await dealOf(stage, "Anna");
    await sequence(house, organisationId);
    const names = ["Bram", "Chris"];
    const goOn = async () => {
      const name = names.shift();
      if (name === undefined) return;
      await dealOf(stage, name);
      await sequence(house, organisationId);
    };
    const db = house.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (result.rows.some((row) => "origin" in row)) await goOn();
        return result;
      },
    });
    await checkLogs({ ...house, db }, keptHeads(folder));
    expect(names).toEqual([]);
  });
});

describe("the key of a log", () => {
  test("changes with one head that both sign, and then signs alone", async () => {
    await dealOf(stage, "Anna");
    const { verifier } = await rotateKey(house, organisationId);
    const both = await head();
    expect(both.by).toHaveLength(2);
    await dealOf(stage, "Bram");
    await sequence(house, organisationId);
    const alone = await head();
    expect(alone.by.map(({ id }) => id)).toEqual([verifierOf(verifier)?.id]);
    expect((await keysOf(house.db, { organisationId, log: 1 })).map((key) => [key.number, key.until_size])).toEqual([[1, both.head.size], [2, null]]);
    expect((await loggedRecords(house.db, organisationId, [organisationId])).filter(({ leaf }) => leaf.type === "key.rotated")).toHaveLength(1);
  });

  test("changed twice at once is changed twice, one after the other, and no head is left unsigned", async () => {
    await dealOf(stage, "Anna");
    await Promise.all([rotateKey(house, organisationId), rotateKey(house, organisationId)]);
    const keys = await keysOf(house.db, { organisationId, log: 1 });
    expect(keys.map(({ number, until_size: until }) => [number, until === null])).toEqual([[1, false], [2, false], [3, true]]);
    expect((await head()).by).toHaveLength(2);
  });

  test("changed twice at once by who saw the same key is changed once", async () => {
    await dealOf(stage, "Anna");
    await sequence(house, organisationId);
    const [key] = await keysOf(house.db, { organisationId, log: 1 });
    const seen = keyIdOf(key?.verifier ?? "");
    const answers = await Promise.all([rotateKey(house, organisationId, seen), rotateKey(house, organisationId, seen)]);
    expect(new Set(answers.map(({ verifier }) => verifier)).size).toBe(1);
    expect(await keysOf(house.db, { organisationId, log: 1 })).toHaveLength(2);
  });

  test("that is lost is left for one new log, also when two ask for it at once", async () => {
    await dealOf(stage, "Anna");
    await sequence(house, organisationId);
    const answers = await Promise.all([1, 2, 3].map(() => restartLog(house, organisationId, { note: null, seen: 1 })));
    expect(answers.map(({ origin }) => origin)).toEqual(Array.from({ length: 3 }, () => "localhost:3000/helder/log/2"));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await allLogs(house.db, organisationId)).map(({ number }) => number)).toEqual([1, 2]);
    await expectCleanAudit();
  });

  test("that does not open with another secret stops the log, loses no record, and a new log goes on", async () => {
    await dealOf(stage, "Anna");
    await sequence(house, organisationId);
    const other = { ...house, config: { ...house.config, secret: "another secret, of another installation" } };
    await dealOf(stage, "Bram");
    const left = await waiting();
    await expect(sequence(other, organisationId)).rejects.toThrow(/HANDSLAG_SECRET/);
    expect(await waiting()).toBe(left);
    await restartLog(other, organisationId);
    expect(await sequence(other, organisationId)).toBe(left);
    expect((await allLogs(house.db, organisationId)).map(({ number }) => number)).toEqual([1, 2]);
  });
});
