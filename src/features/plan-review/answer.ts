import { isSameAnswer, whyNotAnswer } from "../../domain/track-record/decide-plan-answer.ts";
import type { PlanAnswer, PlanAnswerRefusal } from "../../domain/track-record/decide-plan-answer.ts";
import type { House, Trx } from "../../platform/house.ts";
import { holdDeal, messageAbout } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { waiveHeld } from "../payments/actions.ts";
import { amountsOf } from "../payments/store.ts";
import { writeOverrule } from "../track-record/actions.ts";
import type { OverruleRecordRefusal } from "../track-record/actions.ts";
import { answerTo, planReviewOf } from "./store.ts";
import type { PlanReview } from "./store.ts";

export type AnswerPlanReviewInput = {
  organisationId: string;
  dealId: string;
  /** With nothing for this deal and nothing for later, the plan stays. */
  answer: PlanAnswer;
  /** To the customer, and the reason of what is decided for later orders. */
  words: string;
  /** The last day of what is decided for later orders. */
  until: Temporal.PlainDate;
  by: string;
};

export type AnswerPlanReviewRefusal = PlanAnswerRefusal | OverruleRecordRefusal | { kind: "not-asked" } | { kind: "answered" };

/**
 * A person answers who was asked to look at a plan. For this deal it can let the places be certain without paying first; what is owed
 * stays owed. For later orders it can leave the session's own plan, or take the customer at their word. One answer holds: the same twice is fine.
 * @returns refusals `deal-unknown`, `not-asked`, `answered` (otherwise, before), `nothing-held`, `words-missing`, `words-too-long`, `rules-off`, `until-out-of-range`
 */
export async function answerPlanReview(house: House, input: AnswerPlanReviewInput): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: AnswerPlanReviewRefusal }> {
  const { organisationId, dealId, answer, words, until, by } = input;
  const kept = !answer.thisDeal && answer.later === null;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    const now = house.clock.now();
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const review = await planReviewOf(trx, organisationId, dealId);
    if (review === undefined) return { ok: false, refusal: { kind: "not-asked" } };
    const given = await answerTo(trx, review);
    if (given !== null) return isSameAnswer(given, answer) ? { ok: true, repeated: true } : { ok: false, refusal: { kind: "answered" } };
    const refusal = whyNotAnswer(answer, { words, held: held.bookings.some(({ place }) => place === "held") });
    if (refusal !== null) return { ok: false, refusal };
    if (answer.later !== null) {
      const overruled = await writeOverrule(trx, held.deal, { plan: answer.later, reason: words, until, by, token: `review:${review.id}` }, now);
      if (!overruled.ok) return overruled;
    }
    await writeAnswer(trx, review, { answer: kept ? "kept" : "overruled", words: words.trim(), by }, now);
    if (answer.thisDeal) await waiveHeld(trx, held, "plan-review", now);
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: kept ? "plan.review-kept" : "plan.review-overruled", at: now, actor: "trainer", details: { review: review.id, thisDeal: answer.thisDeal, later: answer.later } }]);
    const facts = { kind: "plan-answered" as const, dealId, thisDeal: answer.thisDeal, later: answer.later, until: answer.later === null ? null : until.toString(), words: words.trim(), openCents: amountsOf(held.deal, held.bookings).openCents };
    await queueMessages(trx, organisationId, now, [messageAbout(held.deal, `plan-answered:${review.id}`, facts)]);
    return { ok: true, repeated: false };
  });
}

async function writeAnswer(trx: Trx, { organisation_id: organisationId, id }: PlanReview, { answer, words, by }: { answer: "kept" | "overruled"; words: string; by: string }, now: Temporal.Instant): Promise<void> {
  await trx
    .updateTable("plan_reviews")
    .set({ answer, answer_words: words, answered_by: by, answered_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
}
