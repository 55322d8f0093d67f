import type { House } from "../../../platform/house.ts";
import { writeRecords } from "../../evidence/store.ts";
import { matchWaiting } from "../importing/match-waiting.ts";

type Decision = { organisationId: string; statementId: string; use: boolean; by: string };

/**
 * What becomes of a statement that does not add up: its lines are used all the same, or dropped, so that a better file can bring them.
 * Deciding the same again is fine.
 * @returns refusals `statement-unknown`, `decided-otherwise`
 */
export async function decideStatement(house: House, { organisationId, statementId, use, by }: Decision): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: { kind: "statement-unknown" | "decided-otherwise" } }> {
  const wanted = use ? "used" : "dropped";
  const outcome = await house.db.transaction().execute(async (trx) => {
    const statement = await trx.selectFrom("bank_statements").select(["state", "decided_at"]).where("organisation_id", "=", organisationId).where("id", "=", statementId).forUpdate().executeTakeFirst();
    if (statement === undefined || (statement.state === "used" && statement.decided_at === null)) return { ok: false as const, refusal: { kind: "statement-unknown" as const } };
    if (statement.state === wanted) return { ok: true as const, repeated: true };
    if (statement.state !== "parked") return { ok: false as const, refusal: { kind: "decided-otherwise" as const } };
    const now = house.clock.now();
    await trx.updateTable("bank_statements").set({ state: wanted, decided_at: now.toString(), decided_by: by }).where("organisation_id", "=", organisationId).where("id", "=", statementId).execute();
    const parked = { organisation_id: organisationId, statement_id: statementId, state: "parked" as const };
    if (use) await trx.updateTable("bank_lines").set({ state: "waiting" }).where((eb) => eb.and(parked)).execute();
    else await trx.deleteFrom("bank_lines").where((eb) => eb.and(parked)).execute();
    await writeRecords(trx, organisationId, [{ subjectId: statementId, type: "bank-statement.decided", at: now, actor: "trainer", details: { state: wanted } }]);
    return { ok: true as const, repeated: false };
  });
  if (outcome.ok && use) await matchWaiting(house, organisationId);
  return outcome;
}
