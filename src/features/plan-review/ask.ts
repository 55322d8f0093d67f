import { whyNotWords } from "../../domain/track-record/decide-words.ts";
import type { WordsRefusal } from "../../domain/track-record/decide-words.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { holdDealAlone } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { planReviewOf } from "./store.ts";

export type AskPlanReviewRefusal = WordsRefusal | { kind: "deal-unknown" } | { kind: "not-chosen" };

/**
 * The customer asks a person to look at the payment plan that was chosen for a deal. Once for each deal: asking again, or twice at
 * once, changes nothing.
 * @returns refusals `deal-unknown`, `not-chosen` (the plan is the session's own, or asks less), `words-missing`, `words-too-long`
 * @see docs/rules/track-record.md  art. 22(3) AVG
 */
export async function askPlanReview(
  house: House,
  { organisationId, dealId, words }: { organisationId: string; dealId: string; words: string },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: AskPlanReviewRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const deal = await holdDealAlone(trx, organisationId, dealId);
    const now = house.clock.now();
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    if (deal.frozen.chosenPlan?.firmer !== true) return { ok: false, refusal: { kind: "not-chosen" } };
    if ((await planReviewOf(trx, organisationId, dealId)) !== undefined) return { ok: true, repeated: true };
    const refusal = whyNotWords(words);
    if (refusal !== null) return { ok: false, refusal };
    const id = uuidv7(now);
    await trx.insertInto("plan_reviews").values({ organisation_id: organisationId, id, deal_id: dealId, words: words.trim(), asked_at: now.toString() }).execute();
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "plan.review-asked", at: now, actor: "customer", details: { review: id, characters: words.trim().length } }]);
    return { ok: true, repeated: false };
  });
}
