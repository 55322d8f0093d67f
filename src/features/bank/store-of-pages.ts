import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { BankLineState } from "../../platform/database/bank-rows.ts";
import type { Database } from "../../platform/database/schema.ts";

type Db = Kysely<Database>;

export type BankImport = Selectable<Database["bank_imports"]>;
export type BankStatement = Selectable<Database["bank_statements"]>;
export type Rule = Selectable<Database["bank_rules"]>;
type Line = Selectable<Database["bank_lines"]>;

export { readOpenIndex } from "./deal-index.ts";
export { readRefusal } from "./importing/import-refusal.ts";
export type { KeptRefusal } from "./importing/import-refusal.ts";

/** Lines in some states, the newest first; what a person set aside is among the ignored. */
export async function linesIn(db: Db, organisationId: string, states: readonly BankLineState[], { offset, most }: { offset: number; most: number }): Promise<Line[]> {
  return db.selectFrom("bank_lines").selectAll().where("organisation_id", "=", organisationId).where("state", "in", states).orderBy("booked_on", "desc").orderBy("id", "desc").offset(offset).limit(most).execute();
}

export async function findLine(db: Db, organisationId: string, lineId: string): Promise<Line | undefined> {
  return db.selectFrom("bank_lines").selectAll().where("organisation_id", "=", organisationId).where("id", "=", lineId).executeTakeFirst();
}

/** How many lines there are in each state, and what came in with them in euro cents. */
export async function lineCounts(db: Db, organisationId: string): Promise<Map<BankLineState, { count: number; cents: number }>> {
  const { rows } = await sql<{ state: BankLineState; count: number; cents: number }>`
    select state, count(*)::int as count, coalesce(sum(units) filter (where currency = 'EUR'), 0)::bigint as cents from bank_lines where organisation_id = ${organisationId} group by state
  `.execute(db);
  return new Map(rows.map(({ state, count, cents }) => [state, { count, cents }]));
}

/** How many lines wait for a person, and since which day. */
export async function linesForPerson(db: Db, organisationId: string): Promise<{ count: number; cents: number; since: Temporal.PlainDate | null }> {
  const { rows } = await sql<{ count: number; cents: number; since: Temporal.PlainDate | null }>`
    select count(*)::int as count, coalesce(sum(units) filter (where currency = 'EUR' and units > 0), 0)::bigint as cents, min(booked_on) as since
    from bank_lines where organisation_id = ${organisationId} and state in ('proposed', 'unknown')
  `.execute(db);
  return rows[0] ?? { count: 0, cents: 0, since: null };
}

export async function listImports(db: Db, organisationId: string, most: number): Promise<BankImport[]> {
  return db.selectFrom("bank_imports").selectAll().where("organisation_id", "=", organisationId).orderBy("started_at", "desc").orderBy("id", "desc").limit(most).execute();
}

export async function findImport(db: Db, organisationId: string, importId: string): Promise<BankImport | undefined> {
  return db.selectFrom("bank_imports").selectAll().where("organisation_id", "=", organisationId).where("id", "=", importId).executeTakeFirst();
}

export async function statementsOf(db: Db, organisationId: string, importId: string): Promise<BankStatement[]> {
  return db.selectFrom("bank_statements").selectAll().where("organisation_id", "=", organisationId).where("import_id", "=", importId).orderBy("id").execute();
}

export async function parkedStatements(db: Db, organisationId: string): Promise<BankStatement[]> {
  return db.selectFrom("bank_statements").selectAll().where("organisation_id", "=", organisationId).where("state", "=", "parked").orderBy("from_on").orderBy("id").execute();
}

export async function findStatement(db: Db, organisationId: string, statementId: string): Promise<BankStatement | undefined> {
  return db.selectFrom("bank_statements").selectAll().where("organisation_id", "=", organisationId).where("id", "=", statementId).executeTakeFirst();
}

export async function linesOfStatement(db: Db, organisationId: string, statementId: string, most: number): Promise<Line[]> {
  return db.selectFrom("bank_lines").selectAll().where("organisation_id", "=", organisationId).where("statement_id", "=", statementId).orderBy("booked_on").orderBy("id").limit(most).execute();
}

/** In which ends the lines came that one import added. */
export async function endsOfImport(db: Db, organisationId: string, importId: string): Promise<Map<BankLineState, { count: number; cents: number }>> {
  const { rows } = await sql<{ state: BankLineState; count: number; cents: number }>`
    select l.state, count(*)::int as count, coalesce(sum(l.units) filter (where l.currency = 'EUR'), 0)::bigint as cents
    from bank_lines l join bank_statements s on s.organisation_id = l.organisation_id and s.id = l.statement_id
    where l.organisation_id = ${organisationId} and s.organisation_id = ${organisationId} and s.import_id = ${importId} group by l.state
  `.execute(db);
  return new Map(rows.map(({ state, count, cents }) => [state, { count, cents }]));
}

/** What was booked without anybody, since a moment. */
export async function bookedByItself(db: Db, organisationId: string, since: Temporal.Instant): Promise<{ count: number; cents: number }> {
  const { rows } = await sql<{ count: number; cents: number }>`
    select count(*)::int as count, coalesce(sum(units), 0)::bigint as cents from bank_lines
    where organisation_id = ${organisationId} and state = 'matched' and settled_by is null and units > 0 and settled_at >= ${since.toString()}::timestamptz
  `.execute(db);
  return rows[0] ?? { count: 0, cents: 0 };
}

export async function listRules(db: Db, organisationId: string): Promise<Rule[]> {
  return db.selectFrom("bank_rules").selectAll().where("organisation_id", "=", organisationId).where("ended_at", "is", null).orderBy("made_at", "desc").orderBy("id").execute();
}

/** The rows that somebody looked at to say what the columns hold are not kept any longer. */
export async function forgetRows(db: Db, organisationId: string, importId: string): Promise<void> {
  await sql`update bank_imports set refusal = refusal - 'rows' where organisation_id = ${organisationId} and id = ${importId}`.execute(db);
}

/** Which of some lines are there already. */
export async function knownFingerprints(db: Db, organisationId: string, fingerprints: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom("bank_lines").select("fingerprint").where("organisation_id", "=", organisationId).where("fingerprint", "in", fingerprints).execute();
  return new Set(rows.map(({ fingerprint }) => fingerprint));
}

export type DealNamed = { code: string; customer: string; invoice: string | null };

/** How deals are called, with the newest invoice of each. */
export async function namesOfDeals(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, DealNamed>> {
  if (dealIds.length === 0) return new Map();
  const { rows } = await sql<DealNamed & { id: string }>`
    select d.id, d.code, d.customer ->> 'name' as customer,
      (select i.number from invoices i where i.organisation_id = ${organisationId} and i.deal_id = d.id and i.kind = 'invoice' order by i.issued_at desc limit 1) as invoice
    from deals d where d.organisation_id = ${organisationId} and d.id in (${sql.join(dealIds)})
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
