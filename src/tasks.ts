import type { TaskList } from "graphile-worker";
import { sequence } from "./features/log/actions.ts";
import { messageTasks } from "./features/messages/jobs.ts";
import { mailEvidenceTasks } from "./features/mail-evidence/jobs.ts";
import { onlinePaymentTasks } from "./features/online-payments/jobs.ts";
import type { House } from "./platform/house.ts";

/** Every kind of background job and who does it. */
export function tasks(house: House): TaskList {
  return { ...messageTasks(house, { beforeRendering: (organisationId) => bringLogUpToDate(house, organisationId) }), ...mailEvidenceTasks(house), ...onlinePaymentTasks(house) };
}

/** So that the head in a mail covers what the mail is about. A log that cannot be gone on with, for whatever reason, holds up no mail. */
async function bringLogUpToDate(house: House, organisationId: string): Promise<void> {
  try {
    await sequence(house, organisationId);
  } catch (error) {
    house.log.error({ err: error, organisation: organisationId }, "a mail carries an older head, because the log cannot be gone on with");
  }
}
