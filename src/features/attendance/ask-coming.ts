import { whyNotComing } from "../../domain/booking/coming.ts";
import { isBefore } from "../../domain/calendar/local-day.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { bookingsOfDeals, lockSessions } from "../deal/store.ts";
import type { Booking, LockedSession } from "../deal/store.ts";
import { disputedDeals } from "../dispute/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { NewMessage } from "../messages/store.ts";
import { askedBookings, bookedSessions, holdAskedDeals, replacementsOf } from "./store.ts";
import type { AskedDeal } from "./store.ts";

type Asked = Booking & { startsAt: Temporal.Instant; replacements: number };
type Asking = { deal: AskedDeal; outcome: "gone" | "moot" | "rescheduled" | "asked" | "disputed"; asked: Asked[]; later: Temporal.Instant[] };

/**
 * The moment to ask the participants of a deal whether they come. Asked is who still has a place in a session that goes
 * on, once; whoever was taken to a later date is asked then.
 */
export const confirmAskDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const ids = deadlines.map(({ subjectId }) => subjectId);
  const sessions = await lockSessions(trx, organisationId, await bookedSessions(trx, organisationId, ids));
  const deals = await holdAskedDeals(trx, organisationId, ids);
  const bookings = await bookingsOfDeals(trx, organisationId, ids);
  const asked = await askedBookings(trx, organisationId, ids);
  const replacements = await replacementsOf(trx, organisationId, ids);
  const disputed = await disputedDeals(trx, organisationId, ids);
  const askings = [...deals.values()].map((deal): Asking =>
    disputed.has(deal.id) ? { deal, outcome: "disputed", asked: [], later: [] } : decide(deal, { bookings: bookings.get(deal.id) ?? [], replacements, sessions, asked, now }));
  await scheduleDeadlines(trx, organisationId, now, askings.flatMap(({ deal, later }) => later.map((dueAt) => ({ what: "confirm-ask" as const, subjectId: deal.id, dueAt }))));
  await writeRecords(trx, organisationId, askings.filter((one) => one.asked.length > 0).map((one) => ({
    subjectId: one.deal.id,
    type: "coming.asked",
    at: now,
    actor: "system" as const,
    details: { bookings: one.asked.map(({ id }) => id) },
  })));
  await queueMessages(trx, organisationId, now, askings.flatMap(questionsOf));
  const outcomes = new Map(askings.map(({ deal, outcome }) => [deal.id, outcome]));
  return new Map(deadlines.map(({ id, subjectId }) => [id, outcomes.get(subjectId) ?? "gone"]));
};

type Known = { bookings: readonly Booking[]; replacements: ReadonlyMap<string, number>; sessions: ReadonlyMap<string, LockedSession>; asked: ReadonlySet<string>; now: Temporal.Instant };

function decide(deal: AskedDeal, { bookings, replacements, sessions, asked, now }: Known): Asking {
  const { confirmHoursBefore } = deal;
  if (confirmHoursBefore === null) return { deal, outcome: "moot", asked: [], later: [] };
  const open = bookings.flatMap((booking) => {
    const session = sessions.get(booking.session_id);
    if (session === undefined || session.starts_at === null || asked.has(booking.id) || booking.attendance !== "expected") return [];
    const { place, attendance } = booking;
    if (whyNotComing({ place, attendance, session: { status: session.status, startsAt: session.starts_at } }, now) !== null) return [];
    return [{ booking: { ...booking, startsAt: session.starts_at, replacements: replacements.get(booking.id) ?? 0 }, askAt: session.starts_at.subtract({ hours: confirmHoursBefore }) }];
  });
  const due = open.filter(({ askAt }) => !isBefore(now, askAt)).map(({ booking }) => booking);
  const later = [...new Set(open.filter(({ askAt }) => isBefore(now, askAt)).map(({ askAt }) => askAt.toString()))].map((at) => Temporal.Instant.from(at));
  return { deal, outcome: due.length > 0 ? "asked" : later.length > 0 ? "rescheduled" : "moot", asked: due, later };
}

/** One question about a date to each participant with an address of their own; whoever ordered answers for the others. */
function questionsOf({ deal, asked }: Asking): NewMessage[] {
  const { orderedBy } = deal.customer;
  const own = asked.filter(({ email }) => email !== "" && email.toLowerCase() !== orderedBy.email.toLowerCase());
  const others = asked.filter((booking) => !own.includes(booking));
  const base = { subjectKind: "deal" as const, subjectId: deal.id, locale: deal.locale };
  const bySession = Map.groupBy(others, (booking) => booking.session_id);
  return [
    ...own.map((booking) => ({
      ...base,
      dedupeKey: `coming-asked:${booking.id}:${booking.startsAt.toString()}`,
      to: { address: booking.email, name: `${booking.first_name} ${booking.last_name}`.trim() },
      facts: { kind: "coming-asked" as const, dealId: deal.id, sessionId: booking.session_id, bookingIds: [booking.id], to: "participant" as const, replacements: booking.replacements },
    })),
    ...[...bySession].map(([sessionId, together]) => ({
      ...base,
      dedupeKey: `coming-asked:${together[0]?.id ?? deal.id}:${together[0]?.startsAt.toString() ?? ""}`,
      to: { address: orderedBy.email, name: orderedBy.name },
      facts: { kind: "coming-asked" as const, dealId: deal.id, sessionId, bookingIds: together.map(({ id }) => id), to: "orderer" as const, replacements: 0 },
    })),
  ];
}
