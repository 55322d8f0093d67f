import { sql } from "kysely";
import type { Kysely } from "kysely";
import { accountOf } from "../../domain/journal/accounts.ts";
import type { Account } from "../../domain/journal/accounts.ts";
import type { Balances } from "../../domain/journal/entries.ts";
import type { Entry } from "../../domain/journal/entry.ts";
import type { Database, PaymentMethod } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";

type Db = Kysely<Database>;

/** An entry about a deal, or about none. */
export type NewEntry = { dealId: string | null; entry: Entry };

/** Adds entries. @throws when one does not balance, or its source is booked already */
export async function writeEntries(trx: Trx, organisationId: string, now: Temporal.Instant, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto("journal_entries")
    .values(entries.map(({ dealId, entry }) => ({
      organisation_id: organisationId,
      id: uuidv7(now),
      deal_id: dealId,
      kind: entry.kind,
      source_id: entry.sourceId,
      booked_on: entry.bookedOn.toString(),
      booked_at: now.toString(),
      accounts: entry.postings.map(({ account }) => account),
      cents: entry.postings.map(({ cents }) => cents),
    })))
    .execute();
}

export type UnbookedPayment = { id: string; deal_id: string; amount_cents: number; method: PaymentMethod; received_on: Temporal.PlainDate };

/** The payments and refunds of deals that no entry books yet. */
export async function unbookedPayments(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<UnbookedPayment[]> {
  return trx
    .selectFrom("payments")
    .select(["id", "deal_id", "amount_cents", "method", "received_on"])
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "in", dealIds)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom("journal_entries as e").select("e.id").where("e.organisation_id", "=", organisationId).whereRef("e.source_id", "=", "payments.id"))))
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
}

/** The balances of a deal: of its allocations, and of everything else. */
export type DealBalances = { sources: Balances; allocations: Balances };

export async function balancesOf(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, DealBalances>> {
  if (dealIds.length === 0) return new Map();
  const { rows } = await sql<{ deal_id: string; allocation: boolean; account: string; cents: number }>`
    select e.deal_id, e.kind = 'allocation' as allocation, p.account, sum(p.cents) as cents
    from journal_entries e cross join lateral unnest(e.accounts, e.cents) as p(account, cents)
    where e.organisation_id = ${organisationId} and e.deal_id in (${sql.join(dealIds)})
    group by 1, 2, 3
  `.execute(db);
  const balances = new Map(dealIds.map((id) => [id, { sources: new Map<Account, number>(), allocations: new Map<Account, number>() }]));
  for (const row of rows) balances.get(row.deal_id)?.[row.allocation ? "allocations" : "sources"].set(accountOf(row.account), row.cents);
  return balances;
}

/** The zone whose days the books of a deal go by; null for a deal that is not in the books. */
export async function zoneOfBooks(db: Db, organisationId: string, dealId: string): Promise<string | null> {
  const row = await db
    .selectFrom("deals")
    .innerJoin("organisations", "organisations.organisation_id", "deals.organisation_id")
    .select("organisations.zone")
    .where("deals.organisation_id", "=", organisationId)
    .where("deals.id", "=", dealId)
    .where("deals.in_books", "=", true)
    .executeTakeFirst();
  return row?.zone ?? null;
}
