import { takesSeat } from "../../domain/booking/place.ts";
import { shareOfPlaces } from "../../domain/deal/amounts.ts";
import type { FrozenPart } from "../../domain/deal/frozen-deal.ts";
import { nextDue } from "../../domain/deal/next-due.ts";
import { cents } from "../../domain/money.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { holdSessions, messageAbout, sessionsOfDeals } from "../deal/store.ts";
import type { Booking } from "../deal/store.ts";
import { disputedDeals } from "../dispute/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { amountsOf, holdDueDeals } from "./store.ts";
import type { DueDeal } from "./store.ts";

type Facts = { deal: DueDeal; bookings: readonly Booking[] };
/** `late`: the day is over and the money stays owed. */
type Reminder = { whole: Facts; part: FrozenPart["name"]; openCents: number; dueAt: string; late: boolean; key: string };

/**
 * A friendly word before a payment day, once for each part, and never about something paid or given up; and one some days after
 * it, when the money stays owed and takes no place away.
 */
export const paymentReminderDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const ids = deadlines.map(({ subjectId }) => subjectId);
  await holdSessions(trx, organisationId, await sessionsOfDeals(trx, organisationId, ids));
  const deals = await holdDueDeals(trx, organisationId, ids);
  const disputed = await disputedDeals(trx, organisationId, [...deals.keys()]);
  const decided = deadlines.map(({ id, subjectId, dueAt }): Decided & { id: string } =>
    disputed.has(subjectId) ? { id, outcome: "disputed" } : { id, ...decide(deals.get(subjectId), { dueAt, now }) });
  const reminders = decided.flatMap(({ reminder }) => reminder ?? []);
  await writeRecords(trx, organisationId, reminders.map(({ whole, part, openCents, late }) => ({
    subjectId: whole.deal.id,
    type: "reminder.sent",
    at: now,
    actor: "system" as const,
    details: { part, cents: openCents, ...(late ? { late } : {}) },
  })));
  await queueMessages(trx, organisationId, now, reminders.map(({ whole: { deal, bookings }, part, openCents, dueAt, late, key }) =>
    late
      ? messageAbout(deal, `payment-overdue:${deal.id}:${key}`, { kind: "payment-overdue", dealId: deal.id, cents: openCents, dueAt })
      : messageAbout(deal, `payment-reminder:${deal.id}:${key}`, {
          kind: "payment-reminder",
          dealId: deal.id,
          part,
          cents: openCents,
          dueAt,
          releases: bookings.some((booking) => booking.place === "held"),
        }),
  ));
  return new Map(decided.map(({ id, outcome }) => [id, outcome]));
};

type Decided = { outcome: "gone" | "moot" | "too-late" | "paid" | "reminded" | "disputed"; reminder?: Reminder };

function decide(whole: Facts | undefined, { dueAt, now }: { dueAt: Temporal.Instant; now: Temporal.Instant }): Decided {
  if (whole === undefined) return { outcome: "gone" };
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
  return { outcome: "reminded", reminder: { whole, part: part.name, openCents, dueAt: part.dueAt, late: false, key } };
}

/** What could take the place away is not owed any more, or the trainer let its day go: neither asks for a word afterwards. */
function decideLate(whole: Facts, { dueAt, now }: { dueAt: Temporal.Instant; now: Temporal.Instant }): Decided {
  const { deal, bookings } = whole;
  const due = nextDue({ deal, bookings, money: amountsOf(deal, bookings), now });
  if (due === null || !due.late) return { outcome: "paid" };
  if (due.lapses) return { outcome: "moot" };
  return { outcome: "reminded", reminder: { whole, part: due.part, openCents: due.openCents, dueAt: due.dueAt.toString(), late: true, key: dueAt.toString() } };
}

/** What falls due after this part, of the places that still stand. */
function laterParts({ deal, bookings }: Facts, part: FrozenPart): number {
  const { schedule, price } = deal.frozen;
  const later = schedule.slice(schedule.indexOf(part) + 1).reduce((sum, one) => sum + one.cents, 0);
  const count = bookings.filter((booking) => takesSeat(booking.place)).length;
  return shareOfPlaces({ totalCents: cents(later), places: price.places, count });
}
