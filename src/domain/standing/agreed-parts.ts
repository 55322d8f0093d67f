import { isBefore, localDateOf } from "../calendar/local-day.ts";
import { paymentSchedule } from "../conditions/payment-schedule.ts";
import type { History } from "./history.ts";
import { isOwedFor } from "./places.ts";
import type { AgreedPart, StandingDeal } from "./standing-deal.ts";

/**
 * The agreed parts with their days. Where the organiser took the session to another date, what was counted from the date, or ended
 * at it, is counted from the new one; never earlier than what was agreed.
 * @see docs/rules/session-moves.md
 */
export function agreedParts(deal: StandingDeal, { places }: Pick<History, "places">): readonly AgreedPart[] {
  const moves = places.flatMap((place) => (isOwedFor(place) && place.sessionMove !== null ? [place.sessionMove] : []));
  return moves.reduce((parts, { startsAt, endsAt }) => along(deal, parts, { startsAt, endsAt }), deal.schedule);
}

function along({ conditions, totalCents, formedAt, zone }: StandingDeal, agreed: readonly AgreedPart[], date: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }): readonly AgreedPart[] {
  const { parts } = paymentSchedule({ plan: conditions.payment, totalCents, formedAt, zone, ...date });
  if (parts.length !== agreed.length) return agreed;
  return agreed.map((part, index) => {
    const other = parts[index];
    if (other === undefined) return part;
    const dueAt = later(part.dueAt, other.dueAt);
    return { ...part, dueAt, dueOn: localDateOf(dueAt, zone), lapseAt: part.lapseAt === null || other.lapseAt === null ? part.lapseAt : later(part.lapseAt, other.lapseAt) };
  });
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(one, other) ? other : one;
}
