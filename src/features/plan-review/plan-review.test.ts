import { beforeEach, describe, expect, test } from "vitest";
import { payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { pastIn } from "../../../test/support/track-record.ts";
import { answerPlanReview, askPlanReview } from "./actions.ts";
import { openPlanReviews, planReviewOf } from "./store.ts";

const house = await createTestHouse("2026-01-10T09:00:00Z");
const { at, dealOf, expectCleanAudit, factsOf, mailsTo, outcomesOf, placesOf, recordsOf, sweepAt } = stepsIn(house);
const { setRules, went } = pastIn(house);

let stage: Stage;
let dealId: string;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-01-10T09:00:00Z");
  stage = await setStage(house, { conditions: { ...payBefore, payment: { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 } } });
  await setRules(stage);
  for (const on of ["2026-05-12", "2026-09-08"]) await went(stage, "Joris Peeters", { on, came: "no-show" });
  at("2026-11-24T09:41:00Z");
  dealId = await dealOf(stage, "Joris Peeters");
});

const repeats = (outcomes: readonly { ok: boolean; repeated?: boolean }[]) => outcomes.map(({ repeated }) => repeated).sort();
const ask = (words = "Ik betaal liever achteraf.", deal = dealId) => askPlanReview(house, { organisationId: stage.organisationId, dealId: deal, words });
const answer = (more: Partial<Parameters<typeof answerPlanReview>[1]> = {}) =>
  answerPlanReview(house, { organisationId: stage.organisationId, dealId, answer: { thisDeal: true, later: "as-session" }, words: "Wij kennen elkaar.", until: Temporal.PlainDate.from("2027-11-24"), by: "marit", ...more });

describe("asking a person to look at a plan", () => {
  test("twice at once is one question", async () => {
    expect(repeats(await Promise.all([ask(), ask("Nog eens.")]))).toEqual([false, true]);
    expect(await openPlanReviews(house.db, stage.organisationId)).toMatchObject([{ customer_name: "Joris Peeters B.V.", lapses_at: Temporal.Instant.from("2026-11-28T10:59:59Z") }]);
    expect(await recordsOf("plan.review-asked")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("is for a plan that was chosen to be firmer, with words", async () => {
    expect(await ask("", dealId)).toEqual({ ok: false, refusal: { kind: "words-missing" } });
    expect(await ask("x", await dealOf(stage, "Anna de Wit"))).toEqual({ ok: false, refusal: { kind: "not-chosen" } });
    expect(await ask("x", stage.sessionId)).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
  });
});

describe("the answer", () => {
  beforeEach(async () => {
    await ask();
  });

  test("that overrules makes the places certain and decides for later, in one step with one mail, twice at once", async () => {
    expect((await placesOf("Joris")).at(-1)).toBe("held");
    expect(repeats(await Promise.all([answer(), answer()]))).toEqual([false, true]);
    expect((await placesOf("Joris")).at(-1)).toBe("confirmed");
    expect((await mailsTo("Joris")).filter((kind) => kind === "plan-answered" || kind === "deadline-waived")).toEqual(["plan-answered"]);
    expect(await factsOf("plan-answered")).toMatchObject([{ thisDeal: true, later: "as-session", until: "2027-11-24", openCents: 108_295 }]);
    expect(await recordsOf("deadline.waived")).toMatchObject([{ reason: "plan-review" }]);
    expect(await recordsOf("plan.review-overruled")).toMatchObject([{ thisDeal: true, later: "as-session" }]);
    expect(await outcomesOf("hold")).toEqual(["waived"]);
    await sweepAt("2026-12-20T09:00:00Z");
    expect((await placesOf("Joris")).at(-1)).toBe("confirmed");
    const later = await dealOf(stage, "Joris Peeters", { token: "later" });
    expect((await house.db.selectFrom("deals").select("frozen").where("id", "=", later).executeTakeFirstOrThrow()).frozen.chosenPlan).toBeUndefined();
    await expectCleanAudit();
  });

  test("that keeps the plan says why and changes nothing", async () => {
    expect(await answer({ answer: { thisDeal: false, later: null }, words: "" })).toEqual({ ok: false, refusal: { kind: "words-missing" } });
    expect(await answer({ answer: { thisDeal: false, later: null } })).toEqual({ ok: true, repeated: false });
    expect((await placesOf("Joris")).at(-1)).toBe("held");
    expect(await planReviewOf(house.db, stage.organisationId, dealId)).toMatchObject({ answer: "kept", answer_words: "Wij kennen elkaar.", answered_by: "marit" });
    expect(await recordsOf("plan.review-kept")).toHaveLength(1);
    expect(await answer()).toEqual({ ok: false, refusal: { kind: "answered" } });
    await expectCleanAudit();
  });

  test("is one: the same again is fine, anything else is refused and changes nothing", async () => {
    expect(await answer({ answer: { thisDeal: true, later: null } })).toEqual({ ok: true, repeated: false });
    expect(await answer({ answer: { thisDeal: true, later: null } })).toEqual({ ok: true, repeated: true });
    for (const other of [{ thisDeal: true, later: "on-your-word" }, { thisDeal: false, later: "on-your-word" }, { thisDeal: false, later: null }] as const) {
      expect(await answer({ answer: other })).toEqual({ ok: false, refusal: { kind: "answered" } });
    }
    expect(await house.db.selectFrom("track_overrules").select("id").execute()).toEqual([]);
    expect(await factsOf("plan-answered")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("that differs given at once is given by one, and the other hears that it was not", async () => {
    const both = await Promise.all([answer({ answer: { thisDeal: true, later: null } }), answer({ answer: { thisDeal: false, later: "on-your-word" } })]);
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, repeated: false }]);
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: { kind: "answered" } }]);
    await expectCleanAudit();
  });

  test("comes only to who asked, and promises nothing that cannot be done", async () => {
    const other = await dealOf(stage, "Anna de Wit");
    expect(await answer({ dealId: other })).toEqual({ ok: false, refusal: { kind: "not-asked" } });
    expect(await answer({ until: Temporal.PlainDate.from("2030-01-01") })).toMatchObject({ ok: false, refusal: { kind: "until-out-of-range" } });
    expect((await placesOf("Joris")).at(-1)).toBe("held");
    await sweepAt("2026-12-20T09:00:00Z");
    expect(await answer()).toEqual({ ok: false, refusal: { kind: "nothing-held" } });
    expect(await planReviewOf(house.db, stage.organisationId, dealId)).toMatchObject({ answer: null });
  });
});
