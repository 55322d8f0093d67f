import { latePaymentChoices } from "../../domain/late-money/decide-late-payment.ts";
import type { LatePaymentChoice } from "../../domain/late-money/decide-late-payment.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { countPlaces } from "../deal/store.ts";
import type { Booking, LockedSession } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { advanceLine } from "../waiting-list/actions.ts";
import { isReleased } from "./record-payment.ts";
import { holdDeal, settlePaymentState } from "./store.ts";
import type { HeldDeal, LatePayment } from "./store.ts";

export type LateMoneyRefusal =
  | { kind: "late-money-unknown" }
  | { kind: "already-chosen"; choice: LatePaymentChoice }
  | { kind: "choice-not-possible" }
  | { kind: "session-full" };

type ChoiceInput = { organisationId: string; dealId: string; latePaymentId: string; choice: LatePaymentChoice; otherSessionId?: string };

/**
 * Carries out what the customer wants with money that came too late. Choosing the same again is fine.
 * @returns refusals `late-money-unknown`, `already-chosen`, `choice-not-possible`, `session-full` (for another date)
 */
export async function chooseForLateMoney(house: House, input: ChoiceInput): Promise<{ ok: true } | { ok: false; refusal: LateMoneyRefusal }> {
  const now = house.clock.now();
  const { organisationId, dealId, choice } = input;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId, input.otherSessionId);
    const late = held && (await lockLatePayment(trx, input));
    if (held === undefined || late === undefined) return refuse({ kind: "late-money-unknown" });
    if (late.choice !== null) return late.choice === choice ? { ok: true } : refuse({ kind: "already-chosen", choice: late.choice });
    const refusal = whyNotChoose(held, input, now);
    if (refusal !== null) return refuse(refusal);

    await trx
      .updateTable("late_payments")
      .set({ choice, chosen_at: now.toString(), settled_at: settlesAtOnce(choice) ? now.toString() : null })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", late.id)
      .execute();
    const other = input.otherSessionId === undefined ? undefined : held.sessions.get(input.otherSessionId);
    const places = choice === "other-date" && other !== undefined ? await seatElsewhere(trx, held, other, now) : [];
    await writeRecords(trx, organisationId, [{
      subjectId: dealId,
      type: "late-money.chosen",
      at: now,
      actor: "customer",
      details: { latePayment: late.id, choice, cents: late.cents, places },
    }]);
    await queueMessages(trx, organisationId, now, [{
      subjectKind: "deal",
      subjectId: dealId,
      dedupeKey: `late-money-chosen:${late.id}`,
      to: { address: held.deal.customer.orderedBy.email, name: held.deal.customer.orderedBy.name },
      locale: held.deal.locale,
      facts: { kind: "late-money-chosen", dealId, latePaymentId: late.id, cents: late.cents, choice },
    }]);
    if (choice === "front-of-line") await advanceLine(trx, house, { organisationId, sessionId: held.deal.session_id });
    if (choice === "other-date") await settlePaymentState(trx, held.deal);
    return { ok: true };
  });
}

/**
 * The trainer says that a refund went out: the money is booked back. Saying so twice books it once.
 * @returns refusal `late-money-unknown` when nothing waits to be refunded
 */
export async function settleRefund(
  house: House,
  { organisationId, dealId, latePaymentId, by }: { organisationId: string; dealId: string; latePaymentId: string; by: string },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: { kind: "late-money-unknown" } }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    const late = held && (await lockLatePayment(trx, { organisationId, dealId, latePaymentId }));
    if (held === undefined || late === undefined || late.choice !== "refund") return { ok: false, refusal: { kind: "late-money-unknown" } };
    if (late.settled_at !== null) return { ok: true, repeated: true };
    const { deal } = held;
    await trx.updateTable("late_payments").set({ settled_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", late.id).execute();
    await trx
      .insertInto("payments")
      .values({
        organisation_id: organisationId,
        id: uuidv7(now),
        deal_id: dealId,
        token: `refund:${late.id}`,
        amount_cents: -late.cents,
        received_on: now.toZonedDateTimeISO(deal.frozen.organisation.zone).toPlainDate().toString(),
        method: "bank",
        recorded_by: by,
        recorded_at: now.toString(),
      })
      .execute();
    await settlePaymentState(trx, deal, { paidCents: deal.paid_cents - late.cents, refundedCents: late.cents });
    await writeRecords(trx, organisationId, [{
      subjectId: dealId,
      type: "payment.refunded",
      at: now,
      actor: "trainer",
      details: { latePayment: late.id, cents: late.cents },
    }]);
    return { ok: true, repeated: false };
  });
}

/** Credit and another date are done when they are chosen; a refund when the money went out, the front of the line when a seat came. */
function settlesAtOnce(choice: LatePaymentChoice): boolean {
  return choice === "credit" || choice === "other-date";
}

function whyNotChoose(held: HeldDeal, input: ChoiceInput, now: Temporal.Instant): LateMoneyRefusal | null {
  if (!latePaymentChoices.includes(input.choice)) return { kind: "choice-not-possible" };
  const released = held.bookings.filter(isReleased);
  const own = held.sessions.get(held.deal.session_id);
  if (input.choice === "front-of-line") {
    return released.length === 0 || !isAhead(own, now) ? { kind: "choice-not-possible" } : null;
  }
  if (input.choice === "other-date") {
    const other = input.otherSessionId === undefined ? undefined : held.sessions.get(input.otherSessionId);
    if (own === undefined || other === undefined || other.id === own.id || other.course_id !== own.course_id) return { kind: "choice-not-possible" };
    if (released.length === 0 || !isAhead(other, now)) return { kind: "choice-not-possible" };
    if (other.waiting > 0 || other.capacity - other.seats_taken < released.length) return { kind: "session-full" };
  }
  return null;
}

function isAhead(session: LockedSession | undefined, now: Temporal.Instant): boolean {
  return session?.status === "published" && session.starts_at !== null && Temporal.Instant.compare(now, session.starts_at) < 0;
}

/** New bookings on the other date under the same deal; the released ones point to them. */
async function seatElsewhere(trx: Trx, held: HeldDeal, other: LockedSession, now: Temporal.Instant) {
  const organisationId = other.organisation_id;
  const released = held.bookings.filter(isReleased);
  const arrival = other.arrivals + 1;
  const fresh = released.map((booking) => ({ old: booking, id: uuidv7(now) }));
  await insertRows(
    trx,
    "bookings",
    {
      organisation_id: "uuid", id: "uuid", session_id: "uuid", sign_up_id: "uuid", deal_id: "uuid", arrival: "bigint",
      seat_number: "integer", first_name: "text", last_name: "text", email: "text", needs: "text", place: "text",
      attendance: "text", fee_cents: "bigint", created_at: "timestamptz", place_since: "timestamptz",
    },
    fresh.map(({ old, id }) => bookingOn(other, old, { id, arrival, now })),
  );
  for (const { old, id } of fresh) {
    await trx.updateTable("bookings").set({ moved_to: id }).where("organisation_id", "=", organisationId).where("id", "=", old.id).execute();
  }
  await countPlaces(trx, organisationId, other.id, { seats: fresh.length, waiting: 0, arrivals: 1 });
  return fresh.map(({ id }) => ({ booking: id, from: null, to: "confirmed" }));
}

function bookingOn(session: LockedSession, old: Booking, { id, arrival, now }: { id: string; arrival: number; now: Temporal.Instant }) {
  return {
    organisation_id: session.organisation_id,
    id,
    session_id: session.id,
    sign_up_id: old.sign_up_id,
    deal_id: old.deal_id,
    arrival,
    seat_number: old.seat_number,
    first_name: old.first_name,
    last_name: old.last_name,
    email: old.email,
    needs: old.needs,
    place: "confirmed",
    attendance: "expected",
    fee_cents: 0,
    created_at: now.toString(),
    place_since: now.toString(),
  };
}

async function lockLatePayment(
  trx: Trx,
  { organisationId, dealId, latePaymentId }: { organisationId: string; dealId: string; latePaymentId: string },
): Promise<LatePayment | undefined> {
  return trx
    .selectFrom("late_payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("id", "=", latePaymentId)
    .forUpdate()
    .executeTakeFirst();
}

function refuse(refusal: LateMoneyRefusal): { ok: false; refusal: LateMoneyRefusal } {
  return { ok: false, refusal };
}
