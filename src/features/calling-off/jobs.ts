import type { DeadlineHandler } from "../deadlines/actions.ts";
import { holdDeal, holdSessionsOf } from "../deal/store.ts";
import { callOffDeal } from "./call-off-deals.ts";
import { answerCalledOff, calledOffsOfDeal, dealsStillIn } from "./store.ts";

/** A calling off that was broken off goes on: whoever still has a place there is told now. */
export const callingOffDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const outcomes = new Map<string, string>();
  const sessions = deadlines.map(({ id, subjectId: sessionId }) => ({ id, sessionId }));
  const left = await Promise.all(sessions.map(async (one) => ({ ...one, dealIds: await dealsStillIn(trx, organisationId, one.sessionId) })));
  await holdSessionsOf(trx, organisationId, left.flatMap(({ dealIds }) => dealIds));
  for (const { id, sessionId, dealIds } of left) {
    for (const dealId of dealIds) await callOffDeal(trx, { organisationId, sessionId, dealId, now });
    outcomes.set(id, dealIds.length === 0 ? "done" : "went-on");
  }
  return outcomes;
};

/** The time to choose is over: silence is a refund, which is owed already. */
export const calledOffAnswerDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const outcomes = new Map<string, string>();
  await holdSessionsOf(trx, organisationId, deadlines.map(({ subjectId }) => subjectId));
  for (const { id, subjectId: dealId, dueAt } of deadlines) {
    const held = await holdDeal(trx, organisationId, dealId);
    const asked = held === undefined ? [] : await calledOffsOfDeal(trx, organisationId, dealId);
    const overdue = asked.filter(({ answer, answer_by: answerBy }) => answer === null && Temporal.Instant.compare(answerBy, now) <= 0);
    for (const question of overdue) await answerCalledOff(trx, question, { answer: "silence", actor: "system", now });
    outcomes.set(id, overdue.length > 0 ? "silence" : (asked.find(({ answer_by: answerBy }) => answerBy.equals(dueAt))?.answer ?? "gone"));
  }
  return outcomes;
};
