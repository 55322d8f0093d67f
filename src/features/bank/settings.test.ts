import { beforeEach, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { addAccount, endRule, makeRule, saveMapping } from "./actions.ts";
import type { CsvMapping } from "./csv/mapping.ts";
import { knownAccounts, rulesNow, savedMappings } from "./store.ts";

const house = await createTestHouse();
const { at, recordsOf } = stepsIn(house);
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
});

const twice = <T>(once: () => Promise<T>) => Promise.all([once(), once()]);

test("an account that is added twice at once is there once, and is recorded once without its number", async () => {
  const add = () => addAccount(house, { organisationId: stage.organisationId, account: "NL20 INGB 0001 2345 67", by: "marit" });
  expect(await twice(add)).toEqual([{ ok: true }, { ok: true }]);
  expect((await knownAccounts(house.db, stage.organisationId)).filter((one) => one === "NL20INGB0001234567")).toHaveLength(1);
  expect(await recordsOf("bank-account.added")).toEqual([{}]);
  expect(await addAccount(house, { organisationId: stage.organisationId, account: " ", by: "marit" })).toEqual({ ok: false });
});

test("a rule that is made twice at once is one, ends once, and can be made again", async () => {
  const make = () => makeRule(house, { organisationId: stage.organisationId, field: "name", contains: "Pakhuis  De Wending", by: "marit" });
  const [one, other] = await twice(make);
  const ruleId = one.ok ? one.ruleId : "";
  expect(other).toEqual({ ok: true, ruleId });
  expect(await rulesNow(house.db, stage.organisationId)).toEqual([{ id: ruleId, field: "name", contains: "pakhuis de wending" }]);
  const ends = await twice(() => endRule(house, { organisationId: stage.organisationId, ruleId }));
  expect(ends.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await make()).not.toMatchObject({ ruleId });
  expect([await recordsOf("bank-rule.made"), await recordsOf("bank-rule.ended")]).toEqual([[{ field: "name" }, { field: "name" }], [{}]]);
  expect(await makeRule(house, { organisationId: stage.organisationId, field: "text", contains: " ab ", by: "marit" })).toEqual({ ok: false, refusal: { kind: "rule-too-short" } });
});

test("columns that are named twice at once are kept once; other meanings of them are kept and recorded too", async () => {
  const mapping: CsvMapping = { date: "Dag", amount: "Bedrag", decimal: "," };
  const save = (one: CsvMapping) => saveMapping(house, { organisationId: stage.organisationId, columns: ["Dag", "Bedrag"], mapping: one, by: "marit" });
  expect(await twice(() => save(mapping))).toEqual([{ ok: true, mapping }, { ok: true, mapping }]);
  expect([await savedMappings(house.db, stage.organisationId), (await recordsOf("bank-columns.named")).length]).toEqual([[mapping], 1]);
  const points: CsvMapping = { ...mapping, decimal: "." };
  await save(points);
  expect([await savedMappings(house.db, stage.organisationId), (await recordsOf("bank-columns.named")).length]).toEqual([[points], 2]);
  expect(await saveMapping(house, { organisationId: stage.organisationId, columns: ["Dag"], mapping: {}, by: "marit" })).toEqual({ ok: false, refusal: { kind: "mapping-incomplete" } });
});
