import { earliest, endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";
import { paymentSchedule } from "../conditions/payment-schedule.ts";
import type { History } from "./history.ts";
import { isOwedFor } from "./places.ts";
import type { PlaceNow } from "./places.ts";
import type { AgreedPart, StandingDeal } from "./standing-deal.ts";

/** How long there is at least to pay after the organiser put a payment day elsewhere. */
const noticeDays = 7;

/**
 * The agreed parts with their days. Where the organiser took the session to another date, what was counted from the date, or ended
 * at it, is counted from the new one; never earlier than what was agreed, and never within a week of the move, but for the start.
 * @see docs/rules/session-moves.md
 */
export function agreedParts(deal: StandingDeal, { places }: Pick<History, "places">): readonly AgreedPart[] {
  const dates = places.flatMap((place) => (isOwedFor(place) && place.follows !== null ? [place.follows] : []));
  return dates.reduce((parts, date) => along(deal, parts, date), deal.schedule);
}

function along({ conditions, totalCents, formedAt, zone }: StandingDeal, agreed: readonly AgreedPart[], { startsAt, endsAt, since }: NonNullable<PlaceNow["follows"]>): readonly AgreedPart[] {
  const { parts } = paymentSchedule({ plan: conditions.payment, totalCents, formedAt, zone, startsAt, endsAt });
  const soonest = earliest(endOfLocalDay(localDateOf(since, zone).add({ days: noticeDays }), zone), startsAt);
  return agreed.map((part, index) => {
    const other = parts.length === agreed.length ? parts[index] : parts[0];
    if (other === undefined || !isBefore(part.dueAt, other.dueAt)) return part;
    const dueAt = later(other.dueAt, soonest);
    return { ...part, dueAt, dueOn: localDateOf(dueAt, zone), lapseAt: part.lapseAt === null || other.lapseAt === null ? part.lapseAt : later(later(part.lapseAt, other.lapseAt), dueAt) };
  });
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(one, other) ? other : one;
}
