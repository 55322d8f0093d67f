/** Where moments lie on a line of whole days, in percent of its width. */
export type DaysAxis = {
  /** From 0 at the first midnight to 100 at the last; outside is clamped. */
  at: (moment: Temporal.Instant) => number;
  days: readonly { date: Temporal.PlainDate; at: number; weekend: boolean }[];
  dayWidth: number;
};

/**
 * @param from first day, from its midnight
 * @param to last day, to the midnight after it
 */
export function daysAxis({ from, to, zone }: { from: Temporal.PlainDate; to: Temporal.PlainDate; zone: string }): DaysAxis {
  const start = from.toZonedDateTime(zone).epochMilliseconds;
  const end = to.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const percent = (milliseconds: number) => Math.min(100, Math.max(0, ((milliseconds - start) / (end - start)) * 100));
  const count = from.until(to, { largestUnit: "days" }).days + 1;
  return {
    at: (moment) => percent(moment.epochMilliseconds),
    days: Array.from({ length: Math.max(count, 0) }, (_, index) => {
      const date = from.add({ days: index });
      return { date, at: percent(date.toZonedDateTime(zone).epochMilliseconds), weekend: date.dayOfWeek > 5 };
    }),
    dayWidth: 100 / Math.max(count, 1),
  };
}
