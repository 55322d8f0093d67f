import { trackRulesFaults } from "../../../domain/track-record/track-rules.ts";
import type { TrackRules, TrackRulesFault } from "../../../domain/track-record/track-rules.ts";
import type { Form } from "../../../platform/http/form.ts";

/** The rules as they are typed. */
export type RulesTyped = Readonly<Record<RulesField, string>>;

const rulesFields = ["months", "trusted", "places", "daysAfter", "careful", "times", "mode", "dueDays", "deposit", "restDays", "release"] as const;

export type RulesField = (typeof rulesFields)[number];

/** What is wrong with what was typed, by the field that has to change. */
export type RulesProblem = { field: RulesField; fault: TrackRulesFault };

const hours = 12;
const remindDays = 2;

/** The rules as they would be typed; what is not set holds something to start from. */
export function rulesTyped(rules: TrackRules | null): RulesTyped {
  const trusted = rules?.trusted ?? null;
  const careful = rules?.careful ?? null;
  const plan = careful?.plan;
  return {
    months: String(rules?.months ?? 24),
    trusted: trusted === null ? "" : "yes",
    places: String(trusted?.places ?? 3),
    daysAfter: String(trusted?.plan.mode === "after" ? trusted.plan.dueDaysAfterSession : 14),
    careful: careful === null ? "" : "yes",
    times: String(careful?.times ?? 2),
    mode: plan?.mode === "deposit" ? "deposit" : "before",
    dueDays: String(plan?.mode === "before" || plan?.mode === "deposit" ? plan.dueDays : 7),
    deposit: String(plan?.mode === "deposit" ? plan.depositBasisPoints / 100 : 30),
    restDays: String(plan?.mode === "deposit" ? plan.restDaysBefore : 14),
    release: plan === undefined || plan.mode === "after" || plan.onLapse === "release" ? "yes" : "",
  };
}

export function readRules(form: Form): RulesTyped {
  return Object.fromEntries(rulesFields.map((field) => [field, form.text(field)])) as Record<RulesField, string>;
}

/** The rules that were typed; null when neither is on. What is no number is out of range. */
export function checkRules(typed: RulesTyped): { ok: true; rules: TrackRules | null } | { ok: false; problems: RulesProblem[] } {
  if (typed.trusted !== "yes" && typed.careful !== "yes") return { ok: true, rules: null };
  const rules: TrackRules = {
    months: numberOf(typed.months),
    trusted: typed.trusted === "yes" ? { places: numberOf(typed.places), plan: { mode: "after", dueDaysAfterSession: numberOf(typed.daysAfter), reminderDaysBefore: remindDays } } : null,
    careful: typed.careful === "yes" ? { times: numberOf(typed.times), plan: carefulPlan(typed) } : null,
  };
  const faults = trackRulesFaults(rules);
  return faults.length === 0 ? { ok: true, rules } : { ok: false, problems: faults.map((fault) => ({ field: fieldOf(fault, typed), fault })) };
}

function carefulPlan(typed: RulesTyped): NonNullable<TrackRules["careful"]>["plan"] {
  const shared = { dueDays: numberOf(typed.dueDays), graceHours: hours, onLapse: typed.release === "yes" ? ("release" as const) : ("keep" as const), reminderDaysBefore: remindDays };
  if (typed.mode !== "deposit") return { mode: "before", ...shared };
  return { mode: "deposit", depositBasisPoints: numberOf(typed.deposit) * 100, returnsOnAttendance: false, restDaysBefore: numberOf(typed.restDays), ...shared };
}

function fieldOf(fault: TrackRulesFault, typed: RulesTyped): RulesField {
  switch (fault) {
    case "months-out-of-range":
      return "months";
    case "places-out-of-range":
      return "places";
    case "times-out-of-range":
      return "times";
    case "trusted-plan-invalid":
      return "daysAfter";
    case "careful-plan-invalid":
      return typed.mode === "deposit" && within(typed.dueDays, 0, 90) ? (within(typed.deposit, 1, 99) ? "restDays" : "deposit") : "dueDays";
    default:
      return fault satisfies never;
  }
}

function within(text: string, least: number, most: number): boolean {
  const value = numberOf(text);
  return value >= least && value <= most;
}

/** Not a number stays none, which no range takes. */
function numberOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}
