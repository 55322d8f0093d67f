import { sql } from "kysely";
import { amountOwed } from "../../domain/deal/amounts.ts";
import type { FrozenDeal } from "../../domain/deal/frozen-deal.ts";
import { paymentMove, paymentStateOf } from "../../domain/deal/payment-state.ts";
import type { PaymentState } from "../../domain/deal/payment-state.ts";
import { cents } from "../../domain/money.ts";
import type { Cents } from "../../domain/money.ts";
import type { Trx } from "../../platform/house.ts";
import type { Booking, Deal } from "./store.ts";

/** What there is to know of a deal to say how its money stands. */
export type DealMoney = Pick<Deal, "id" | "code" | "payment" | "paid_cents" | "total_cents" | "adjust_cents" | "due_at" | "due_cents"> & { frozen: Pick<FrozenDeal, "price"> };

/** What is owed, in and open for a deal as its bookings stand: the principal of its standing, at hand without its facts. */
export function amountsOf(deal: DealMoney, bookings: readonly Pick<Booking, "place" | "fee_cents">[]): { owedCents: Cents; paidCents: Cents; openCents: Cents; overCents: Cents } {
  const owedCents = cents(Math.max(0, owedForPlaces(deal, bookings) + deal.adjust_cents));
  const difference = owedCents - deal.paid_cents;
  return {
    owedCents,
    paidCents: cents(deal.paid_cents),
    openCents: cents(Math.max(0, difference)),
    overCents: cents(Math.max(0, -difference)),
  };
}

/** What the places of a deal come to: the price of those that stand and the fees of those that were cancelled. */
export function owedForPlaces(deal: Pick<DealMoney, "total_cents" | "frozen">, bookings: readonly Pick<Booking, "place" | "fee_cents">[]): Cents {
  return amountOwed({
    totalCents: cents(deal.total_cents),
    places: deal.frozen.price.places,
    bookings: bookings.map((booking) => ({ place: booking.place, feeCents: cents(booking.fee_cents) })),
  });
}

/** A deal with its bookings as they stand after the step, and the money that came in or went back with it. */
export type MoneyChange = { deal: DealMoney; bookings: readonly Booking[]; paidCents?: number; refundedCents?: number; adjustCents?: number };

/** Writes how the money of deals stands, with one statement for all of them. */
export async function settlePaymentStates(trx: Trx, organisationId: string, changes: readonly MoneyChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({ id: change.deal.id, payment: stateAfter(change), paidCents: change.paidCents ?? change.deal.paid_cents, adjustCents: change.adjustCents ?? change.deal.adjust_cents }));
  await sql`
    update deals set payment = change.payment, paid_cents = change."paidCents", adjust_cents = change."adjustCents"
    from json_to_recordset(${JSON.stringify(rows)}::json) as change(id uuid, payment text, "paidCents" bigint, "adjustCents" bigint)
    where deals.organisation_id = ${organisationId} and deals.id = change.id
  `.execute(trx);
}

/** @throws {Error} when the money of a deal never goes that way */
function stateAfter({ deal, bookings, paidCents = deal.paid_cents, refundedCents = 0, adjustCents = deal.adjust_cents }: MoneyChange): PaymentState {
  const { owedCents } = amountsOf({ ...deal, adjust_cents: adjustCents }, bookings);
  const givenUp = owedCents === 0 && bookings.some((booking) => booking.place === "released" && booking.moved_to === null);
  const state = paymentStateOf({
    totalCents: givenUp && paidCents === 0 ? cents(deal.total_cents) : owedCents,
    paidCents: cents(paidCents + refundedCents),
    refundedCents: cents(refundedCents),
    writtenOff: givenUp,
  });
  if (!paymentMove(deal.payment, state)) throw new Error(`deal ${deal.code}: its money never goes from ${deal.payment} to ${state}`);
  return state;
}
