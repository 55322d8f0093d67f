import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { House } from "../../platform/house.ts";
import { addJobs } from "../../platform/jobs.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { writeRecords } from "../evidence/store.ts";
import { readInbound } from "./read-inbound.ts";
import { inboundJob, strayJob } from "./reading-jobs.ts";
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
  const mails = await house.db.selectFrom("inbound_mails").select(["organisation_id", "id"]).where("read_at", "is", null).execute();
  const strays = await house.db.selectFrom("stray_mails").select("id").where("read_at", "is", null).execute();
  const jobs = [...mails.map(({ organisation_id: organisationId, id }) => inboundJob({ organisationId, id })), ...strays.map(({ id }) => strayJob(id))];
  await house.db.transaction().execute((trx) => addJobs(trx, jobs));
  return jobs.length;
}

/** Nobody collected a message in its time. */
export const collectionEndDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const outcomes = new Map<string, string>();
  for (const { id, subjectId } of deadlines.toSorted((one, other) => (one.subjectId < other.subjectId ? -1 : 1))) {
    const expired = await trx
      .updateTable("collections")
      .set({ expired_at: now.toString() })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", subjectId)
      .where("retrieved_at", "is", null)
      .where("refused_at", "is", null)
      .where("expired_at", "is", null)
      .returning(["deal_id", "message_id"])
      .executeTakeFirst();
    if (expired !== undefined) await writeRecords(trx, organisationId, [{ subjectId: expired.deal_id, type: "document.expired", at: now, actor: "system", details: { message: expired.message_id, collection: subjectId } }]);
    outcomes.set(id, expired === undefined ? "ended" : "expired");
  }
  return outcomes;
};
