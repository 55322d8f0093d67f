import { neededToConfirm } from "../../domain/deal/amounts.ts";
import { decideLatePayment } from "../../domain/late-money/decide-late-payment.ts";
import type { PaymentMethod } from "../../platform/database/schema.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { changePlaces } from "../deal/store.ts";
import type { Booking, Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { MessageFacts } from "../messages/kinds.ts";
import { amountsOf, dealLatePayments, holdDeal, settlePaymentState } from "./store.ts";
import type { HeldDeal } from "./store.ts";

export type PaymentInput = {
  organisationId: string;
  dealId: string;
  /** Names the form: sent twice it is one payment. */
  token: string;
  amountCents: number;
  receivedOn: Temporal.PlainDate;
  method: PaymentMethod;
  note: string;
  by: string;
};

/** What a payment does to the deal; shown before it is recorded, and done when it is. */
export type PaymentEffect = "confirms" | "part-paid" | "paid" | "reinstates" | "customer-chooses" | "overpaid";

export type PaymentRefusal = { kind: "deal-unknown" } | { kind: "amount-not-positive" } | { kind: "received-in-future" };

/** @returns what recording this amount would do now; refusals as {@link recordPayment} */
export async function previewPayment(
  house: House,
  { organisationId, dealId, amountCents }: { organisationId: string; dealId: string; amountCents: number },
): Promise<{ ok: true; effect: PaymentEffect; openCents: number } | { ok: false; refusal: PaymentRefusal }> {
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0) return { ok: false, refusal: { kind: "amount-not-positive" } };
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const { openCents } = amountsOf({ ...held.deal, paid_cents: held.deal.paid_cents + amountCents }, held.bookings);
    return { ok: true, effect: effectOf(held, held.deal.paid_cents + amountCents, house.clock.now()), openCents };
  });
}

/**
 * Records money that came in, with all that follows from it: held places are confirmed, released ones come back when
 * that is possible, and otherwise the customer is asked what to do with the money.
 * @returns refusals `deal-unknown`, `amount-not-positive`, `received-in-future`
 */
export async function recordPayment(
  house: House,
  input: PaymentInput,
): Promise<{ ok: true; effect: PaymentEffect; repeated: boolean } | { ok: false; refusal: PaymentRefusal }> {
  const now = house.clock.now();
  const { organisationId, dealId } = input;
  if (!Number.isSafeInteger(input.amountCents) || input.amountCents <= 0) return { ok: false, refusal: { kind: "amount-not-positive" } };
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const today = now.toZonedDateTimeISO(held.deal.frozen.organisation.zone).toPlainDate();
    if (Temporal.PlainDate.compare(input.receivedOn, today) > 0) return { ok: false, refusal: { kind: "received-in-future" } };
    const paidCents = held.deal.paid_cents + input.amountCents;
    if (await isRecorded(trx, input)) return { ok: true, effect: effectOf(held, held.deal.paid_cents, now), repeated: true };
    const effect = effectOf(held, paidCents, now);
    const paymentId = await insertPayment(trx, input, now);
    await carryOut(trx, held, { effect, paymentId, paidCents, now });
    return { ok: true, effect, repeated: false };
  });
}

function effectOf({ deal, bookings, sessions }: HeldDeal, paidCents: number, now: Temporal.Instant): PaymentEffect {
  const needed = neededToConfirm(deal.frozen.schedule);
  if (bookings.some((booking) => booking.place === "held")) return paidCents >= needed ? "confirms" : "part-paid";
  const released = bookings.filter(isReleased);
  if (released.length > 0) {
    const session = sessions.get(deal.session_id);
    const decision = decideLatePayment({
      places: released.length,
      freeSeats: session === undefined ? 0 : session.capacity - session.seats_taken,
      someoneWaits: (session?.waiting ?? 0) > 0,
      paidCents,
      owedCents: needed,
      hasStarted: session?.starts_at == null || session.status !== "published" || Temporal.Instant.compare(now, session.starts_at) >= 0,
    });
    if (decision === "reinstate") return "reinstates";
    return decision === "part-payment" ? "part-paid" : "customer-chooses";
  }
  const { openCents, overCents } = amountsOf({ ...deal, paid_cents: paidCents }, bookings);
  if (overCents > 0) return "overpaid";
  return openCents > 0 ? "part-paid" : "paid";
}

async function carryOut(
  trx: Trx,
  { deal, bookings }: HeldDeal,
  done: { effect: PaymentEffect; paymentId: string; paidCents: number; now: Temporal.Instant },
): Promise<void> {
  const { effect, paymentId, paidCents, now } = done;
  const organisationId = deal.organisation_id;
  const from = effect === "confirms" ? "held" : "released";
  const moving = effect === "confirms" || effect === "reinstates" ? bookings.filter((booking) => (from === "held" ? booking.place === "held" : isReleased(booking))) : [];
  await moveAll(trx, deal, moving, { from, to: "confirmed", now });
  const settled = await settlePaymentState(trx, deal, { paidCents });
  const after = amountsOf(settled, bookings.map((booking) => (moving.includes(booking) ? { ...booking, place: "confirmed" as const } : booking)));
  if (effect === "confirms" || effect === "reinstates") {
    await closeDeadlines(trx, organisationId, now, { subjectIds: [deal.id], what: "hold", outcome: "paid" });
  }
  if (after.openCents === 0) {
    await closeDeadlines(trx, organisationId, now, { subjectIds: [deal.id], what: "payment-reminder", outcome: "paid" });
  }
  await writeRecords(trx, organisationId, [{
    subjectId: deal.id,
    type: "payment.received",
    at: now,
    actor: "trainer",
    details: {
      payment: paymentId,
      paidCents,
      effect,
      places: moving.map((booking) => ({ booking: booking.id, from, to: "confirmed" })),
    },
  }]);
  const facts = effect === "customer-chooses"
    ? await askWhatToDo(trx, deal, { paymentId, paidCents, now })
    : factsOf(deal, { effect, cents: paidCents - deal.paid_cents, openCents: after.openCents, bookingIds: moving.map(({ id }) => id) });
  await queueMessages(trx, organisationId, now, [{
    subjectKind: "deal",
    subjectId: deal.id,
    dedupeKey: `${facts.kind}:${paymentId}`,
    to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
    locale: deal.locale,
    facts,
  }]);
}

function factsOf(deal: Deal, done: { effect: PaymentEffect; cents: number; openCents: number; bookingIds: string[] }): MessageFacts {
  const { effect, cents, openCents, bookingIds } = done;
  if (effect === "reinstates") return { kind: "place-reinstated", dealId: deal.id, bookingIds };
  return { kind: "payment-received", dealId: deal.id, cents, openCents, confirms: effect === "confirms" };
}

/** All money of the deal that is not yet asked about waits for the customer's choice. */
async function askWhatToDo(
  trx: Trx,
  deal: Deal,
  { paymentId, paidCents, now }: { paymentId: string; paidCents: number; now: Temporal.Instant },
): Promise<MessageFacts> {
  const asked = (await dealLatePayments(trx, deal.organisation_id, deal.id)).reduce((sum, late) => sum + late.cents, 0);
  const id = uuidv7(now);
  const cents = paidCents - asked;
  await trx
    .insertInto("late_payments")
    .values({ organisation_id: deal.organisation_id, id, deal_id: deal.id, payment_id: paymentId, cents, asked_at: now.toString() })
    .execute();
  return { kind: "late-money-asked", dealId: deal.id, latePaymentId: id, cents };
}

/** Moves bookings of one deal, each within its own session. The sessions are held. */
export async function moveAll(
  trx: Trx,
  deal: Deal,
  bookings: readonly Booking[],
  move: { from: "held" | "released"; to: "confirmed" | "released"; now: Temporal.Instant },
): Promise<void> {
  for (const sessionId of new Set(bookings.map((booking) => booking.session_id))) {
    const here = bookings.filter((booking) => booking.session_id === sessionId);
    await changePlaces(trx, deal.organisation_id, move.now, sessionId, here.map(({ id }) => ({ bookingId: id, from: move.from, to: move.to })));
  }
}

/** Released, and not taken to another date since. */
export function isReleased(booking: Booking): boolean {
  return booking.place === "released" && booking.moved_to === null;
}

async function isRecorded(trx: Trx, { organisationId, token }: PaymentInput): Promise<boolean> {
  const row = await trx.selectFrom("payments").select("id").where("organisation_id", "=", organisationId).where("token", "=", token).executeTakeFirst();
  return row !== undefined;
}

async function insertPayment(trx: Trx, input: PaymentInput, now: Temporal.Instant): Promise<string> {
  const id = uuidv7(now);
  await trx
    .insertInto("payments")
    .values({
      organisation_id: input.organisationId,
      id,
      deal_id: input.dealId,
      token: input.token,
      amount_cents: input.amountCents,
      received_on: input.receivedOn.toString(),
      method: input.method,
      note: input.note,
      recorded_by: input.by,
      recorded_at: now.toString(),
    })
    .execute();
  return id;
}
