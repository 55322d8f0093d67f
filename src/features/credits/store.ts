import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import { codeFromBytes } from "../../domain/deal/code.ts";
import type { Cents } from "../../domain/money.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { freshRandom, uuidv7 } from "../../platform/ids.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";

export type CreditRow = Selectable<Database["credits"]>;

type Db = Kysely<Database>;

export type NewCredit = {
  organisationId: string;
  /** The deal that it is given for. */
  dealId: string;
  source: "offer" | "late-money";
  cents: Cents;
  condition: "none" | "deal-paid";
  transferable: boolean;
  /** Inclusive. */
  validUntil: Temporal.Instant;
  actor: "customer" | "trainer";
};

/**
 * Gives a credit for a deal that is held, with its record and its end. Its code stands on the page of that deal.
 * @returns its id
 */
export async function grantCredit(trx: Trx, credit: NewCredit, now: Temporal.Instant): Promise<string> {
  const { organisationId, dealId, source, cents, condition, transferable, validUntil, actor } = credit;
  const id = uuidv7(now);
  await trx
    .insertInto("credits")
    .values({
      organisation_id: organisationId, id, deal_id: dealId, code: codeFromBytes(freshRandom(8)), source, cents, left_cents: cents, condition, transferable,
      granted_at: now.toString(), valid_until: validUntil.toString(),
    })
    .execute();
  await scheduleDeadlines(trx, organisationId, now, [{ what: "credit-end", subjectId: dealId, dueAt: validUntil.add({ seconds: 1 }) }]);
  await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "credit.granted", at: now, actor, details: { credit: id, cents, condition, transferable, validUntil: validUntil.toString() } }]);
  return id;
}

/** The credits that were given for a deal, oldest first. */
export async function creditsOf(db: Db, organisationId: string, dealId: string): Promise<CreditRow[]> {
  return db.selectFrom("credits").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).orderBy("granted_at").orderBy("id").execute();
}

export async function findCreditByCode(db: Db, organisationId: string, code: string): Promise<CreditRow | undefined> {
  return db.selectFrom("credits").selectAll().where("organisation_id", "=", organisationId).where("code", "=", code).executeTakeFirst();
}

/** The deals that it is about are held. */
export async function lockCredit(trx: Trx, organisationId: string, id: string): Promise<CreditRow> {
  return trx.selectFrom("credits").selectAll().where("organisation_id", "=", organisationId).where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
}

/** How often a wrong code was typed on the page of a deal since a moment. */
export async function wrongCodesSince(db: Db, organisationId: string, dealId: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from records
    where organisation_id = ${organisationId} and subject_id = ${dealId} and type = 'credit.code-refused' and at > ${since.toString()}::timestamptz
  `.execute(db);
  return Number(rows[0]?.count ?? 0);
}
