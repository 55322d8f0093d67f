import { localDateOf } from "../../../domain/calendar/local-day.ts";

export type GoodwillMonth = { month: Temporal.PlainDate; givenCents: number; salesCents: number };

/** The last six months, this one last, with what was given and what was ordered after it. */
export function goodwillMonths(
  facts: { given: readonly { at: Temporal.Instant; cents: number }[]; sales: readonly { at: Temporal.Instant; cents: number }[] },
  { now, zone }: { now: Temporal.Instant; zone: string },
): GoodwillMonth[] {
  const first = localDateOf(now, zone).with({ day: 1 });
  return Array.from({ length: 6 }, (_, index) => {
    const month = first.subtract({ months: 5 - index });
    const sum = (moments: readonly { at: Temporal.Instant; cents: number }[]) =>
      moments.filter(({ at }) => localDateOf(at, zone).with({ day: 1 }).equals(month)).reduce((total, { cents }) => total + cents, 0);
    return { month, givenCents: sum(facts.given), salesCents: sum(facts.sales) };
  });
}
