import { sql } from "kysely";
import { invoiceTotals } from "../../domain/invoice/totals.ts";
import { documentEntry } from "../../domain/journal/entries.ts";
import type { Trx } from "../../platform/house.ts";
import { readInvoice } from "../invoices/actions.ts";
import type { IssuedInvoice } from "../invoices/store.ts";
import type { Violation } from "./actions.ts";
import { violationsOf } from "./findings.ts";
import type { Findings } from "./invariants.ts";

const page = 500;

/** Every entry adds up to nought over accounts that there are, and no deal is owed and held for at once. The table checks the first as well; that could be taken off. */
export async function entriesBalance(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "journal_entries", sql`
    select e.organisation_id, e.id as subject, format('%s of %s does not balance: %s', e.kind, e.booked_on, e.cents) as found
    from journal_entries e
    where cardinality(e.accounts) <> cardinality(e.cents) or (select coalesce(sum(one), 0) from unnest(e.cents) one) <> 0 or cardinality(e.cents) < 2
    union all
    select e.organisation_id, e.id, format('books on %s, which is no account', account)
    from journal_entries e, unnest(e.accounts) account
    where account !~ '^(bank|cash|card|online|other|receivable|deposits|credits|refunds|costs|interest|goodwill|expired-credits|write-offs|revenue:(standard:[0-9]+|crkbo|kor|reverse-charge)|vat:[0-9]+)$'
  `);
}

/** Every payment, refund and movement of a credit of a deal in the books is booked once, on its day and with its amounts; and what is booked is there. */
export async function movesAreBooked(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "journal_entries", sql`
    with lines as (
      select e.organisation_id, e.source_id, e.kind, e.deal_id, e.booked_on, cardinality(e.accounts) as accounts, p.account, p.cents
      from journal_entries e, unnest(e.accounts, e.cents) as p(account, cents)
      where e.kind in ('payment', 'refund', 'credit')
    ), expected as (
      select p.organisation_id, p.id, p.deal_id, d.code, case when p.amount_cents > 0 then 'payment' else 'refund' end as kind, p.received_on as day, v.account, v.cents
      from payments p
      join deals d on d.organisation_id = p.organisation_id and d.id = p.deal_id
      cross join lateral (values (case p.method when 'credit-transfer' then 'refunds' else p.method end, p.amount_cents), ('receivable', -p.amount_cents)) v(account, cents)
      where d.in_books and p.amount_cents <> 0
      union all
      select m.organisation_id, m.id, m.deal_id, d.code, 'credit', (m.at at time zone o.zone)::date, v.account, v.cents
      from credit_moves m
      join deals d on d.organisation_id = m.organisation_id and d.id = m.deal_id
      join organisations o on o.organisation_id = m.organisation_id
      cross join lateral (values (case m.kind when 'used' then 'receivable' when 'given-back' then 'receivable' when 'expired' then 'expired-credits' else 'goodwill' end, m.cents), ('credits', -m.cents)) v(account, cents)
      where d.in_books and m.cents <> 0
    )
    select x.organisation_id, x.id as subject, format('%s of %s cents on deal %s is not booked so on %s, but: %s', x.kind, x.cents, x.code, x.day,
      coalesce((select string_agg(format('%s %s %s on %s', l.kind, l.account, l.cents, l.booked_on), ', ') from lines l where l.organisation_id = x.organisation_id and l.source_id = x.id), 'nothing')) as found
    from expected x
    left join lines l on l.organisation_id = x.organisation_id and l.source_id = x.id and l.account = x.account and l.cents = x.cents and l.kind = x.kind and l.deal_id = x.deal_id and l.booked_on = x.day and l.accounts = 2
    where l.source_id is null
    union all
    select distinct l.organisation_id, l.source_id, format('%s of %s is booked and is not there', l.kind, l.booked_on)
    from lines l
    where not exists (select 1 from expected x where x.organisation_id = l.organisation_id and x.id = l.source_id)
  `);
}

/** What a deal owes by the journal is what its documents, its costs and interest, and its money come to; it is never owed and held for at once. */
export async function dealsAgreeWithJournal(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "deals", sql`
    with balances as (
      select e.organisation_id, e.deal_id,
        coalesce(sum(p.cents) filter (where p.account = 'receivable'), 0) as receivable,
        coalesce(sum(p.cents) filter (where p.account = 'deposits'), 0) as deposits,
        coalesce(-sum(p.cents) filter (where e.kind = 'allocation' and p.account not in ('receivable', 'deposits')), 0) as allocated
      from journal_entries e, unnest(e.accounts, e.cents) as p(account, cents)
      where e.deal_id is not null
      group by 1, 2
    ), facts as (
      select d.organisation_id, d.id, d.code, d.in_books, d.invoiced_cents, d.paid_cents,
        (select coalesce(sum(case i.kind when 'invoice' then i.total_cents else -i.total_cents end), 0) from invoices i where i.organisation_id = d.organisation_id and i.deal_id = d.id) as documents,
        (select coalesce(sum(p.amount_cents), 0) from payments p where p.organisation_id = d.organisation_id and p.deal_id = d.id) as money,
        (select coalesce(-sum(m.cents), 0) from credit_moves m where m.organisation_id = d.organisation_id and m.deal_id = d.id and m.kind in ('used', 'given-back')) as credits
      from deals d
    )
    select f.organisation_id, f.id as subject, format('deal %s owes %s by the journal; documents of %s, costs and interest of %s, money of %s and credits of %s make %s', f.code,
      coalesce(b.receivable + b.deposits, 0), f.documents, coalesce(b.allocated, 0), f.money, f.credits, f.documents + coalesce(b.allocated, 0) - f.money - f.credits) as found
    from facts f left join balances b on b.organisation_id = f.organisation_id and b.deal_id = f.id
    where f.in_books and coalesce(b.receivable + b.deposits, 0) <> f.documents + coalesce(b.allocated, 0) - f.money - f.credits
    union all
    select f.organisation_id, f.id, format('deal %s is owed %s and held %s at once', f.code, b.receivable, -b.deposits)
    from facts f join balances b on b.organisation_id = f.organisation_id and b.deal_id = f.id
    where b.receivable < 0 or b.deposits > 0 or (b.receivable > 0 and b.deposits < 0)
    union all
    select f.organisation_id, f.id, format('deal %s says that %s is invoiced, its documents say %s', f.code, f.invoiced_cents, f.documents)
    from facts f where f.invoiced_cents <> f.documents
    union all
    select f.organisation_id, f.id, format('deal %s is not in the books, and is booked', f.code)
    from facts f join balances b on b.organisation_id = f.organisation_id and b.deal_id = f.id
    where not f.in_books
  `);
}

/** Numbers of a series follow on from its first to the next one, each once, in the order of their days. */
export async function numbersFollowOn(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "invoices", sql`
    select s.organisation_id, s.organisation_id as subject, format('series %s counts to %s, and has %s documents with %s numbers from %s to %s', s.series, s.next_number - 1, count(i.id), count(distinct i.number_in_series), min(i.number_in_series), max(i.number_in_series)) as found
    from invoice_series s
    left join invoices i on i.organisation_id = s.organisation_id and i.series = s.series
    group by s.organisation_id, s.series, s.next_number, s.first_number
    having count(i.id) <> s.next_number - s.first_number or count(distinct i.number_in_series) <> s.next_number - s.first_number or count(distinct i.number) <> s.next_number - s.first_number
      or coalesce(min(i.number_in_series), s.first_number) <> s.first_number or coalesce(max(i.number_in_series), s.next_number - 1) <> s.next_number - 1
    union all
    select i.organisation_id, i.id, format('document %s is in series %s, which is not counted', i.number, i.series)
    from invoices i
    where not exists (select 1 from invoice_series s where s.organisation_id = i.organisation_id and s.series = i.series)
    union all
    select i.organisation_id, i.id, format('document %s has an earlier day than one before it', i.number)
    from (select organisation_id, id, number, issued_on, max(issued_on) over (partition by organisation_id, series order by number_in_series rows between unbounded preceding and 1 preceding) as before from invoices) i
    where i.issued_on < i.before
    union all
    select c.organisation_id, c.id, format('credit note %s takes more than is left of %s', c.number, o.number)
    from invoices c
    join invoices o on o.organisation_id = c.organisation_id and o.id = c.original_id
    where o.kind <> 'invoice' or o.deal_id <> c.deal_id
      or (select sum(x.total_cents) from invoices x where x.organisation_id = o.organisation_id and x.original_id = o.id) > o.total_cents
  `);
}

/** What is kept beside a document is what its content says, and it is booked once, as its content comes to. */
export async function documentsAgree(trx: Trx): Promise<Findings> {
  const violations: Violation[] = [];
  let checked = 0;
  for (let last: IssuedInvoice | undefined; ;) {
    const documents = await documentsAfter(trx, last);
    const booked = await bookedAs(trx, documents.map(({ id }) => id));
    violations.push(...documents.flatMap((document) => faultsOf(document, booked.get(document.id)).map((found) => ({ organisationId: document.organisation_id, subject: document.id, found: `document ${document.number}: ${found}` }))));
    checked += documents.length;
    last = documents.at(-1);
    if (documents.length < page) return { checked, violations: [...violations, ...(await documentsThatAreNot(trx))] };
  }
}

async function documentsAfter(trx: Trx, last: IssuedInvoice | undefined): Promise<IssuedInvoice[]> {
  const documents = trx.selectFrom("invoices").selectAll().orderBy("organisation_id").orderBy("id").limit(page);
  if (last === undefined) return documents.execute();
  return documents.where((eb) => eb(eb.refTuple("organisation_id", "id"), ">", eb.tuple(last.organisation_id, last.id))).execute();
}

/** An entry in one line of text, so that two can be compared. */
async function bookedAs(trx: Trx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom("journal_entries").select(["source_id", "deal_id", "kind", "booked_on", "accounts", "cents"]).where("source_id", "in", ids).execute();
  return new Map(rows.map((row) => [row.source_id ?? "", entryText({ dealId: row.deal_id, kind: row.kind, bookedOn: row.booked_on, postings: row.accounts.map((account, index) => ({ account, cents: Number(row.cents[index]) })) })]));
}

function faultsOf(document: IssuedInvoice, booked: string | undefined): string[] {
  const read = readInvoice(document.content);
  if (!read.ok) return [`its content does not hold: ${read.problems.map(({ at, problem }) => `${at} ${problem}`).join("; ")}`];
  const content = read.request.invoice;
  const totals = invoiceTotals(content);
  const kept = [document.number, document.kind, document.issued_on.toString(), document.net_cents, document.vat_cents, document.total_cents].join(" ");
  const says = [content.number, content.kind, content.issuedOn?.toString(), totals.netCents, totals.vatCents, totals.totalCents].join(" ");
  const wanted = entryText({ dealId: document.deal_id, ...documentEntry({ id: document.id, kind: document.kind, issuedOn: document.issued_on, totals }) });
  const named = document.number === `${document.series}-${String(document.number_in_series).padStart(4, "0")}`;
  return [
    ...(kept === says ? [] : [`is kept as ${kept}, its content says ${says}`]),
    ...(named ? [] : [`is number ${document.number_in_series} of series ${document.series}`]),
    ...(booked === wanted ? [] : [`is booked as ${booked ?? "nothing"}, and comes to ${wanted}`]),
  ];
}

function entryText({ dealId, kind, bookedOn, postings }: { dealId: string | null; kind: string; bookedOn: Temporal.PlainDate; postings: readonly { account: string; cents: number }[] }): string {
  return `${kind} of ${dealId} on ${bookedOn.toString()}: ${postings.map(({ account, cents }) => `${account} ${cents}`).toSorted().join(", ")}`;
}

async function documentsThatAreNot(trx: Trx): Promise<Violation[]> {
  const { violations } = await violationsOf(trx, "invoices", sql`
    select e.organisation_id, e.id as subject, format('%s of %s is booked and is not there', e.kind, e.booked_on) as found
    from journal_entries e
    where e.kind in ('invoice', 'credit-note') and not exists (select 1 from invoices i where i.organisation_id = e.organisation_id and i.id = e.source_id)
  `);
  return violations;
}
