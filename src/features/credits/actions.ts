import { creditSource } from "../../domain/credit/condition.ts";
import { decideCreditUse } from "../../domain/credit/credit-state.ts";
import type { CreditRefusal } from "../../domain/credit/credit-state.ts";
import { normaliseCode } from "../../domain/deal/code.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Cents } from "../../domain/money.ts";
import type { House, Trx } from "../../platform/house.ts";
import { findDeal, holdDeal } from "../deal/store.ts";
import type { Booking, Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { shrinkFees } from "../refill/actions.ts";
import { storyOf } from "../standing/store.ts";
import { isSameCustomer } from "./at-sign-up.ts";
import { payWithCredit } from "./pay.ts";
import { asCredit, findCreditByCode, lockCredit, lockCreditsAbout, wrongCodesSince } from "./store.ts";
import type { CreditRow } from "./store.ts";

export { decideOrderCredit, holdOrderCredits, payOrders, previewOrderCredit } from "./at-sign-up.ts";
export type { OrderCredit, OrderCreditRefusal } from "./at-sign-up.ts";
export { payAgainWithCredit } from "./pay-again.ts";
export { keepAsCredit } from "./instead-of-refund.ts";
export { countWrongCode, guessesTooMuch } from "./guessing.ts";
export { isSameCustomer } from "./at-sign-up.ts";

export type UseCreditRefusal = { kind: CreditRefusal } | { kind: "deal-unknown" | "code-unknown" | "too-many-tries" };

export type CreditPreview = { cents: Cents; leftCents: number; openCents: number };

type Use = { organisationId: string; dealId: string; code: string };

const mostTries = 5;

/**
 * What a credit would pay of a deal, without using it. A code that is wrong counts as a try: that much is remembered.
 * @returns refusals `deal-unknown`, `code-unknown`, `too-many-tries` (five wrong ones in an hour), and those of the rules
 */
export async function previewCredit(house: House, use: Use): Promise<{ ok: true; preview: CreditPreview } | { ok: false; refusal: UseCreditRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const decided = await decide(trx, house, use);
    return decided.ok ? { ok: true, preview: decided.preview } : decided;
  });
}

/**
 * Uses a credit on a deal: it counts as payment, what it does not need stays. Two at once never spend the same cent.
 * @returns as {@link previewCredit}
 */
export async function useCredit(house: House, use: Use): Promise<{ ok: true; preview: CreditPreview } | { ok: false; refusal: UseCreditRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const decided = await decide(trx, house, use);
    if (!decided.ok) return decided;
    const { credit, deal, bookings, preview, now } = decided;
    await payWithCredit(trx, { deal, bookings, credit, cents: preview.cents }, now);
    await shrinkFees(trx, { organisationId: use.organisationId, bookingIds: bookings.filter(({ place }) => place === "held").map(({ id }) => id) }, now);
    return { ok: true, preview };
  });
}

type Decided = { ok: true; credit: CreditRow; deal: Deal; bookings: readonly Booking[]; preview: CreditPreview; now: Temporal.Instant };

/** Locks the sessions and the deal that is paid, then the credits that it is about. */
async function decide(trx: Trx, { clock }: House, { organisationId, dealId, code: typed }: Use): Promise<Decided | { ok: false; refusal: UseCreditRefusal }> {
  const held = await holdDeal(trx, organisationId, dealId);
  if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
  const { deal, bookings } = held;
  if ((await wrongCodesSince(trx, organisationId, dealId, clock.now().subtract({ hours: 1 }))) >= mostTries) return { ok: false, refusal: { kind: "too-many-tries" } };
  const found = await findCreditByCode(trx, organisationId, normaliseCode(typed));
  if (found === undefined) {
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "credit.code-refused", at: clock.now(), actor: "customer", details: {} }]);
    return { ok: false, refusal: { kind: "code-unknown" } };
  }
  await lockCreditsAbout(trx, { organisationId, dealIds: [dealId], also: [found.id] });
  const credit = await lockCredit(trx, organisationId, found.id);
  const now = clock.now();
  const source = await findDeal(trx, organisationId, credit.deal_id);
  if (source === undefined) throw new Error(`credit ${credit.id}: its deal ${credit.deal_id} is not there`);
  const openCents = (await standingAt(trx, deal, now)).principalCents;
  const decision = decideCreditUse(
    asCredit(credit),
    { now, source: creditSource(await standingAt(trx, source, now)), sameDeal: source.id === deal.id, sameCustomer: isSameCustomer(source.customer, deal.customer), openCents },
  );
  if (!decision.ok) return { ok: false, refusal: { kind: decision.refusal } };
  const preview = { cents: decision.cents, leftCents: credit.left_cents - decision.cents, openCents: openCents - decision.cents };
  return { ok: true, credit, deal, bookings, preview, now };
}

async function standingAt(trx: Trx, deal: Deal, now: Temporal.Instant) {
  const story = await storyOf(trx, deal);
  return standing(story.deal, story.facts, now);
}
