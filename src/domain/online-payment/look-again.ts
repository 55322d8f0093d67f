const firstMinutes = 15;
const mostMinutes = 24 * 60;

/**
 * When an attempt that has no end yet is asked about next: after a quarter of an hour, then each time after as long again as it has
 * been there, at most a day. A lost message of the provider so loses nothing.
 */
export function lookAgainAt(askedAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const age = Math.floor(askedAt.until(now).total("minutes"));
  return now.add({ minutes: Math.min(mostMinutes, Math.max(firstMinutes, age)) });
}
