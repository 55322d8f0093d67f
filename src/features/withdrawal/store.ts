import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { Stated, StatementChannel } from "../../domain/withdrawal/statement.ts";
import { codesIn } from "../../domain/withdrawal/statement.ts";
import { at } from "../../platform/database/at.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";

type Db = Kysely<Database>;

export type Statement = Selectable<Database["withdrawal_statements"]>;

/** Within an hour so many statements from one network, and about one order. */
const most = { client: 20, order: 5 };

/** The deal that is meant by what somebody wrote; undefined when none is, or when it could be several. */
export async function findDealByWords(db: Db, organisationId: string, words: string): Promise<Deal | undefined> {
  const codes = codesIn(words);
  if (codes.length === 0) return undefined;
  const deals = await db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("code", "in", codes).limit(2).execute();
  return deals.length === 1 ? deals[0] : undefined;
}

export async function findStatement(db: Db, organisationId: string, statementId: string): Promise<Statement | undefined> {
  return db.selectFrom("withdrawal_statements").selectAll().where("organisation_id", "=", organisationId).where("id", "=", statementId).executeTakeFirst();
}

/** Statements that a person has to look at, oldest first. */
export async function openStatements(db: Db, organisationId: string, limit: number): Promise<Statement[]> {
  return db
    .selectFrom("withdrawal_statements")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("settled_at", "is", null)
    .orderBy("received_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Statements that had no effect and that the trainer has not seen, oldest first, with their deal. */
export async function unseenStatements(db: Db, organisationId: string, limit: number) {
  return db
    .selectFrom("withdrawal_statements")
    .innerJoin("deals", (join) => join.onRef("deals.organisation_id", "=", "withdrawal_statements.organisation_id").onRef("deals.id", "=", "withdrawal_statements.deal_id"))
    .select(["withdrawal_statements.id", "withdrawal_statements.name", "withdrawal_statements.outcome", "withdrawal_statements.received_at", "deals.code", sql<string>`deals.frozen -> 'course' ->> 'title'`.as("course_title")])
    .where("withdrawal_statements.organisation_id", "=", organisationId)
    .where("withdrawal_statements.seen_at", "is", null)
    .where("withdrawal_statements.outcome", "not in", ["withdrawn", "order-unknown", "not-the-customer"])
    .orderBy("withdrawal_statements.received_at")
    .orderBy("withdrawal_statements.id")
    .limit(limit)
    .execute();
}

export type UnseenStatement = Awaited<ReturnType<typeof unseenStatements>>[number];

/** What was stated about a deal, oldest first. */
export async function statementsOfDeal(db: Db, organisationId: string, dealId: string): Promise<Statement[]> {
  return db.selectFrom("withdrawal_statements").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).orderBy("received_at").orderBy("id").execute();
}

/**
 * Whether too much was stated in the last hour, from this network or about this order. Counted in the statements themselves, so that
 * all processes count together and a restart forgets nothing.
 */
export async function isTooMuch(trx: Trx, { organisation_id: organisationId, client, order_key: orderKey }: Pick<Statement, "organisation_id" | "client" | "order_key">, now: Temporal.Instant): Promise<boolean> {
  const { byClient, byOrder } = await trx
    .selectFrom("withdrawal_statements")
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere("client", "=", client).as("byClient"),
      eb.fn.countAll<number>().filterWhere("order_key", "=", orderKey).as("byOrder"),
    ])
    .where("organisation_id", "=", organisationId)
    .where("received_at", ">", at(now.subtract({ hours: 1 })))
    .where((eb) => eb.or([eb("client", "=", client), eb("order_key", "=", orderKey)]))
    .executeTakeFirstOrThrow();
  return byClient >= most.client || byOrder >= most.order;
}

/**
 * Statements from one network, and those about one order, are received one after the other, so that they are counted right. Everybody
 * takes the network first, so that nobody waits in a circle.
 */
export async function oneAtATime(trx: Trx, { organisation_id: organisationId, client, order_key: orderKey }: Pick<Statement, "organisation_id" | "client" | "order_key">): Promise<void> {
  for (const name of [`network:${client}`, `order:${orderKey}`]) await sql`select pg_advisory_xact_lock(hashtextextended(${`withdrawal:${organisationId}:${name}`}, 0))`.execute(trx);
}

/** Keeps a statement; undefined when the same one was kept before. */
export async function keepStatement(trx: Trx, row: Insertable<Database["withdrawal_statements"]>): Promise<Statement | undefined> {
  return trx.insertInto("withdrawal_statements").values(row).onConflict((conflict) => conflict.columns(["organisation_id", "fingerprint"]).doNothing()).returningAll().executeTakeFirst();
}

export async function statementWith(db: Db, organisationId: string, fingerprint: string): Promise<Statement | undefined> {
  return db.selectFrom("withdrawal_statements").selectAll().where("organisation_id", "=", organisationId).where("fingerprint", "=", fingerprint).executeTakeFirst();
}

/** Names what was stated: the same words by the same channel on the same day are one statement. */
export function fingerprintOf({ name, order, email }: Stated, { channel, day, dealId }: { channel: StatementChannel; day: Temporal.PlainDate; dealId: string | null }): string {
  const same = [channel, day.toString(), dealId ?? "", name.toLowerCase(), order.toLowerCase(), email.toLowerCase()];
  return createHash("sha256").update(JSON.stringify(same)).digest("hex");
}
