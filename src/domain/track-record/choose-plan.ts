import type { Conditions, PaymentPlan } from "../conditions/conditions.ts";
import type { TrackEntry } from "./track-entries.ts";
import { isFirmer } from "./firmer-plan.ts";
import { holds } from "./track-rules.ts";
import type { TrackRules } from "./track-rules.ts";

/** What a person decided for one customer, whatever the rules would choose. */
export type Overrule = "as-session" | "on-your-word";

/** A payment plan that takes the place of the session's own, and what chose it. `firmer`: it asks more than the session's. */
export type ChosenPlan = { by: "trusted" | "careful" | "overrule"; plan: PaymentPlan; instead: PaymentPlan; firmer: boolean };

export type PlanFacts = { rules: TrackRules; entries: readonly TrackEntry[]; overrule: Overrule | null; objected: boolean };

/**
 * The payment plan of the next order of a customer; null: the session's own. Nothing else of the conditions changes, and nobody is
 * ever refused. What a person decided goes before the rules; who objected is left to the session's own plan. A rule that would not
 * ask more (or less) than the session does, or whose plan cannot be agreed here, chooses nothing.
 * @see docs/rules/track-record.md  art. 6(1)(f), 21, 22 AVG
 */
export function choosePlan({ rules, entries, overrule, objected }: PlanFacts, conditions: Conditions): ChosenPlan | null {
  if (overrule === "as-session") return null;
  if (overrule === "on-your-word") return lighter("overrule", rules.trusted?.plan ?? usualTrust, conditions);
  if (objected) return null;
  switch (ruleOf(rules, entries)) {
    case "careful":
      return rules.careful === null ? null : firmer(rules.careful.plan, conditions);
    case "trusted":
      return rules.trusted === null ? null : lighter("trusted", rules.trusted.plan, conditions);
    default:
      return null;
  }
}

/** Which rule the entries meet; null for the session's own plan. No entry weighs more than another: they are counted. */
export function ruleOf(rules: TrackRules, entries: readonly TrackEntry[]): "trusted" | "careful" | null {
  const against = entries.filter(({ what }) => what === "no-show" || what === "unpaid").length;
  if (rules.careful !== null && against >= rules.careful.times) return "careful";
  const clean = entries.every(({ what }) => what === "attended" || what === "partly" || what === "paid");
  const good = entries.filter(({ what, paid }) => paid && (what === "attended" || what === "partly")).length;
  return rules.trusted !== null && clean && good >= rules.trusted.places ? "trusted" : null;
}

const usualTrust: PaymentPlan = { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 };

function firmer(plan: PaymentPlan, conditions: Conditions): ChosenPlan | null {
  return isFirmer(plan, conditions.payment) && holds(conditions, plan) ? { by: "careful", plan, instead: conditions.payment, firmer: true } : null;
}

function lighter(by: "trusted" | "overrule", plan: PaymentPlan, conditions: Conditions): ChosenPlan | null {
  return isFirmer(conditions.payment, plan) && holds(conditions, plan) ? { by, plan, instead: conditions.payment, firmer: false } : null;
}
