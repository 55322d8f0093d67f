import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { KnownAccount, OpenRefund, RecordedMoney } from "../../domain/bank/match/open-deal.ts";
import type { Match } from "../../domain/bank/match/proposal.ts";
import type { BankRule } from "../../domain/bank/match/rules.ts";
import type { BankLineState } from "../../platform/database/bank-rows.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { csvMapping } from "./csv/mapping.ts";
import type { CsvMapping } from "./csv/mapping.ts";

export * from "./store-of-pages.ts";

type Db = Kysely<Database>;

export type Line = Selectable<Database["bank_lines"]>;
export type LineBooking = Selectable<Database["bank_line_bookings"]>;

/** The end that a line came to without being booked. */
export type Finding = { id: string; state: Extract<BankLineState, "proposed" | "ignored" | "unknown">; found: Match; ruleId: string | null };

/** Accounts that are the organisation's own: the one on its invoices first. */
export async function knownAccounts(db: Db, organisationId: string): Promise<string[]> {
  const { iban } = await db.selectFrom("organisations").select("iban").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  const more = await db.selectFrom("bank_accounts").select("account").where("organisation_id", "=", organisationId).orderBy("added_at").execute();
  return [...(iban === "" ? [] : [iban]), ...more.map(({ account }) => account)];
}

export async function savedMappings(db: Db, organisationId: string): Promise<CsvMapping[]> {
  const rows = await db.selectFrom("bank_csv_mappings").select("mapping").where("organisation_id", "=", organisationId).orderBy("saved_at", "desc").execute();
  return rows.map(({ mapping }) => csvMapping.parse(mapping));
}

export async function rulesNow(db: Db, organisationId: string): Promise<BankRule[]> {
  return db.selectFrom("bank_rules").select(["id", "field", "contains"]).where("organisation_id", "=", organisationId).where("ended_at", "is", null).orderBy("made_at").orderBy("id").execute();
}

/** From which accounts which deals were paid before. */
export async function knownPayerAccounts(db: Db, organisationId: string): Promise<KnownAccount[]> {
  const { rows } = await sql<KnownAccount>`
    select distinct l.account, b.deal_id as "dealId" from bank_line_bookings b
    join bank_lines l on l.organisation_id = b.organisation_id and l.id = b.line_id
    where b.organisation_id = ${organisationId} and l.organisation_id = ${organisationId} and b.cents > 0 and l.account is not null
  `.execute(db);
  return rows;
}

/** Refunds that went by bank and that no line was seen of; not those of a file that was given up. */
export async function unseenRefunds(db: Db, organisationId: string): Promise<OpenRefund[]> {
  const { rows } = await sql<OpenRefund>`
    select p.id as "paymentId", p.deal_id as "dealId", -p.amount_cents as cents from payments p
    where p.organisation_id = ${organisationId} and p.amount_cents < 0 and p.method in ('bank', 'credit-transfer')
      and not exists (select 1 from refund_items r where r.organisation_id = ${organisationId} and r.payment_id = p.id and r.returned_why = 'dropped')
      and not exists (select 1 from bank_line_bookings b where b.organisation_id = ${organisationId} and b.payment_id = p.id)
      and not exists (
        select 1 from refund_items i join refund_batches f on f.organisation_id = i.organisation_id and f.id = i.batch_id
        where i.organisation_id = ${organisationId} and i.payment_id = p.id and f.line_id is not null
      )
    order by p.received_on, p.id
  `.execute(db);
  return rows;
}

/** The file for the bank that holds a refund, if one does. */
export async function filesOf(db: Db, organisationId: string, paymentId: string): Promise<string[]> {
  const rows = await db.selectFrom("refund_items").select("batch_id").where("organisation_id", "=", organisationId).where("payment_id", "=", paymentId).execute();
  return rows.map((row) => row.batch_id);
}

/** Payments by bank that a person wrote down and that no line was seen of. */
export async function unseenPayments(db: Db, organisationId: string): Promise<RecordedMoney[]> {
  const { rows } = await sql<RecordedMoney>`
    select p.deal_id as "dealId", p.amount_cents as cents from payments p
    where p.organisation_id = ${organisationId} and p.amount_cents > 0 and p.method = 'bank' and p.token not like 'bank:%'
      and not exists (select 1 from bank_line_bookings b where b.organisation_id = ${organisationId} and b.payment_id = p.id)
    order by p.received_on, p.id
  `.execute(db);
  return rows;
}

export async function waitingLines(db: Db, organisationId: string, most: number): Promise<Line[]> {
  return db.selectFrom("bank_lines").selectAll().where("organisation_id", "=", organisationId).where("state", "=", "waiting").orderBy("booked_on").orderBy("id").limit(most).execute();
}

/** Organisations of which lines wait while no import is on its way that would see to them. */
export async function organisationsWithWaitingLines(db: Db): Promise<string[]> {
  const { rows } = await sql<{ organisation_id: string }>`
    select distinct l.organisation_id from bank_lines l
    where l.state = 'waiting' and not exists (select 1 from bank_imports i where i.organisation_id = l.organisation_id and i.state in ('reading', 'booking'))
  `.execute(db);
  return rows.map(({ organisation_id: organisationId }) => organisationId);
}

const lookAgainDays = 120;
const lookAgainMost = 2_000;

/** What waits for a person, and money that left unexplained: a refund may have been written down since. Not what a person set aside. */
export async function linesToLookAgain(db: Db, organisationId: string, now: Temporal.Instant): Promise<Line[]> {
  const since = now.subtract({ hours: lookAgainDays * 24 }).toString().slice(0, 10);
  return db
    .selectFrom("bank_lines").selectAll().where("organisation_id", "=", organisationId).where("settled_by", "is", null).where("booked_on", ">=", sql<Temporal.PlainDate>`${since}::date`)
    .where((eb) => eb.or([eb("state", "in", ["proposed", "unknown"]), eb.and([eb("state", "=", "ignored"), eb("rule_id", "is", null)])]))
    .orderBy("booked_on", "desc").orderBy("id").limit(lookAgainMost).execute();
}

/** Writes the ends of lines that are still in one of the states that they were read in, with one statement. */
export async function writeFindings(db: Db, organisationId: string, findings: readonly Finding[], { from }: { from: readonly BankLineState[] }): Promise<void> {
  if (findings.length === 0) return;
  await sql`
    update bank_lines l set state = f.state, found = f.found, rule_id = f."ruleId"
    from json_to_recordset(${JSON.stringify(findings)}::json) as f(id uuid, state text, found jsonb, "ruleId" uuid)
    where l.organisation_id = ${organisationId} and l.id = f.id and l.state in (${sql.join(from)}) and l.settled_by is null
  `.execute(db);
}

export async function holdLine(trx: Trx, organisationId: string, lineId: string): Promise<Line | undefined> {
  return trx.selectFrom("bank_lines").selectAll().where("organisation_id", "=", organisationId).where("id", "=", lineId).forUpdate().executeTakeFirst();
}

const recordedWithinDays = 31;

/** A payment by bank that a person wrote down, of the same deal and amount around the same day, and that no line was seen of. */
export async function recordedByHand(trx: Trx, { organisationId, dealId, cents, on }: { organisationId: string; dealId: string; cents: number; on: Temporal.PlainDate }): Promise<{ paymentId: string; effect: "recorded" } | null> {
  const { rows } = await sql<{ id: string }>`
    select p.id from payments p
    where p.organisation_id = ${organisationId} and p.deal_id = ${dealId} and p.amount_cents = ${cents} and p.method = 'bank' and p.token not like 'bank:%'
      and p.received_on between ${on.subtract({ days: recordedWithinDays }).toString()}::date and ${on.add({ days: recordedWithinDays }).toString()}::date
      and not exists (select 1 from bank_line_bookings b where b.organisation_id = ${organisationId} and b.payment_id = p.id)
    order by abs(p.received_on - ${on.toString()}::date), p.id limit 1
  `.execute(trx);
  const [first] = rows;
  return first === undefined ? null : { paymentId: first.id, effect: "recorded" };
}

export async function findRefund(trx: Trx, organisationId: string, paymentId: string): Promise<{ deal_id: string; amount_cents: number } | undefined> {
  return trx.selectFrom("payments").select(["deal_id", "amount_cents"]).where("organisation_id", "=", organisationId).where("id", "=", paymentId).where("amount_cents", "<", 0).executeTakeFirst();
}

/** @returns the line on which a payment was seen */
export async function isLinked(trx: Trx, organisationId: string, paymentId: string): Promise<string | null> {
  const row = await trx.selectFrom("bank_line_bookings").select("line_id").where("organisation_id", "=", organisationId).where("payment_id", "=", paymentId).executeTakeFirst();
  return row?.line_id ?? null;
}

export async function lineBookings(db: Db, organisationId: string, lineIds: readonly string[]): Promise<LineBooking[]> {
  if (lineIds.length === 0) return [];
  return db.selectFrom("bank_line_bookings").selectAll().where("organisation_id", "=", organisationId).where("line_id", "in", lineIds).orderBy("deal_id").execute();
}

export async function insertBooking(trx: Trx, { organisationId, lineId, dealId, cents, paymentId, now }: { organisationId: string; lineId: string; dealId: string; cents: number; paymentId: string; now: Temporal.Instant }): Promise<void> {
  await trx.insertInto("bank_line_bookings").values({ organisation_id: organisationId, line_id: lineId, deal_id: dealId, cents, payment_id: paymentId, booked_at: now.toString() }).execute();
}

/** @param now null when nothing is settled any more */
export async function settleLine(trx: Trx, { organisationId, lineId, state, found, by, now }: { organisationId: string; lineId: string; state: BankLineState; found?: Match | undefined; by: string | null; now: Temporal.Instant | null }): Promise<void> {
  await trx.updateTable("bank_lines")
    .set({ state, settled_by: by, settled_at: now?.toString() ?? null, rule_id: null, ...(found === undefined ? {} : { found: JSON.stringify(found) }) })
    .where("organisation_id", "=", organisationId).where("id", "=", lineId).execute();
}
