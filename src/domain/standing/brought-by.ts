import { factsUpTo } from "./facts.ts";
import type { Fact } from "./facts.ts";
import { historyOf } from "./history.ts";
import { stands } from "./places.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** The places that stand on a date because the organiser brought them there by one move; one that went elsewhere since, or came there by itself, is none. */
export function placesBroughtBy(deal: StandingDeal, facts: readonly Fact[], { record, asOf }: { record: string; asOf: Temporal.Instant }): string[] {
  return historyOf(deal, factsUpTo(facts, asOf)).places.filter((place) => stands(place) && place.sessionMove?.record === record).map(({ id }) => id);
}
