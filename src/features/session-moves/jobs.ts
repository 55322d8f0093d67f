import type { DeadlineHandler } from "../deadlines/actions.ts";
import { holdDeal, holdSessionsOf } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { movedPlaces } from "./moved-places.ts";
import { answerMove, dealsToTell, overdueMoves } from "./store.ts";
import { tellMovedDeal } from "./tell-deals.ts";

/** A move that was broken off goes on: whoever has not heard of the other dates hears now. */
export const sessionMoveDeadlines: DeadlineHandler = async (trx, house, { organisationId, deadlines }) => {
  const outcomes = new Map<string, string>();
  const left = await Promise.all(deadlines.map(async ({ id, subjectId }) => ({ id, deals: await dealsToTell(trx, organisationId, subjectId) })));
  await holdSessionsOf(trx, organisationId, left.flatMap(({ deals }) => deals.map(({ dealId }) => dealId)));
  for (const { id, deals } of left) {
    for (const deal of deals) await tellMovedDeal(trx, house, { organisationId, ...deal });
    outcomes.set(id, deals.length === 0 ? "done" : "went-on");
  }
  return outcomes;
};

/** The time to choose is over: silence keeps the place, and the way out for nothing. */
export const sessionMoveAnswerDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const outcomes = new Map<string, string>();
  const dealIds = [...new Set(deadlines.map(({ subjectId }) => subjectId))];
  await holdSessionsOf(trx, organisationId, dealIds);
  for (const { id, subjectId: dealId } of deadlines) {
    const held = await holdDeal(trx, organisationId, dealId);
    const open = held === undefined ? [] : await overdueMoves(trx, organisationId, [dealId], now);
    for (const move of open) {
      const answer = held !== undefined && (await movedPlaces(trx, held, move, now)).length > 0 ? "silence" : "gone";
      await answerMove(trx, move, answer, now);
      if (answer === "silence") await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "session-move.answered", at: now, actor: "system", details: { answer } }]);
      outcomes.set(id, answer);
    }
    if (open.length === 0) outcomes.set(id, "answered");
  }
  return outcomes;
};
