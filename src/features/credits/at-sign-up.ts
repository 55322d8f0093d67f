import { creditSource } from "../../domain/credit/condition.ts";
import { decideCreditUse } from "../../domain/credit/credit-state.ts";
import type { CreditRefusal } from "../../domain/credit/credit-state.ts";
import { normaliseCode } from "../../domain/deal/code.ts";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import type { Cents } from "../../domain/money.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { House, Trx } from "../../platform/house.ts";
import { dealBookings, findDeal } from "../deal/store.ts";
import { storyOf } from "../standing/store.ts";
import { countWrongCode, guessesTooMuch } from "./guessing.ts";
import { payWithCredit } from "./pay.ts";
import { asCredit, findCreditByCode, lockCredit } from "./store.ts";
import type { CreditRow } from "./store.ts";

/** Why a credit does not pay an order. `changed`: it pays another amount than was shown. */
export type OrderCreditRefusal = CreditRefusal | "code-unknown" | "too-many-tries" | "changed";

/** What a credit pays of an order, and what is left of it. */
export type OrderCredit = { credit: CreditRow; cents: Cents; leftCents: number };

type Order = { organisationId: string; code: string; customer: Customer; totalCents: number };

/**
 * What a credit would pay of an order that is not placed yet. Nothing is written.
 * @param from who asks: ten wrong codes in an hour, and no other is looked at
 */
export async function previewOrderCredit(house: House, order: Order, from: string): Promise<{ ok: true; paid: OrderCredit } | { ok: false; why: OrderCreditRefusal }> {
  if (guessesTooMuch(house, from)) return { ok: false, why: "too-many-tries" };
  const decided = await house.db.transaction().execute((trx) => decideOrderCredit(trx, order, house.clock.now()));
  if (!decided.ok && decided.why === "code-unknown") countWrongCode(house, from);
  return decided;
}

/** Takes the credits that orders of one group name, by id, so that groups of two sessions never wait in a circle. */
export async function holdOrderCredits(trx: Trx, organisationId: string, codes: readonly string[]): Promise<void> {
  if (codes.length < 2) return;
  await trx.selectFrom("credits").select("id").where("organisation_id", "=", organisationId).where("code", "in", codes.map(normaliseCode)).orderBy("id").forUpdate().execute();
}

/** As {@link previewOrderCredit}, inside the step that forms the deal: the credit stays locked until that commits, so that no other order uses it. */
export async function decideOrderCredit(trx: Trx, { organisationId, code, customer, totalCents }: Order, now: Temporal.Instant): Promise<{ ok: true; paid: OrderCredit } | { ok: false; why: OrderCreditRefusal }> {
  const found = await findCreditByCode(trx, organisationId, normaliseCode(code));
  if (found === undefined) return { ok: false, why: "code-unknown" };
  const credit = await lockCredit(trx, organisationId, found.id);
  const source = await findDeal(trx, organisationId, credit.deal_id);
  if (source === undefined) throw new Error(`credit ${credit.id}: its deal ${credit.deal_id} is not there`);
  const story = await storyOf(trx, source);
  const decision = decideCreditUse(
    asCredit(credit),
    { now, source: creditSource(standing(story.deal, story.facts, now)), sameDeal: false, sameCustomer: isSameCustomer(source.customer, customer), openCents: totalCents },
  );
  return decision.ok ? { ok: true, paid: { credit, cents: decision.cents, leftCents: credit.left_cents - decision.cents } } : { ok: false, why: decision.refusal };
}

/** Pays the deals that were formed just now in this transaction with the credits that were locked for them. */
export async function payOrders(trx: Trx, organisationId: string, orders: readonly { dealId: string; paid: OrderCredit }[], now: Temporal.Instant): Promise<void> {
  for (const { dealId, paid } of orders) {
    const deal = await findDeal(trx, organisationId, dealId);
    if (deal === undefined) throw new Error(`deal ${dealId}: formed just now and not there`);
    await payWithCredit(trx, { deal, bookings: await dealBookings(trx, organisationId, dealId), credit: paid.credit, cents: paid.cents }, now);
  }
}

/** The same company, or the same person who ordered. */
export function isSameCustomer(mine: Customer, theirs: Customer): boolean {
  if (mine.kvkNumber !== "" && mine.kvkNumber === theirs.kvkNumber) return true;
  return mine.orderedBy.email.toLowerCase() === theirs.orderedBy.email.toLowerCase();
}
