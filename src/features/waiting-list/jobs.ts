import type { DeadlineHandler } from "../deadlines/actions.ts";
import { expireOffer } from "./answer-offer.ts";

export const offerDeadline: DeadlineHandler = (trx, house, deadline, now) =>
  expireOffer(trx, house, deadline.subjectId, deadline.organisationId, now);
