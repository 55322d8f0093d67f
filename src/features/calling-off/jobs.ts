import type { DeadlineHandler } from "../deadlines/actions.ts";
import { writeRecords } from "../evidence/store.ts";
import { holdDeal } from "../payments/store.ts";
import { callOffDeal } from "./call-off-deals.ts";
import { dealsStillIn, findCalledOff } from "./store.ts";

const some = 100;

/** A calling off that was broken off goes on: whoever still has a place there is told now. */
export const callingOffDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const outcomes = new Map<string, string>();
  for (const { id, subjectId: sessionId } of deadlines) {
    let told = 0;
    for (let dealIds = await dealsStillIn(trx, organisationId, sessionId, some); dealIds.length > 0; dealIds = await dealsStillIn(trx, organisationId, sessionId, some)) {
      for (const dealId of dealIds) await callOffDeal(trx, { organisationId, sessionId, dealId, now });
      told += dealIds.length;
    }
    outcomes.set(id, told === 0 ? "done" : "went-on");
  }
  return outcomes;
};

/** The time to choose is over: silence is a refund, which is owed already. */
export const calledOffAnswerDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const outcomes = new Map<string, string>();
  for (const { id, subjectId: dealId } of deadlines) {
    const held = await holdDeal(trx, organisationId, dealId);
    const row = held === undefined ? undefined : await findCalledOff(trx, organisationId, dealId);
    if (row === undefined || row.answer !== null) {
      outcomes.set(id, row?.answer ?? "gone");
      continue;
    }
    await trx.updateTable("called_off_deals").set({ answer: "silence", answered_at: now.toString() }).where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).where("session_id", "=", row.session_id).execute();
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "called-off.answered", at: now, actor: "system", details: { answer: "silence" } }]);
    outcomes.set(id, "silence");
  }
  return outcomes;
};
