import type { Check, CheckName, Found, Result, Verdict } from "./report.ts";
import { english } from "./words-en.ts";
import { dutch } from "./words-nl.ts";

export type ReportLocale = "nl" | "en";
export const reportLocales: readonly ReportLocale[] = ["nl", "en"];

/** What a report says, in one language. Times stand as they were found, RFC 3339 in UTC. */
export type ReportWords = {
  found: { [Kind in Found["kind"]]: (found: Extract<Found, { kind: Kind }>) => string };
  checks: Readonly<Record<CheckName, string>>;
  results: Readonly<Record<Result, string>>;
  /** One sentence. */
  verdict: (verdict: Verdict) => string;
  /** What the reader should know beside it, none of it more certain than it is. */
  caveats: (verdict: Verdict) => readonly string[];
};

export const reportWords: Readonly<Record<ReportLocale, ReportWords>> = { nl: dutch, en: english };

/** What a check found, in words. */
export function foundText({ found }: Check, locale: ReportLocale): string {
  const words = reportWords[locale].found;
  // Kind and words come from one union, which the compiler cannot follow through the look-up.
  return (words[found.kind] as (one: Found) => string)(found);
}
