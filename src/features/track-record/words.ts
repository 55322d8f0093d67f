import type { PaymentPlan } from "../../domain/conditions/conditions.ts";
import type { Locale } from "../../domain/locale.ts";
import type { TrackEntry } from "../../domain/track-record/track-entries.ts";
import type { TrackRules } from "../../domain/track-record/track-rules.ts";
import { formatPercent } from "../../platform/i18n/format.ts";
import { trackTexts } from "./texts.ts";

/** A payment plan without the dates of a session: "betalen na afloop, binnen 21 dagen". */
export function planInWords(plan: PaymentPlan, locale: Locale): string {
  const { plans } = trackTexts[locale];
  switch (plan.mode) {
    case "before":
      return plans.before(plan.dueDays) + (plan.onLapse === "release" ? plans.released : "");
    case "deposit":
      return plans.deposit({ share: formatPercent(plan.depositBasisPoints, locale), days: plan.dueDays, restDays: plan.restDaysBefore }) + (plan.onLapse === "release" ? plans.released : "");
    case "parts":
      return plans.parts(plan.parts.length);
    case "after":
      return plans.after(plan.dueDaysAfterSession);
    default:
      return plan satisfies never;
  }
}

/** The rules as a customer reads them: who pays how, and how long things are remembered. */
export function rulesInWords({ months, trusted, careful }: TrackRules, locale: Locale): string[] {
  const { rules } = trackTexts[locale];
  return [
    ...(careful === null ? [] : [rules.careful(careful.times, planInWords(careful.plan, locale))]),
    ...(trusted === null ? [] : [rules.trusted(trusted.places, planInWords(trusted.plan, locale))]),
    rules.else,
    rules.months(months),
  ];
}

/** What an entry says, in one line. */
export function entryInWords({ what, days }: Pick<TrackEntry, "what" | "days">, locale: Locale): string {
  const { entries } = trackTexts[locale];
  return what === "paid-late" ? entries["paid-late"](days ?? 0) : entries[what];
}
