import type { House } from "../../../platform/house.ts";
import { writeRecords } from "../../evidence/store.ts";

/**
 * Ends a fault that a visitor reported: somebody looked at it. Saying so twice records it once.
 * @returns refusal `report-unknown`
 */
export async function thankForReport(
  house: House,
  { organisationId, reportId }: { organisationId: string; reportId: string },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: { kind: "report-unknown" } }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const report = await trx
      .selectFrom("page_reports")
      .select("thanked_at")
      .where("organisation_id", "=", organisationId)
      .where("id", "=", reportId)
      .forUpdate()
      .executeTakeFirst();
    if (report === undefined) return { ok: false, refusal: { kind: "report-unknown" } };
    if (report.thanked_at !== null) return { ok: true, repeated: true };
    await trx.updateTable("page_reports").set({ thanked_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", reportId).execute();
    await writeRecords(trx, organisationId, [{ subjectId: reportId, type: "report.thanked", at: now, actor: "trainer", details: {} }]);
    return { ok: true, repeated: false };
  });
}
