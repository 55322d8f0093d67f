import { sql } from "kysely";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { moveCredit } from "../credit-book/store.ts";

/** Locks all credits of some deals whose time is over and of which something is left, by id. */
export async function lockDueCredits(trx: Trx, { organisationId, dealIds }: { organisationId: string; dealIds: readonly string[] }, now: Temporal.Instant): Promise<void> {
  if (dealIds.length > 0) await dueCredits(trx, { organisationId, dealIds }, now).forUpdate().execute();
}

/** Ends the credits of a deal whose time is over and of which something is left, each once, with its movement and its record; they are locked. @returns how many */
export async function expireCredits(trx: Trx, { organisationId, dealId }: { organisationId: string; dealId: string }, now: Temporal.Instant): Promise<number> {
  const over = await dueCredits(trx, { organisationId, dealIds: [dealId] }, now).execute();
  for (const { id, left_cents: left } of over) {
    await moveCredit(trx, { organisationId, creditId: id, dealId, kind: "expired", cents: -left }, now);
    await trx.updateTable("credits").set({ expired_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
  }
  await closeDeadlines(trx, organisationId, now, { subjectIds: over.map(({ id }) => id), what: "credit-reminder", outcome: "expired" });
  await writeRecords(trx, organisationId, over.map((credit) => ({ subjectId: dealId, type: "credit.expired", at: now, actor: "system", details: { credit: credit.id, cents: credit.left_cents } })));
  return over.length;
}

function dueCredits(trx: Trx, { organisationId, dealIds }: { organisationId: string; dealIds: readonly string[] }, now: Temporal.Instant) {
  return trx
    .selectFrom("credits")
    .select(["id", "left_cents"])
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "in", dealIds)
    .where("left_cents", ">", 0)
    .where(sql<boolean>`valid_until < ${now.toString()}::timestamptz`)
    .orderBy("id");
}
