import type { DeadlineHandler } from "../deadlines/actions.ts";
import { expireCredits, lockDueCredits } from "./expire.ts";

export { creditReminderDeadlines } from "./remind-of-end.ts";

/** The time of a credit is over: what is left of it ends. */
export const creditEndDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const outcomes = new Map<string, string>();
  await lockDueCredits(trx, { organisationId, dealIds: [...new Set(deadlines.map(({ subjectId }) => subjectId))] }, now);
  for (const { id, subjectId } of deadlines) outcomes.set(id, (await expireCredits(trx, { organisationId, dealId: subjectId }, now)) > 0 ? "expired" : "used");
  return outcomes;
};
