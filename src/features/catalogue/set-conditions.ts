import { checkConditions } from "../../domain/conditions/check-conditions.ts";
import type { ConditionsRefusal } from "../../domain/conditions/check-conditions.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import type { House, Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { holdSession } from "./hold-session.ts";

/**
 * Chooses the rules for new deals in a session. Deals that exist keep theirs: they froze them.
 * @returns `deals`: how many deals there are that keep the rules they were made with; refusals `session-unknown`, `not-right` with everything that is wrong
 */
export async function setConditions(
  house: House,
  { organisationId, sessionId, conditions }: { organisationId: string; sessionId: string; conditions: Conditions },
): Promise<{ ok: true; deals: number } | { ok: false; refusal: { kind: "session-unknown" } | { kind: "not-right"; problems: ConditionsRefusal[] } }> {
  const now = house.clock.now();
  const problems = checkConditions(conditions);
  if (problems.length > 0) return { ok: false, refusal: { kind: "not-right", problems } };
  return house.db.transaction().execute(async (trx) => {
    const held = await holdSession(trx, organisationId, sessionId);
    if (held === undefined) return { ok: false, refusal: { kind: "session-unknown" } };
    await trx
      .updateTable("sessions")
      .set({ conditions: JSON.stringify(conditions) })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", sessionId)
      .execute();
    await writeRecords(trx, organisationId, [{ subjectId: sessionId, type: "session.conditions-set", at: now, actor: "trainer", details: { conditions } }]);
    return { ok: true, deals: await countDeals(trx, organisationId, sessionId) };
  });
}

/** Read after the session is held, so that no deal is formed meanwhile. */
async function countDeals(trx: Trx, organisationId: string, sessionId: string): Promise<number> {
  const { count } = await trx
    .selectFrom("deals")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .executeTakeFirstOrThrow();
  return count;
}
