/** The calendar day that it is in the zone at that instant. */
export function localDateOf(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** The last second of a local day, inclusive: 23:59:59 on the clock of the zone, whatever that day's length. */
export function endOfLocalDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: "23:59:59" }).toInstant();
}

/** A time of day on a local date; a time that the clocks skip becomes the one just after. */
export function atLocalTime(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
}

export function earliest(first: Temporal.Instant, second: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(first, second) <= 0 ? first : second;
}

export function isBefore(first: Temporal.Instant, second: Temporal.Instant): boolean {
  return Temporal.Instant.compare(first, second) < 0;
}
