import type { Kysely } from "kysely";
import type { CreditMoveKind } from "../../platform/database/absence-and-credit-rows.ts";
import type { Database } from "../../platform/database/schema.ts";

type Db = Kysely<Database>;

/** One movement of a credit, with the deal that it is about. `cents` is signed. */
export type CreditMove = { id: string; creditId: string; code: string; sourceDealId: string; kind: CreditMoveKind; cents: number; at: Temporal.Instant; dealId: string; dealCode: string };

/** All movements of the credits that a deal gave, and those of other credits on it; in order of time. */
export async function creditMovesOf(db: Db, organisationId: string, dealId: string): Promise<CreditMove[]> {
  return db
    .selectFrom("credit_moves as m")
    .innerJoin("credits as c", (join) => join.onRef("c.organisation_id", "=", "m.organisation_id").onRef("c.id", "=", "m.credit_id"))
    .innerJoin("deals as d", (join) => join.onRef("d.organisation_id", "=", "m.organisation_id").onRef("d.id", "=", "m.deal_id"))
    .select(["m.id", "m.credit_id as creditId", "c.code", "c.deal_id as sourceDealId", "m.kind", "m.cents", "m.at", "m.deal_id as dealId", "d.code as dealCode"])
    .where("m.organisation_id", "=", organisationId)
    .where((eb) => eb.or([eb("m.deal_id", "=", dealId), eb("c.deal_id", "=", dealId)]))
    .orderBy("m.at")
    .orderBy("m.id")
    .execute();
}
