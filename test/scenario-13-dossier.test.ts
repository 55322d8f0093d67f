import { afterAll, expect, test } from "vitest";
import { writeRecords } from "../src/features/evidence/store.ts";
import { verifyDossier } from "../src/proof/dossier/verify.ts";
import { checkTimeStamp } from "../src/proof/time-stamp/check.ts";
import { createTestHouse } from "./support/database.ts";
import { tellNeverPaid } from "./support/never-paid.ts";
import { openProofWorld } from "./support/proof-world.ts";

// The right to be forgotten, as far as proof goes: the salt and the content are gone, and every proof stays.

const world = await openProofWorld(await createTestHouse());
afterAll(world.close);
const { house } = world;
const told = await tellNeverPaid(world);
const verified = async (bytes: Uint8Array) => verifyDossier(bytes, { checkTimeStamp, pinnedRoots: [world.root] });

test("a dossier of before goes on holding; one of after says erased, and no record is the worse for it", async () => {
  const before = await world.dossierOf(told);
  const { records } = await verified(before);
  const formed = records.find(({ type }) => type === "deal.formed")?.index ?? 0;
  const leaf = await house.db.selectFrom("log_leaves").select("record_id").where("index", "=", formed).executeTakeFirstOrThrow();
  await house.db.updateTable("attachments").set({ salt: null, content: null, erased_at: house.clock.now().toString() }).where("record_id", "=", leaf.record_id).where("name", "=", "participants").execute();
  await house.db.transaction().execute((trx) => writeRecords(trx, told.organisationId, [{ subjectId: told.dealId, type: "erasure.performed", at: house.clock.now(), actor: "trainer", details: { log: 1, erased: [`${formed}/participants`] } }]));
  const report = await verified(await world.dossierOf(told));
  expect(report.verdict).toMatchObject({ kind: "holds", time: "attested", sealed: true, erased: 1, notIncluded: 0, warnings: 0 });
  expect(report.checks.filter(({ result }) => result === "erased").map(({ subject, found }) => [subject, found.kind])).toEqual([[`${formed}/participants`, "content-erased"]]);
  expect(report.records.filter(({ inTheLog }) => !inTheLog)).toEqual([]);
  expect((await verified(before)).verdict).toMatchObject({ kind: "holds", erased: 0 });
});
