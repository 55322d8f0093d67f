import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Fact } from "./facts.ts";
import { standing } from "./standing.ts";
import type { StandingDeal } from "./standing-deal.ts";

/**
 * What the organiser owes the customer because of some facts and of nothing else: how much more than when they had not happened.
 * Money that goes back for another reason is not counted.
 * @param causes the facts in question, whether or not they are among all facts
 */
export function backBecauseOf(deal: StandingDeal, facts: readonly Fact[], { causes, asOf }: { causes: readonly Fact[]; asOf: Temporal.Instant }): Cents {
  const without = facts.filter((fact) => !causes.includes(fact));
  return cents(Math.max(0, standing(deal, [...without, ...causes], asOf).organiserOwesCents - standing(deal, without, asOf).organiserOwesCents));
}
