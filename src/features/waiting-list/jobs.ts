import type { DeadlineHandler } from "../deadlines/actions.ts";
import { expireOffers } from "./answer-offer.ts";

/** The time of an offer is over: silence gives the seat to the next in line. */
export const offerDeadlines: DeadlineHandler = async (trx, house, { organisationId, deadlines }, now) => {
  const outcomes = await expireOffers(trx, house, { organisationId, offerIds: deadlines.map(({ subjectId }) => subjectId) }, now);
  return new Map(deadlines.map(({ id, subjectId }) => [id, outcomes.get(subjectId) ?? "answered"]));
};
