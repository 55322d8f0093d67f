import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { isUnderWay } from "../../domain/online-payment/attempt-state.ts";
import { lookAgainAt } from "../../domain/online-payment/look-again.ts";
import type { House } from "../../platform/house.ts";
import { addJobs } from "../../platform/jobs.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { keepUp } from "./keep-up.ts";
import { reversalsOf } from "./store.ts";

const payloadShape = z.object({ organisationId: z.string(), attemptId: z.string() });

/**
 * An attempt without an end, or a refund on its way, is asked about again: a message of the provider can be lost. The asking is a job,
 * so that nobody waits for the provider while holding a row; the next moment is written here, so that a lost job loses nothing either.
 */
export const onlinePaymentDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const ids = [...new Set(deadlines.map(({ subjectId }) => subjectId))];
  const attempts = await trx.selectFrom("online_payments").select(["id", "state", "asked_at"]).where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  const goingBack = (await reversalsOf(trx, organisationId, ids)).filter(({ state }) => state === "new" || state === "accepted");
  const open = attempts.flatMap(({ id, state, asked_at: askedAt }) => {
    const newest = goingBack.filter((one) => one.online_payment_id === id).at(-1);
    if (newest === undefined && !isUnderWay(state)) return [];
    return [{ id, next: lookAgainAt(newest?.asked_at ?? askedAt, now) }];
  });
  await addJobs(trx, open.map(({ id }) => ({ task: "keep-up-online", payload: { organisationId, attemptId: id }, maxAttempts: 3 })));
  await scheduleDeadlines(trx, organisationId, now, open.map(({ id, next }) => ({ what: "online-payment" as const, subjectId: id, dueAt: next })));
  const asked = new Set(open.map(({ id }) => id));
  return new Map(deadlines.map(({ id, subjectId }) => [id, asked.has(subjectId) ? "asked" : "ended"]));
};

/** @throws {Error} when the provider does not answer, so that the queue tries again */
export function onlinePaymentTasks(house: House): TaskList {
  return {
    "keep-up-online": async (payload) => {
      const which = payloadShape.parse(payload);
      const kept = await keepUp(house, which);
      if (!kept.ok && kept.why === "no-answer") throw new Error(`attempt ${which.attemptId}: the payment provider does not answer`);
    },
  };
}
