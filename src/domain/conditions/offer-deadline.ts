import { earliest, isBefore } from "../calendar/local-day.ts";

/**
 * Until when an offered place is kept: some hours, but never past the start or the last day of signing up.
 * @returns null when less than an hour would be left; then no offer is made
 * @see docs/rules/waiting-list.md
 */
export function offerEndsAt(offer: {
  now: Temporal.Instant;
  offerHours: number;
  startsAt: Temporal.Instant;
  signUpUntil: Temporal.Instant | null;
}): Temporal.Instant | null {
  const { now, offerHours, startsAt, signUpUntil } = offer;
  const closes = signUpUntil === null ? startsAt : earliest(startsAt, signUpUntil);
  const endsAt = earliest(now.add({ hours: offerHours }), closes);
  return isBefore(endsAt, now.add({ hours: 1 })) ? null : endsAt;
}
