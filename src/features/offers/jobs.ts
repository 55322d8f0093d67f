import type { DeadlineHandler } from "../deadlines/actions.ts";
import { expireDealOffer, holdOfferedSessions } from "./answer-offer.ts";

/** The time of an offer about a deal is over: silence leaves the deal as it is. */
export const dealOfferDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  await holdOfferedSessions(trx, organisationId, deadlines.map(({ subjectId }) => subjectId));
  const outcomes = new Map<string, string>();
  for (const { id, subjectId } of deadlines) outcomes.set(id, await expireDealOffer(trx, { organisationId, offerId: subjectId }, now));
  return outcomes;
};
