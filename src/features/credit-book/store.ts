import type { Kysely, Selectable } from "kysely";
import type { Credit } from "../../domain/credit/credit-state.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";

export { grantCredit } from "./grant.ts";
export { lockCreditsAbout } from "./lock.ts";
export { moveCredit } from "./move.ts";
export { creditMovesOf, creditsGivenBackBy, creditsUsedOn, paidByCredits } from "./moves.ts";
export type { CreditMove } from "./moves.ts";

export type CreditRow = Selectable<Database["credits"]>;

type Db = Kysely<Database>;

/** A row as the rules about credits know it. */
export function asCredit(row: Pick<CreditRow, "left_cents" | "valid_until" | "condition" | "waits" | "transferable" | "expired_at" | "ended_at">): Credit {
  const over = row.ended_at !== null ? "ended" : row.expired_at !== null ? "expired" : null;
  return { leftCents: row.left_cents, validUntil: row.valid_until, condition: row.condition, waits: row.waits, transferable: row.transferable, over };
}

/** The credits that were given for a deal, oldest first. */
export async function creditsOf(db: Db, organisationId: string, dealId: string): Promise<CreditRow[]> {
  return db.selectFrom("credits").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).orderBy("granted_at").orderBy("id").execute();
}

export async function findCredit(db: Db, organisationId: string, id: string): Promise<CreditRow | undefined> {
  return db.selectFrom("credits").selectAll().where("organisation_id", "=", organisationId).where("id", "=", id).executeTakeFirst();
}

export async function findCreditByCode(db: Db, organisationId: string, code: string): Promise<CreditRow | undefined> {
  return db.selectFrom("credits").selectAll().where("organisation_id", "=", organisationId).where("code", "=", code).executeTakeFirst();
}

/** The deals that it is about are held. */
export async function lockCredit(trx: Trx, organisationId: string, id: string): Promise<CreditRow> {
  return trx.selectFrom("credits").selectAll().where("organisation_id", "=", organisationId).where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
}
