import type { House } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";

/**
 * The trainer saw a statement that had no effect. Saying so twice is fine.
 * @returns refusal `statement-unknown`
 */
export async function seeStatement(house: House, { organisationId, statementId }: { organisationId: string; statementId: string }): Promise<{ ok: true } | { ok: false; refusal: { kind: "statement-unknown" } }> {
  return house.db.transaction().execute(async (trx) => {
    const statement = await trx.selectFrom("withdrawal_statements").select(["id", "seen_at"]).where("organisation_id", "=", organisationId).where("id", "=", statementId).forUpdate().executeTakeFirst();
    const now = house.clock.now();
    if (statement === undefined) return { ok: false, refusal: { kind: "statement-unknown" } };
    if (statement.seen_at !== null) return { ok: true };
    await trx.updateTable("withdrawal_statements").set({ seen_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", statementId).execute();
    await writeRecords(trx, organisationId, [{ subjectId: statementId, type: "withdrawal.seen", at: now, actor: "trainer", details: {} }]);
    return { ok: true };
  });
}
