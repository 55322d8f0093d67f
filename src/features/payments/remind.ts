import { takesSeat } from "../../domain/booking/place.ts";
import { shareOfPlaces } from "../../domain/deal/amounts.ts";
import type { FrozenPart } from "../../domain/deal/frozen-deal.ts";
import { nextDue } from "../../domain/deal/next-due.ts";
import { cents } from "../../domain/money.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { holdSessionsOf, messageAbout } from "../deal/store.ts";
import type { Booking, Deal } from "../deal/store.ts";
import { disputedDeals } from "../dispute/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { standingsOf } from "../standing/store.ts";
import { moneyOnItsWay } from "./on-its-way.ts";
import { decideByStanding } from "./remind-by-standing.ts";
import type { Decided } from "./remind-by-standing.ts";
import { amountsOf, holdDueDeals } from "./store.ts";
import type { DueDeal } from "./store.ts";

type Facts = { deal: DueDeal; bookings: readonly Booking[] };
type Moment = { dueAt: Temporal.Instant; now: Temporal.Instant };

/**
 * A friendly word before a payment day, once for each day, and never about something paid, given up or on its way, nor about a day that holds no
 * more; and one some days after it, when the money stays owed and takes no place away.
 */
export const paymentReminderDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const ids = deadlines.map(({ subjectId }) => subjectId);
  await holdSessionsOf(trx, organisationId, ids);
  const deals = await holdDueDeals(trx, organisationId, ids);
  const disputed = await disputedDeals(trx, organisationId, [...deals.keys()]);
  const onItsWay = await moneyOnItsWay(trx, organisationId, [...deals.keys()]);
  const standings = await standingsOf(trx, organisationId, [...deals.values()].filter(({ deal }) => isOtherThanOrdered(deal)).map(({ deal }) => deal.id), now);
  const reminders = deadlines.map(({ id, subjectId, dueAt }): Decided & { id: string; whole: Facts | undefined } => {
    const whole = deals.get(subjectId);
    if (onItsWay.has(subjectId)) return { id, whole, outcome: "on-its-way" };
    return { id, whole, ...(disputed.has(subjectId) ? { outcome: "disputed" } : decide(whole, standings.get(subjectId), { dueAt, now })) };
  });
  const sent = reminders.flatMap(({ whole, reminder }) => (whole === undefined || reminder === undefined ? [] : [{ ...reminder, ...whole }]));
  await writeRecords(trx, organisationId, sent.map(({ deal, part, openCents, late }) => ({
    subjectId: deal.id,
    type: "reminder.sent",
    at: now,
    actor: "system" as const,
    details: { part, cents: openCents, ...(late ? { late } : {}) },
  })));
  await queueMessages(trx, organisationId, now, sent.map(({ deal, bookings, part, openCents, dueAt, late, key }) =>
    late
      ? messageAbout(deal, `payment-overdue:${deal.id}:${key}`, { kind: "payment-overdue", dealId: deal.id, cents: openCents, dueAt, ...otherDateOf(bookings) })
      : messageAbout(deal, `payment-reminder:${deal.id}:${key}`, {
          kind: "payment-reminder",
          dealId: deal.id,
          part,
          cents: openCents,
          dueAt,
          releases: bookings.some((booking) => booking.place === "held"),
          ...otherDateOf(bookings),
        }),
  ));
  return new Map(reminders.map(({ id, outcome }) => [id, outcome]));
};

/** The date that the places stand on, when it is another than the one of the order. */
function otherDateOf(bookings: readonly Booking[]): { sessionId?: string } {
  const moved = new Set(bookings.flatMap(({ moved_to: to }) => to ?? []));
  const now = bookings.find(({ id, place }) => moved.has(id) && takesSeat(place));
  return now === undefined ? {} : { sessionId: now.session_id };
}

/** Other days or amounts than those of the order: then the standing says what is due. */
function isOtherThanOrdered({ due_at, adjust_cents }: DueDeal): boolean {
  return due_at !== null || adjust_cents !== 0;
}

function decide(whole: Facts | undefined, known: { deal: Deal; standing: Standing } | undefined, moment: Moment): Decided {
  if (whole === undefined) return { outcome: "gone" };
  return known === undefined ? decideByOrder(whole, moment) : decideByStanding(known.deal, known.standing, moment);
}

function decideByOrder(whole: Facts, { dueAt, now }: Moment): Decided {
  const { deal, bookings } = whole;
  const { schedule } = deal.frozen;
  const part = schedule.find((one) => one.remindAt !== null && Temporal.Instant.from(one.remindAt).equals(dueAt));
  const { owedCents } = amountsOf(deal, bookings);
  if (part === undefined) return decideLate(whole, { dueAt, now });
  if (Temporal.Instant.compare(now, Temporal.Instant.from(part.dueAt)) >= 0) return { outcome: "too-late" };
  if (owedCents === 0) return { outcome: "moot" };
  const openCents = owedCents - laterParts(whole, part) - deal.paid_cents;
  if (openCents <= 0) return { outcome: "paid" };
  const key = part.name === "part" ? part.dueOn : part.name;
  return { outcome: "reminded", reminder: { part: part.name, openCents, dueAt: part.dueAt, late: false, key } };
}

/** What could take the place away is not owed any more, or the trainer let its day go: neither asks for a word afterwards. */
function decideLate({ deal, bookings }: Facts, { dueAt, now }: Moment): Decided {
  const due = nextDue({ deal, bookings, money: amountsOf(deal, bookings), now });
  if (due === null || !due.late) return { outcome: "paid" };
  if (due.lapses) return { outcome: "moot" };
  return { outcome: "reminded", reminder: { part: due.part, openCents: due.openCents, dueAt: due.dueAt.toString(), late: true, key: dueAt.toString() } };
}

/** What falls due after this part, of the places that still stand. */
function laterParts({ deal, bookings }: Facts, part: FrozenPart): number {
  const { schedule, price } = deal.frozen;
  const later = schedule.slice(schedule.indexOf(part) + 1).reduce((sum, one) => sum + one.cents, 0);
  const count = bookings.filter((booking) => takesSeat(booking.place)).length;
  return shareOfPlaces({ totalCents: cents(later), places: price.places, count });
}
