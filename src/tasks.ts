import type { TaskList } from "graphile-worker";
import { messageTasks } from "./features/messages/jobs.ts";
import { mailEvidenceTasks } from "./features/mail-evidence/jobs.ts";
import { onlinePaymentTasks } from "./features/online-payments/jobs.ts";
import type { House } from "./platform/house.ts";

/** Every kind of background job and who does it. */
export function tasks(house: House): TaskList {
  return { ...messageTasks(house), ...mailEvidenceTasks(house), ...onlinePaymentTasks(house) };
}
