import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { factsUpTo } from "../standing/facts.ts";
import type { Fact } from "../standing/facts.ts";
import { historyOf } from "../standing/history.ts";
import { principalCents, principalLines } from "../standing/principal.ts";
import type { StandingDeal } from "../standing/standing-deal.ts";

/** How many days before the start a cancellation still leaves a chair empty that somebody counted on. */
export const lateDays = 7;

/** What can become of an absence. Charging is what was agreed; the others are milder. */
export const absenceOutcomes = ["charge", "half", "other-date", "credit", "let-go"] as const;

export type AbsenceOutcome = (typeof absenceOutcomes)[number];

/** Somebody who did not come, or cancelled in the last days, and what that costs under the conditions of the deal. */
export type Absence = { booking: string; why: "no-show" | "cancelled"; basisPoints: number; feeCents: Cents };

/**
 * The absences of a deal that cost something, as its facts stand. A fee that shrank because the place was sold again is the
 * smaller one; what was given up, settled or brought to another date is no absence any more.
 * @see docs/rules/absences.md
 */
export function absencesOf(deal: StandingDeal, facts: readonly Fact[], asOf: Temporal.Instant): Absence[] {
  const history = historyOf(deal, factsUpTo(facts, asOf));
  if (history.settled !== null) return [];
  const comesTo = principalCents(principalLines(deal, history));
  return history.places.flatMap(({ id, ended, refilled }): Absence[] => {
    if (ended === null) return [];
    const { ending } = ended;
    const late = ending.why === "cancelled" && ending.daysBefore <= lateDays;
    if (ending.why !== "no-show" && !late) return [];
    const refund = deal.conditions.refundIfRefilled ? (refilled?.cents ?? 0) : 0;
    const feeCents = cents(Math.max(0, Math.min(ended.owedCents - refund, comesTo)));
    return feeCents === 0 ? [] : [{ booking: id, why: ending.why, basisPoints: ending.basisPoints, feeCents }];
  });
}

/** What the trainer takes off at once. Half is rounded in the customer's disfavour by less than a cent; another date and a credit take nothing off. */
export function takenOff(outcome: AbsenceOutcome, feeCents: Cents): Cents {
  switch (outcome) {
    case "charge":
    case "other-date":
    case "credit":
      return cents(0);
    case "half":
      return cents(Math.floor(feeCents / 2));
    case "let-go":
      return feeCents;
    default:
      return outcome satisfies never;
  }
}
