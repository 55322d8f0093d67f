import type { Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { lockCreditsAbout } from "./lock.ts";
import { moveCredit } from "./move.ts";

/** Ends the credits of a held deal that still wait for its payment: it ended before that, so that it never comes. */
export async function endWaitingCredits(trx: Trx, { organisationId, dealId }: { organisationId: string; dealId: string }, now: Temporal.Instant): Promise<void> {
  await lockCreditsAbout(trx, { organisationId, dealIds: [dealId] });
  const waiting = await trx
    .selectFrom("credits")
    .select(["id", "left_cents"])
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("waits", "=", true)
    .where("left_cents", ">", 0)
    .orderBy("id")
    .execute();
  for (const { id, left_cents: left } of waiting) {
    await moveCredit(trx, { organisationId, creditId: id, dealId, kind: "ended", cents: -left }, now);
    await trx.updateTable("credits").set({ waits: false, ended_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
  }
  await closeDeadlines(trx, organisationId, now, { subjectIds: waiting.map(({ id }) => id), what: "credit-reminder", outcome: "ended" });
  await writeRecords(trx, organisationId, waiting.map(({ id, left_cents: left }) => ({ subjectId: dealId, type: "credit.ended", at: now, actor: "system", details: { credit: id, cents: left } })));
}
