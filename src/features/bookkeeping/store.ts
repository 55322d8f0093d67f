import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { AccountSums } from "../../domain/bookkeeping/account-sums.ts";
import { sumsOf } from "../../domain/bookkeeping/account-sums.ts";
import type { Period } from "../../domain/bookkeeping/period.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import { accountOf } from "../../domain/journal/accounts.ts";
import type { EntryKind, Posting } from "../../domain/journal/entry.ts";
import { cents } from "../../domain/money.ts";
import type { Database } from "../../platform/database/schema.ts";
import { contentOf } from "../invoices/store.ts";

type Db = Kysely<Database>;

/** Whom something is about: their own name as it was agreed, and the code of the first deal that they made, which stays theirs. */
export type BookCustomer = { id: string; name: string; kvkNumber: string; email: string; street: string; postcode: string; town: string; country: string; isCompany: boolean };

/** Everything booked in one step. `reference` is the number of the invoice, or the code of the deal; empty for what is about neither. */
export type BookEntry = { id: string; kind: EntryKind; bookedOn: Temporal.PlainDate; dealCode: string | null; customerId: string | null; reference: string; postings: Posting[] };

/** An invoice or credit note with its place in the books. */
export type BookDocument = { id: string; dealId: string; number: string; kind: "invoice" | "credit-note"; issuedOn: Temporal.PlainDate; dealCode: string; customer: string; netCents: number; vatCents: number; totalCents: number };

export type BookPayment = { receivedOn: Temporal.PlainDate; cents: number; method: string; note: string; dealCode: string; customer: string };

/** A deal with what the journal says is open on it, or held for its customer. */
export type OpenDeal = { dealId: string; receivableCents: number; depositCents: number };

/** What was booked within a period, by account. */
export async function accountSums(db: Db, organisationId: string, { from, until }: Period): Promise<AccountSums> {
  return sumsWhere(db, organisationId, sql`booked_on between ${from.toString()}::date and ${until.toString()}::date`);
}

/** What was booked before a day, by account. */
export async function sumsBefore(db: Db, organisationId: string, day: Temporal.PlainDate): Promise<AccountSums> {
  return sumsWhere(db, organisationId, sql`booked_on < ${day.toString()}::date`);
}

async function sumsWhere(db: Db, organisationId: string, condition: ReturnType<typeof sql>): Promise<AccountSums> {
  const { rows } = await sql<{ account: string; cents: number }>`
    select posting.account, sum(posting.cents) as cents
    from journal_entries e, unnest(e.accounts, e.cents) as posting(account, cents)
    where e.organisation_id = ${organisationId} and ${condition}
    group by posting.account order by posting.account
  `.execute(db);
  return sumsOf(rows.map(({ account, cents: amount }) => ({ account: accountOf(account), cents: amount })));
}

/** How many entries, documents and payments a period has, and what they come to. */
export type PeriodCounts = { entries: number; documents: number; documentCents: number; payments: number; paymentCents: number };

export async function countPeriod(db: Db, organisationId: string, { from, until }: Period): Promise<PeriodCounts> {
  const { rows } = await sql<PeriodCounts>`
    select
      (select count(*) from journal_entries where organisation_id = ${organisationId} and booked_on between ${from.toString()}::date and ${until.toString()}::date) as entries,
      documents.count as documents, documents.cents as "documentCents", payments.count as payments, payments.cents as "paymentCents"
    from
      (select count(*) as count, coalesce(sum(case kind when 'invoice' then total_cents else -total_cents end), 0) as cents from invoices
        where organisation_id = ${organisationId} and issued_on between ${from.toString()}::date and ${until.toString()}::date) documents,
      (select count(*) as count, coalesce(sum(p.amount_cents), 0) as cents from payments p join deals d on d.organisation_id = p.organisation_id and d.id = p.deal_id
        where p.organisation_id = ${organisationId} and d.in_books and p.received_on between ${from.toString()}::date and ${until.toString()}::date) payments
  `.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error("count of a period: expected one row, got none");
  return counts;
}

/** All entries of a period, by day and then in the order in which they were booked. */
export async function bookEntries(db: Db, organisationId: string, { from, until }: Period): Promise<BookEntry[]> {
  const { rows } = await sql<Omit<BookEntry, "postings"> & { accounts: string[]; cents: (number | string)[] }>`
    with ${firstDeals(organisationId)}
    select e.id, e.kind, e.booked_on as "bookedOn", d.code as "dealCode", f.first_code as "customerId", coalesce(i.number, d.code, '') as reference, e.accounts, e.cents
    from journal_entries e
    left join deals d on d.organisation_id = e.organisation_id and d.id = e.deal_id
    left join first_deals f on f.id = e.deal_id
    left join invoices i on i.organisation_id = e.organisation_id and i.id = e.source_id
    where e.organisation_id = ${organisationId} and e.booked_on between ${from.toString()}::date and ${until.toString()}::date
    order by e.booked_on, e.booked_at, e.id
  `.execute(db);
  return rows.map(({ accounts, cents: amounts, ...entry }) => ({ ...entry, postings: accounts.map((account, index) => ({ account: accountOf(account), cents: cents(Number(amounts[index])) })) }));
}

/** The customers of the entries of a period, each once, as their latest deal names them. */
export async function bookCustomers(db: Db, organisationId: string, { from, until }: Period): Promise<BookCustomer[]> {
  const { rows } = await sql<BookCustomer>`
    with ${firstDeals(organisationId)}
    select distinct on (f.first_code) f.first_code as id, billed ->> 'name' as name, billed ->> 'kvkNumber' as "kvkNumber", billed ->> 'billingEmail' as email,
      billed ->> 'street' as street, billed ->> 'postcode' as postcode, billed ->> 'town' as town, billed ->> 'country' as country, billed ->> 'kind' = 'company' as "isCompany"
    from first_deals f
    join deals d on d.organisation_id = ${organisationId} and d.id = f.id
    cross join lateral (select d.customer || coalesce(d.billing_details, '{}') as billed) as b
    where f.first_code in (
      select x.first_code from first_deals x join journal_entries e on e.organisation_id = ${organisationId} and e.deal_id = x.id
      where e.booked_on between ${from.toString()}::date and ${until.toString()}::date
    )
    order by f.first_code, d.formed_at desc, d.id desc
  `.execute(db);
  return rows;
}

/** One customer is one number in the trade register, or one address for the bill. */
function firstDeals(organisationId: string) {
  return sql`first_deals as (
    select id, first_value(code) over (partition by coalesce(nullif(billed ->> 'kvkNumber', ''), lower(billed ->> 'billingEmail')) order by formed_at, id) as first_code
    from deals cross join lateral (select customer || coalesce(billing_details, '{}') as billed) as b
    where organisation_id = ${organisationId}
  )`;
}

/** Documents by day and number, the latest first; `search` looks in numbers and names. */
export async function bookDocuments(db: Db, organisationId: string, { period, search = "", offset = 0, most }: { period: Period | null; search?: string; offset?: number; most: number }): Promise<BookDocument[]> {
  const like = `%${search.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const { rows } = await sql<BookDocument>`
    select i.id, i.deal_id as "dealId", i.number, i.kind, i.issued_on as "issuedOn", d.code as "dealCode", i.content #>> '{buyer,name}' as customer, i.net_cents as "netCents", i.vat_cents as "vatCents", i.total_cents as "totalCents"
    from invoices i join deals d on d.organisation_id = i.organisation_id and d.id = i.deal_id
    where i.organisation_id = ${organisationId}
      ${period === null ? sql`` : sql`and i.issued_on between ${period.from.toString()}::date and ${period.until.toString()}::date`}
      ${search === "" ? sql`` : sql`and (i.number ilike ${like} or i.content #>> '{buyer,name}' ilike ${like} or d.code ilike ${like})`}
    order by i.issued_on desc, i.issued_at desc, i.number desc
    limit ${most} offset ${offset}
  `.execute(db);
  return rows;
}

/** The content of documents of a period by number, oldest first; a page of at most `most` that come after `after`. */
export async function bookContents(db: Db, organisationId: string, { period, after, most }: { period: Period; after: string | null; most: number }): Promise<{ id: string; invoice: Invoice; dealCode: string }[]> {
  const { rows } = await sql<{ id: string; number: string; content: unknown; code: string }>`
    select i.id, i.number, i.content, d.code
    from invoices i join deals d on d.organisation_id = i.organisation_id and d.id = i.deal_id
    where i.organisation_id = ${organisationId} and i.issued_on between ${period.from.toString()}::date and ${period.until.toString()}::date
      ${after === null ? sql`` : sql`and i.number > ${after}`}
    order by i.number limit ${most}
  `.execute(db);
  return rows.map(({ id, number, content, code }) => ({ id, invoice: contentOf({ number, content }), dealCode: code }));
}

/** All documents of a period, as {@link bookContents}. */
export async function allContents(db: Db, organisationId: string, period: Period): Promise<{ id: string; invoice: Invoice; dealCode: string }[]> {
  return bookContents(db, organisationId, { period, after: null, most: 1_000_000 });
}

/** Documents of a period of which something was reverse-charged. */
export async function reverseChargedDocuments(db: Db, organisationId: string, { from, until }: Period): Promise<Invoice[]> {
  const { rows } = await sql<{ number: string; content: unknown }>`
    select number, content from invoices
    where organisation_id = ${organisationId} and issued_on between ${from.toString()}::date and ${until.toString()}::date
      and content @? '$.lines[*].vat.kind ? (@ == "reverse-charge")'
    order by number
  `.execute(db);
  return rows.map(({ number, content }) => contentOf({ number, content }));
}

/** Money that came in or went back in a period, on deals that are in the books. */
export async function bookPayments(db: Db, organisationId: string, { from, until }: Period): Promise<BookPayment[]> {
  const { rows } = await sql<BookPayment>`
    select p.received_on as "receivedOn", p.amount_cents as cents, p.method, p.note, d.code as "dealCode", d.customer ->> 'name' as customer
    from payments p join deals d on d.organisation_id = p.organisation_id and d.id = p.deal_id
    where p.organisation_id = ${organisationId} and d.in_books and p.received_on between ${from.toString()}::date and ${until.toString()}::date
    order by p.received_on, p.recorded_at, p.id
  `.execute(db);
  return rows;
}

/** Deals on which something is open or held at the end of a day, by the journal; of all deals, or of those in `dealIds`. */
export async function openDeals(db: Db, organisationId: string, day: Temporal.PlainDate, dealIds: readonly string[] | null = null): Promise<OpenDeal[]> {
  const { rows } = await sql<OpenDeal>`
    select e.deal_id as "dealId",
      coalesce(sum(posting.cents) filter (where posting.account = 'receivable'), 0) as "receivableCents",
      -coalesce(sum(posting.cents) filter (where posting.account = 'deposits'), 0) as "depositCents"
    from journal_entries e, unnest(e.accounts, e.cents) as posting(account, cents)
    where e.organisation_id = ${organisationId} and e.deal_id is not null and e.booked_on <= ${day.toString()}::date and posting.account in ('receivable', 'deposits')
      ${dealIds === null ? sql`` : sql`and e.deal_id = any(${dealIds}::uuid[])`}
    group by e.deal_id
    having coalesce(sum(posting.cents) filter (where posting.account = 'receivable'), 0) <> 0 or coalesce(sum(posting.cents) filter (where posting.account = 'deposits'), 0) <> 0
  `.execute(db);
  return rows;
}

/** What was invoiced, credit notes taken off, by the month in which the training that was ordered starts. */
export async function invoicedByMonth(db: Db, organisationId: string, zone: string): Promise<{ month: Temporal.PlainDate; cents: number }[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate; cents: number }>`
    select date_trunc('month', (d.frozen #>> '{session,startsAt}')::timestamptz at time zone ${zone})::date as month, sum(case i.kind when 'invoice' then i.total_cents else -i.total_cents end) as cents
    from invoices i
    join deals d on d.organisation_id = i.organisation_id and d.id = i.deal_id
    where i.organisation_id = ${organisationId}
    group by 1 order by 1
  `.execute(db);
  return rows;
}

/** What deals of before the books still owe: they were invoiced elsewhere, and stand in no list here. */
export async function outsideTheBooks(db: Db, organisationId: string): Promise<number> {
  const { count } = await db.selectFrom("deals").select(({ fn }) => fn.countAll<number>().as("count")).where("organisation_id", "=", organisationId).where("in_books", "=", false).where("payment", "in", ["due", "partly-paid"]).executeTakeFirstOrThrow();
  return count;
}
