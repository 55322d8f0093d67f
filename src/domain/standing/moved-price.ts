import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { factsUpTo } from "./facts.ts";
import type { Fact } from "./facts.ts";
import { historyOf } from "./history.ts";
import { total } from "./parts.ts";
import { differenceOf, isMeant } from "./places.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** What earlier moves changed of the price of some places, with VAT; less than zero when they became cheaper. */
export function movedPrice(deal: StandingDeal, facts: readonly Fact[], { bookings, asOf }: { bookings: readonly string[]; asOf: Temporal.Instant }): Cents {
  const { places } = historyOf(deal, factsUpTo(facts, asOf));
  return cents(total(places.filter((place) => isMeant({ bookings }, place)).map(differenceOf)));
}
