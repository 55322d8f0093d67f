import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { House } from "../../platform/house.ts";
import { addJobs } from "../../platform/jobs.ts";
import { readInbound } from "./read-inbound.ts";
import { readStray } from "./read-stray.ts";

const inboundShape = z.object({ organisationId: z.string(), id: z.string() });
const strayShape = z.object({ id: z.string() });

/** Reading what came in: apart from keeping it, so that a mail which cannot be read is kept all the same. */
export function mailEvidenceTasks(house: House): TaskList {
  return {
    "read-inbound-mail": async (payload) => readInbound(house, inboundShape.parse(payload)),
    "read-stray-mail": async (payload) => readStray(house, strayShape.parse(payload).id),
  };
}

/** Asks for what is not read yet to be read again, at the start of a process: jobs are lost more easily than rows. */
export async function requeueUnread(house: House): Promise<number> {
  const rows = await house.db.selectFrom("inbound_mails").select(["organisation_id", "id"]).where("read_at", "is", null).execute();
  const jobs = rows.map((row) => ({ task: "read-inbound-mail", payload: { organisationId: row.organisation_id, id: row.id } }));
  await house.db.transaction().execute((trx) => addJobs(trx, jobs));
  return jobs.length;
}
