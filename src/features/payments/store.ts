import type { Kysely, Selectable } from "kysely";
import { amountOwed } from "../../domain/deal/amounts.ts";
import { paymentMove, paymentStateOf } from "../../domain/deal/payment-state.ts";
import { cents } from "../../domain/money.ts";
import type { Cents } from "../../domain/money.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { dealBookings, findDeal, lockSession } from "../deal/store.ts";
import type { Booking, Deal, LockedSession } from "../deal/store.ts";

export type Payment = Selectable<Database["payments"]>;
export type LatePayment = Selectable<Database["late_payments"]>;

type Db = Kysely<Database>;

/** A deal held for this transaction: its sessions first, then itself, read fresh. */
export type HeldDeal = { deal: Deal; bookings: Booking[]; sessions: Map<string, LockedSession> };

export async function holdDeal(
  trx: Trx,
  organisationId: string,
  dealId: string,
  otherSessionId?: string,
): Promise<HeldDeal | undefined> {
  const found = await findDeal(trx, organisationId, dealId);
  if (found === undefined) return undefined;
  const before = await dealBookings(trx, organisationId, dealId);
  const wanted = [found.session_id, ...before.map((booking) => booking.session_id), ...(otherSessionId === undefined ? [] : [otherSessionId])];
  const sessions = new Map<string, LockedSession>();
  for (const sessionId of [...new Set(wanted)].sort()) {
    const session = await lockSession(trx, organisationId, sessionId);
    if (session !== undefined) sessions.set(sessionId, session);
  }
  const deal = await trx
    .selectFrom("deals")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", dealId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { deal, bookings: await dealBookings(trx, organisationId, dealId), sessions };
}

/** What is owed, in and open for a deal as its bookings stand. */
export function amountsOf(deal: Deal, bookings: readonly Booking[]): { owedCents: Cents; paidCents: Cents; openCents: Cents; overCents: Cents } {
  const owedCents = amountOwed({
    totalCents: cents(deal.total_cents),
    places: deal.frozen.price.places,
    bookings: bookings.map((booking) => ({ place: booking.place, feeCents: cents(booking.fee_cents) })),
  });
  const difference = owedCents - deal.paid_cents;
  return {
    owedCents,
    paidCents: cents(deal.paid_cents),
    openCents: cents(Math.max(0, difference)),
    overCents: cents(Math.max(0, -difference)),
  };
}

/** Writes how the money of a deal stands, from its bookings and what came in. */
export async function settlePaymentState(
  trx: Trx,
  deal: Deal,
  change: { paidCents?: number; refundedCents?: number } = {},
): Promise<Deal> {
  const bookings = await dealBookings(trx, deal.organisation_id, deal.id);
  const { paidCents = deal.paid_cents, refundedCents = 0 } = change;
  const { owedCents } = amountsOf(deal, bookings);
  const released = bookings.length > 0 && bookings.every((booking) => booking.place === "released");
  const state = paymentStateOf({
    totalCents: released && paidCents === 0 ? cents(deal.total_cents) : owedCents,
    paidCents: cents(paidCents + refundedCents),
    refundedCents: cents(refundedCents),
    writtenOff: released,
  });
  if (!paymentMove(deal.payment, state)) {
    throw new Error(`deal ${deal.code}: its money never goes from ${deal.payment} to ${state}`);
  }
  await trx
    .updateTable("deals")
    .set({ payment: state, paid_cents: paidCents })
    .where("organisation_id", "=", deal.organisation_id)
    .where("id", "=", deal.id)
    .execute();
  return { ...deal, payment: state, paid_cents: paidCents };
}

export async function dealPayments(db: Db, organisationId: string, dealId: string): Promise<Payment[]> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .orderBy("recorded_at")
    .execute();
}

export async function dealLatePayments(db: Db, organisationId: string, dealId: string): Promise<LatePayment[]> {
  return db
    .selectFrom("late_payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .orderBy("asked_at")
    .execute();
}

/** Late money that waits for a person: a customer who has not chosen, or a refund that has not gone out. */
export async function openLatePayments(db: Db, organisationId: string): Promise<LatePayment[]> {
  return db
    .selectFrom("late_payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("settled_at", "is", null)
    .orderBy("asked_at")
    .execute();
}
