import { sql } from "kysely";
import { z } from "zod";
import { isCertain, neededToConfirm } from "../../domain/deal/amounts.ts";
import type { FrozenDeal } from "../../domain/deal/frozen-deal.ts";
import { decideLatePayment } from "../../domain/late-money/decide-late-payment.ts";
import { spendableCents } from "../../domain/late-money/late-amounts.ts";
import type { PaymentMethod } from "../../platform/database/schema.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { holdDeal, messageAbout, readDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { MessageFacts } from "../messages/kinds.ts";
import { shrinkFees } from "../refill/actions.ts";
import { settleFromStanding } from "../standing/store.ts";
import { paidTooLate } from "../waiting-list/store.ts";
import { answerByReinstating, askWhatToDo } from "./ask-late-money.ts";
import { isReleased, movedTo, moveAll, withMoved } from "./move-all.ts";
import { amountsOf, asLateMoney, dealLatePayments } from "./store.ts";
import type { WholeDeal } from "../deal/store.ts";

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
const paymentEffects = ["confirms", "part-paid", "paid", "reinstates", "customer-chooses", "overpaid"] as const;

export type PaymentEffect = (typeof paymentEffects)[number];

export type PaymentRefusal =
  | { kind: "deal-unknown" }
  | { kind: "amount-not-positive" }
  | { kind: "received-in-future" }
  /** The form was used before, for another deal or another amount: nothing was recorded now. */
  | { kind: "token-reused" };

/** @returns what recording this amount would do now; refusals as {@link recordPayment} */
export async function previewPayment(
  house: House,
  { organisationId, dealId, amountCents }: { organisationId: string; dealId: string; amountCents: number },
): Promise<{ ok: true; effect: PaymentEffect; openCents: number } | { ok: false; refusal: PaymentRefusal }> {
  if (!isAmount(amountCents)) return refuse({ kind: "amount-not-positive" });
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const whole = await readDeal(trx, organisationId, dealId);
    if (whole === undefined) return refuse({ kind: "deal-unknown" });
    const paidCents = whole.deal.paid_cents + amountCents;
    const { effect, moving } = await effectOf(trx, whole, paidCents, house.clock.now());
    const after = withMoved(whole.bookings, movedTo(moving, "confirmed"));
    return { ok: true, effect, openCents: amountsOf({ ...whole.deal, paid_cents: paidCents }, after).openCents };
  });
}

/**
 * Records money that came in, with all that follows from it: held places are confirmed, released ones come back when
 * that is possible, and otherwise the customer is asked what to do with the money.
 * @returns refusals `deal-unknown`, `amount-not-positive`, `received-in-future`, `token-reused`
 */
export async function recordPayment(house: House, input: PaymentInput): Promise<PaymentOutcome> {
  return house.db.transaction().execute((trx) => takePayment(trx, house, input, "trainer"));
}

export type PaymentOutcome = { ok: true; effect: PaymentEffect; repeated: boolean; paymentId: string } | { ok: false; refusal: PaymentRefusal };

/**
 * As {@link recordPayment}, inside a step of the bank or of a payment provider. It locks the sessions of the deal and the deal.
 * @param actor who says that the money came
 */
export async function takePayment(trx: Trx, house: House, input: PaymentInput, actor: "trainer" | "system"): Promise<PaymentOutcome> {
  if (!isAmount(input.amountCents)) return refuse({ kind: "amount-not-positive" });
  const whole = await holdDeal(trx, input.organisationId, input.dealId);
  const now = house.clock.now();
  if (whole === undefined) return refuse({ kind: "deal-unknown" });
  const today = now.toZonedDateTimeISO(whole.deal.frozen.organisation.zone).toPlainDate();
  if (Temporal.PlainDate.compare(input.receivedOn, today) > 0) return refuse({ kind: "received-in-future" });
  const paymentId = await insertPayment(trx, input, now);
  if (paymentId === null) return repeatedPayment(trx, input);
  const paidCents = whole.deal.paid_cents + input.amountCents;
  const decided = await effectOf(trx, whole, paidCents, now);
  await carryOut(trx, whole, { ...decided, actor, paymentId, paidCents, now });
  return { ok: true, effect: decided.effect, repeated: false, paymentId };
}

/** What money does, and which bookings it moves to confirmed. */
type Decided = { effect: PaymentEffect; moving: WholeDeal["bookings"] };

async function effectOf(trx: Trx, whole: WholeDeal, paidCents: number, now: Temporal.Instant): Promise<Decided> {
  const { deal, bookings } = whole;
  const held = bookings.filter((booking) => booking.place === "held");
  if (held.length > 0) return isCertain({ paidCents, neededCents: neededFor(deal, held.length), openCents: amountsOf({ ...deal, paid_cents: paidCents }, bookings).openCents }) ? { effect: "confirms", moving: held } : { effect: "part-paid", moving: [] };
  const released = bookings.filter(isReleased);
  if (released.length > 0) return effectOfLate(trx, whole, { released, paidCents, now });
  const { openCents, overCents } = amountsOf({ ...deal, paid_cents: paidCents }, bookings);
  if (overCents > 0) return { effect: "overpaid", moving: [] };
  return { effect: openCents > 0 ? "part-paid" : "paid", moving: [] };
}

async function effectOfLate(
  trx: Trx,
  { deal, sessions }: WholeDeal,
  { released, paidCents, now }: { released: WholeDeal["bookings"]; paidCents: number; now: Temporal.Instant },
): Promise<Decided> {
  const late = await dealLatePayments(trx, deal.organisation_id, deal.id);
  const places = Map.groupBy(released, (booking) => booking.session_id);
  const front = await paidTooLate(trx, deal.organisation_id, [...places.keys()]);
  const decision = decideLatePayment({
    dates: [...places].map(([sessionId, { length }]) => {
      const session = sessions.get(sessionId);
      return {
        places: length,
        freeSeats: session === undefined ? 0 : session.capacity - session.seats_taken,
        someoneWaits: (session?.waiting ?? 0) > 0 || (front.get(sessionId) ?? []).some(({ dealId }) => dealId !== deal.id),
        hasStarted: session?.starts_at == null || session.status !== "published" || Temporal.Instant.compare(now, session.starts_at) >= 0,
      };
    }),
    spendableCents: spendableCents(paidCents, late.map(asLateMoney)),
    neededCents: neededFor(deal, released.length),
  });
  return decision === "reinstate" ? { effect: "reinstates", moving: released } : { effect: "customer-chooses", moving: [] };
}

/** What must be in before so many places of the deal are confirmed. */
export function neededFor({ frozen }: { frozen: Pick<FrozenDeal, "price" | "schedule"> }, count: number): number {
  return neededToConfirm({ schedule: frozen.schedule, places: frozen.price.places, count });
}

async function carryOut(
  trx: Trx,
  { deal }: WholeDeal,
  done: Decided & { actor: "trainer" | "system"; paymentId: string; paidCents: number; now: Temporal.Instant },
): Promise<void> {
  const { effect, moving, actor, paymentId, paidCents, now } = done;
  const organisationId = deal.organisation_id;
  await moveAll(trx, moving, "confirmed", now);
  if (moving.length > 0) await closeDeadlines(trx, organisationId, now, { subjectIds: [deal.id], what: "hold", outcome: "paid" });
  if (effect === "reinstates") await answerByReinstating(trx, deal, now);
  await writeRecords(trx, organisationId, [{
    subjectId: deal.id,
    type: "payment.received",
    at: now,
    actor,
    details: {
      payment: paymentId,
      paidCents,
      effect,
      places: moving.map((booking) => ({ booking: booking.id, from: booking.place, to: "confirmed" })),
    },
  }]);
  const { owedPrincipalCents, paidCents: inCents } = await settleFromStanding(trx, organisationId, deal.id, now);
  const openCents = Math.max(0, owedPrincipalCents - inCents);
  if (openCents === 0) await closeDeadlines(trx, organisationId, now, { subjectIds: [deal.id], what: "payment-reminder", outcome: "paid" });
  const question = effect === "customer-chooses" ? await askWhatToDo(trx, deal, { paymentId, paidCents, now }) : null;
  const facts: MessageFacts = question ?? (effect === "reinstates"
    ? { kind: "place-reinstated", dealId: deal.id, bookingIds: moving.map(({ id }) => id) }
    : { kind: "payment-received", dealId: deal.id, cents: paidCents - deal.paid_cents, openCents, confirms: effect === "confirms" });
  await queueMessages(trx, organisationId, now, [messageAbout(deal, `${facts.kind}:${paymentId}`, facts)]);
  await shrinkFees(trx, { organisationId, bookingIds: moving.map(({ id }) => id) }, now);
}

/** @returns null when the token was used before */
async function insertPayment(trx: Trx, input: PaymentInput, now: Temporal.Instant): Promise<string | null> {
  const inserted = await trx
    .insertInto("payments")
    .values({
      organisation_id: input.organisationId,
      id: uuidv7(now),
      deal_id: input.dealId,
      token: input.token,
      amount_cents: input.amountCents,
      received_on: input.receivedOn.toString(),
      method: input.method,
      note: input.note,
      recorded_by: input.by,
      recorded_at: now.toString(),
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "token"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted?.id ?? null;
}

/** The same form again: the answer of the first time. Another deal or amount under the same token is somebody's mistake. */
async function repeatedPayment(trx: Trx, { organisationId, dealId, token, amountCents }: PaymentInput): Promise<PaymentOutcome> {
  const earlier = await trx
    .selectFrom("payments")
    .innerJoin("records", (join) => join.onRef("records.organisation_id", "=", "payments.organisation_id").onRef("records.subject_id", "=", "payments.deal_id"))
    .select(["payments.id", "payments.deal_id", "payments.amount_cents", "records.details"])
    .where("payments.organisation_id", "=", organisationId)
    .where("payments.token", "=", token)
    .where("records.type", "=", "payment.received")
    .where(sql<boolean>`records.details ->> 'payment' = payments.id::text`)
    .executeTakeFirst();
  if (earlier === undefined || earlier.deal_id !== dealId || earlier.amount_cents !== amountCents) return refuse({ kind: "token-reused" });
  return { ok: true, effect: recordedDetails.parse(earlier.details).effect, repeated: true, paymentId: earlier.id };
}

const recordedDetails = z.object({ effect: z.enum(paymentEffects) });

function isAmount(amountCents: number): boolean {
  return Number.isSafeInteger(amountCents) && amountCents > 0;
}

function refuse(refusal: PaymentRefusal): { ok: false; refusal: PaymentRefusal } {
  return { ok: false, refusal };
}
