import { neededToConfirm } from "../../domain/deal/amounts.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { advanceLine } from "../waiting-list/actions.ts";
import { moveAll } from "./record-payment.ts";
import { amountsOf, dealPayments, holdDeal, settlePaymentState } from "./store.ts";
import type { Trx } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";

/** The payment deadline and its grace are over: the held places go to the next in line, unless enough was paid. */
export const holdDeadline: DeadlineHandler = async (trx, house, { organisationId, subjectId }, now) => {
  const held = await holdDeal(trx, organisationId, subjectId);
  if (held === undefined) return "gone";
  const { deal, bookings } = held;
  const leaving = bookings.filter((booking) => booking.place === "held");
  if (leaving.length === 0) return "moot";
  const enough = deal.paid_cents >= neededToConfirm(deal.frozen.schedule);
  const to = enough ? "confirmed" : "released";
  await moveAll(trx, deal, leaving, { from: "held", to, now });
  await writeRecords(trx, organisationId, [{
    subjectId: deal.id,
    type: enough ? "booking.confirmed" : "booking.released",
    at: now,
    actor: "system",
    details: { places: leaving.map((booking) => ({ booking: booking.id, from: "held", to })) },
  }]);
  if (enough) return "paid";
  await settlePaymentState(trx, deal);
  await queueMessages(trx, organisationId, now, [{
    subjectKind: "deal",
    subjectId: deal.id,
    dedupeKey: `place-released:${deal.id}`,
    to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
    locale: deal.locale,
    facts: { kind: "place-released", dealId: deal.id, bookingIds: leaving.map(({ id }) => id) },
  }]);
  if (deal.paid_cents > 0) await askForPartPayment(trx, deal, now);
  for (const sessionId of new Set(leaving.map((booking) => booking.session_id))) {
    await advanceLine(trx, house, { organisationId, sessionId });
  }
  return "released";
};

/** Part of the price came in, the rest did not, and the place is gone: the customer says what becomes of that money. */
async function askForPartPayment(trx: Trx, deal: Deal, now: Temporal.Instant): Promise<void> {
  const last = (await dealPayments(trx, deal.organisation_id, deal.id)).at(-1);
  if (last === undefined) throw new Error(`deal ${deal.code}: ${deal.paid_cents} cents paid and no payment`);
  const id = uuidv7(now);
  await trx
    .insertInto("late_payments")
    .values({ organisation_id: deal.organisation_id, id, deal_id: deal.id, payment_id: last.id, cents: deal.paid_cents, asked_at: now.toString() })
    .execute();
  await queueMessages(trx, deal.organisation_id, now, [{
    subjectKind: "deal",
    subjectId: deal.id,
    dedupeKey: `late-money-asked:${id}`,
    to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
    locale: deal.locale,
    facts: { kind: "late-money-asked", dealId: deal.id, latePaymentId: id, cents: deal.paid_cents },
  }]);
}

/** A friendly word before a payment day, once for each part, and never about something paid or past. */
export const paymentReminderDeadline: DeadlineHandler = async (trx, _house, { organisationId, subjectId, dueAt }, now) => {
  const held = await holdDeal(trx, organisationId, subjectId);
  if (held === undefined) return "gone";
  const { deal, bookings } = held;
  const part = deal.frozen.schedule.find((one) => one.remindAt !== null && Temporal.Instant.from(one.remindAt).equals(dueAt));
  if (part === undefined) return "moot";
  if (Temporal.Instant.compare(now, Temporal.Instant.from(part.dueAt)) >= 0) return "too-late";
  const before = deal.frozen.schedule.slice(0, deal.frozen.schedule.indexOf(part) + 1).reduce((sum, one) => sum + one.cents, 0);
  const { owedCents } = amountsOf(deal, bookings);
  const openCents = Math.min(before, owedCents) - deal.paid_cents;
  if (openCents <= 0) return "paid";
  await queueMessages(trx, organisationId, now, [{
    subjectKind: "deal",
    subjectId: deal.id,
    dedupeKey: `payment-reminder:${deal.id}:${part.name}`,
    to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
    locale: deal.locale,
    facts: {
      kind: "payment-reminder",
      dealId: deal.id,
      part: part.name,
      cents: openCents,
      dueAt: part.dueAt,
      releases: bookings.some((booking) => booking.place === "held"),
    },
  }]);
  await writeRecords(trx, organisationId, [{
    subjectId: deal.id,
    type: "reminder.sent",
    at: now,
    actor: "system",
    details: { part: part.name, cents: openCents },
  }]);
  return "reminded";
};
