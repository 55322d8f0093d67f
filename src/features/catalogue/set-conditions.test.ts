import { beforeEach, expect, test } from "vitest";
import { conditionSets } from "../../domain/conditions/sets.ts";
import { setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { signUp } from "../sign-up/actions.ts";
import { setConditions } from "./actions.ts";

const house = await createTestHouse();
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house);
});

const set = (conditions = conditionSets.strict, organisationId = stage.organisationId) => setConditions(house, { organisationId, sessionId: stage.sessionId, conditions });

async function kept() {
  return (await house.db.selectFrom("sessions").select("conditions").where("id", "=", stage.sessionId).executeTakeFirstOrThrow()).conditions;
}

async function recorded() {
  return (await house.db.selectFrom("records").select("details").where("type", "=", "session.conditions-set").orderBy("id").execute()).map(({ details }) => details);
}

test("new deals get the rules that were chosen, and the record holds them whole", async () => {
  expect(await set()).toEqual({ ok: true, deals: 0 });
  expect(await kept()).toEqual(conditionSets.strict);
  expect(await recorded()).toEqual([{ conditions: conditionSets.strict }]);
});

test("deals that exist keep the rules and the words they were made with, and it is told how many they are", async () => {
  await signUp(house, signUpOf(stage, "Hanna Anders"));
  const frozen = async () => (await house.db.selectFrom("deals").select("frozen").orderBy("formed_at").execute()).map((deal) => deal.frozen);
  const [before] = await frozen();
  house.clock.set(house.clock.now().add({ hours: 1 }));
  expect(await set({ ...conditionSets.strict, noShow: { companyFeeBasisPoints: 0, consumerFeeBasisPoints: 0 } })).toEqual({ ok: true, deals: 1 });
  await signUp(house, signUpOf(stage, "Imke Later"));
  const [kept, fresh] = await frozen();
  expect(kept).toEqual(before);
  expect(kept?.conditions.noShow.companyFeeBasisPoints).toBe(10_000);
  expect(fresh?.conditions.noShow.companyFeeBasisPoints).toBe(0);
  expect(fresh?.wording.sentences).not.toEqual(kept?.wording.sentences);
});

test("rules that do not hold together are refused with everything that is wrong", async () => {
  const before = await kept();
  const broken = { ...conditionSets.usual, offerHours: 0, noShow: { companyFeeBasisPoints: 0, consumerFeeBasisPoints: 10_000 } };
  expect(await set(broken)).toEqual({ ok: false, refusal: { kind: "not-right", problems: ["offer-hours-out-of-range", "consumer-pays-all"] } });
  expect([await kept(), await recorded()]).toEqual([before, []]);
});

test("a session of another organisation is not there", async () => {
  const other = await setStage(house, { slug: "ander" });
  const before = await kept();
  expect(await set(conditionSets.mild, other.organisationId)).toEqual({ ok: false, refusal: { kind: "session-unknown" } });
  expect([await kept(), await recorded()]).toEqual([before, []]);
});

test("twice at once leaves one of the two whole, and both in the record", async () => {
  await Promise.all([set(conditionSets.mild), set(conditionSets.strict)]);
  expect([conditionSets.mild, conditionSets.strict]).toContainEqual(await kept());
  expect(await recorded()).toHaveLength(2);
});
