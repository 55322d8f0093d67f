import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { CreditTaken } from "../../domain/credit/comes-back.ts";
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

/** What each credit pays of a deal: used on it, less what came back; in the order in which they were first used. */
export async function creditsUsedOn(db: Db, organisationId: string, dealId: string): Promise<CreditTaken[]> {
  const rows = await db
    .selectFrom("credit_moves")
    .select(["credit_id as creditId", sql<string | number>`-sum(cents)`.as("cents")])
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("kind", "in", ["used", "given-back"])
    .groupBy("credit_id")
    .orderBy(sql`min(at)`)
    .orderBy("credit_id")
    .execute();
  return rows.map((row) => ({ creditId: row.creditId, cents: Number(row.cents) }));
}

/** What a deal gave back to each credit since a moment, by credit. */
export async function creditsGivenBackBy(db: Db, organisationId: string, dealId: string, since: Temporal.Instant): Promise<CreditTaken[]> {
  const rows = await db
    .selectFrom("credit_moves")
    .select(["credit_id as creditId", sql<string | number>`sum(cents)`.as("cents")])
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("kind", "=", "given-back")
    .where("at", ">=", sql<Temporal.Instant>`${since.toString()}::timestamptz`)
    .groupBy("credit_id")
    .orderBy("credit_id")
    .execute();
  return rows.map((row) => ({ creditId: row.creditId, cents: Number(row.cents) }));
}

/** What credits pay of several deals, all in all. */
export async function paidByCredits(db: Db, organisationId: string, dealIds: readonly string[]): Promise<number> {
  if (dealIds.length === 0) return 0;
  const row = await db
    .selectFrom("credit_moves")
    .select(sql<string | number>`coalesce(-sum(cents), 0)`.as("cents"))
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "in", dealIds)
    .where("kind", "in", ["used", "given-back"])
    .executeTakeFirst();
  return Number(row?.cents ?? 0);
}
