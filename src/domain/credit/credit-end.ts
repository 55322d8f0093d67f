import { endOfLocalDay, localDateOf } from "../calendar/local-day.ts";

/** How many months a credit can be used that takes the place of a refund. */
const months = 12;

/** The last moment, inclusive, of a credit that a customer chooses instead of a refund: twelve months on, to the end of that day. */
export function creditInsteadEnds(now: Temporal.Instant, zone: string): Temporal.Instant {
  return endOfLocalDay(localDateOf(now, zone).add({ months }), zone);
}
