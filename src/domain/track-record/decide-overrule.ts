import { isDayBefore } from "../calendar/day-order.ts";
import { whyNotWords } from "./decide-words.ts";
import type { WordsRefusal } from "./decide-words.ts";

export type OverruleRefusal = WordsRefusal | { kind: "until-out-of-range"; latest: Temporal.PlainDate };

/**
 * Whether a person may decide the plans of a customer in spite of the rules: with a reason, and for no longer than an entry lives.
 * @param until the last day, inclusive; at the earliest today, at the latest `months` from today
 */
export function whyNotOverrule({ reason, until, today, months }: { reason: string; until: Temporal.PlainDate; today: Temporal.PlainDate; months: number }): OverruleRefusal | null {
  const latest = latestOverrule(today, months);
  if (isDayBefore(until, today) || isDayBefore(latest, until)) return { kind: "until-out-of-range", latest };
  return whyNotWords(reason);
}

/** The last day on which such a decision can still hold. */
export function latestOverrule(today: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return today.add({ months });
}
