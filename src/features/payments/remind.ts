import { takesSeat } from "../../domain/booking/place.ts";
import { shareOfPlaces } from "../../domain/deal/amounts.ts";
import type { FrozenPart } from "../../domain/deal/frozen-deal.ts";
import { cents } from "../../domain/money.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import type { Booking } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { amountsOf, holdDueDeals } from "./store.ts";
import type { DueDeal } from "./store.ts";
import { messageAbout } from "./tell.ts";

type Facts = { deal: DueDeal; bookings: readonly Booking[] };
type Reminder = { whole: Facts; part: FrozenPart; openCents: number };

/** A friendly word before a payment day, once for each part, and never about something paid, given up or past. */
export const paymentReminderDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const deals = await holdDueDeals(trx, organisationId, deadlines.map(({ subjectId }) => subjectId));
  const decided = deadlines.map(({ id, subjectId, dueAt }) => ({ id, ...decide(deals.get(subjectId), { dueAt, now }) }));
  const reminders = decided.flatMap(({ reminder }) => reminder ?? []);
  await writeRecords(trx, organisationId, reminders.map(({ whole, part, openCents }) => ({
    subjectId: whole.deal.id,
    type: "reminder.sent",
    at: now,
    actor: "system" as const,
    details: { part: part.name, cents: openCents },
  })));
  await queueMessages(trx, organisationId, now, reminders.map(({ whole: { deal, bookings }, part, openCents }) =>
    messageAbout(deal, `payment-reminder:${deal.id}:${part.name === "part" ? part.dueOn : part.name}`, {
      kind: "payment-reminder",
      dealId: deal.id,
      part: part.name,
      cents: openCents,
      dueAt: part.dueAt,
      releases: bookings.some((booking) => booking.place === "held"),
    }),
  ));
  return new Map(decided.map(({ id, outcome }) => [id, outcome]));
};

type Decided = { outcome: "gone" | "moot" | "too-late" | "paid" | "reminded"; reminder?: Reminder };

function decide(whole: Facts | undefined, { dueAt, now }: { dueAt: Temporal.Instant; now: Temporal.Instant }): Decided {
  if (whole === undefined) return { outcome: "gone" };
  const { deal, bookings } = whole;
  const { schedule } = deal.frozen;
  const part = schedule.find((one) => one.remindAt !== null && Temporal.Instant.from(one.remindAt).equals(dueAt));
  const { owedCents } = amountsOf(deal, bookings);
  if (part === undefined) return { outcome: "moot" };
  if (Temporal.Instant.compare(now, Temporal.Instant.from(part.dueAt)) >= 0) return { outcome: "too-late" };
  if (owedCents === 0) return { outcome: "moot" };
  const openCents = owedCents - laterParts(whole, part) - deal.paid_cents;
  if (openCents <= 0) return { outcome: "paid" };
  return { outcome: "reminded", reminder: { whole, part, openCents } };
}

/** What falls due after this part, of the places that still stand. */
function laterParts({ deal, bookings }: Facts, part: FrozenPart): number {
  const { schedule, price } = deal.frozen;
  const later = schedule.slice(schedule.indexOf(part) + 1).reduce((sum, one) => sum + one.cents, 0);
  const count = bookings.filter((booking) => takesSeat(booking.place)).length;
  return shareOfPlaces({ totalCents: cents(later), places: price.places, count });
}
