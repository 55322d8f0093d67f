-- The books: invoices and credit notes with a number each, and a journal of balanced entries. Rows are only added.

-- Numbers follow on within a series: the next one is taken in the transaction that issues, so that one which fails takes none.
create table invoice_series (
  organisation_id uuid not null references organisations,
  series text not null check (series ~ '^[A-Z0-9-]{1,12}$'),
  next_number integer not null check (next_number > 0)
);
alter table invoice_series add primary key (organisation_id, series);

-- Series are named by the year, after what an organisation puts before it.
alter table organisations add column invoice_prefix text not null default '' check (invoice_prefix ~ '^([A-Z0-9]{1,6}-?)?$');

-- An invoice or a credit note, as it was issued. `content` is all that its paper and its e-invoice are made from.
create table invoices (
  organisation_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  kind text not null check (kind in ('invoice', 'credit-note')),
  series text not null,
  number_in_series integer not null check (number_in_series > 0),
  number text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  net_cents bigint not null,
  vat_cents bigint not null,
  total_cents bigint not null check (total_cents > 0),
  -- Of a credit note: the invoice that it takes back from.
  original_id uuid,
  content jsonb not null,
  unique (organisation_id, series, number_in_series),
  unique (organisation_id, number),
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, series) references invoice_series,
  check (net_cents + vat_cents = total_cents),
  check ((kind = 'credit-note') = (original_id is not null))
);
create index invoices_by_deal on invoices (organisation_id, deal_id);
create index invoices_by_day on invoices (organisation_id, issued_on);
create index invoices_by_original on invoices (organisation_id, original_id) where original_id is not null;
alter table invoices add primary key (organisation_id, id);
alter table invoices add foreign key (organisation_id, original_id) references invoices;
create trigger invoices_append_only before update or delete or truncate on invoices
  for each statement execute function refuse_rewrite();

-- The documents of an invoice, rendered once.
create table invoice_files (
  organisation_id uuid not null,
  invoice_id uuid not null,
  pdf bytea not null,
  pdf_sha256 text not null check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  ubl text not null,
  ubl_sha256 text not null check (ubl_sha256 ~ '^[0-9a-f]{64}$'),
  rendered_at timestamptz not null,
  foreign key (organisation_id, invoice_id) references invoices
);
alter table invoice_files add primary key (organisation_id, invoice_id);
create trigger invoice_files_append_only before update or delete or truncate on invoice_files
  for each statement execute function refuse_rewrite();

-- One entry is one row, so that a plain check keeps it balanced: debit is positive, credit negative, together nought.
create function is_balanced(accounts text[], cents bigint[]) returns boolean language sql immutable parallel safe
  return cardinality(accounts) = cardinality(cents) and cardinality(cents) >= 2
    and not (0 = any (cents)) and (select sum(one) = 0 from unnest(cents) as one)
    and (select count(distinct account) = cardinality(accounts) from unnest(accounts) as account);

create table journal_entries (
  organisation_id uuid not null references organisations,
  id uuid not null,
  -- Null for what is about no deal, such as a batch of refunds that left the bank.
  deal_id uuid,
  kind text not null check (kind in ('invoice', 'credit-note', 'payment', 'refund', 'refund-sent', 'credit', 'allocation')),
  -- The invoice, payment or movement of a credit that it books; each is booked once. Null for an allocation.
  source_id uuid,
  booked_on date not null,
  booked_at timestamptz not null,
  accounts text[] not null,
  cents bigint[] not null,
  unique (organisation_id, source_id),
  foreign key (organisation_id, deal_id) references deals,
  check ((kind = 'allocation') = (source_id is null)),
  constraint journal_entries_balanced check (is_balanced(accounts, cents))
);
create index journal_entries_by_deal on journal_entries (organisation_id, deal_id);
create index journal_entries_by_day on journal_entries (organisation_id, booked_on);
alter table journal_entries add primary key (organisation_id, id);
create trigger journal_entries_append_only before update or delete or truncate on journal_entries
  for each statement execute function refuse_rewrite();

-- Deals of before the books were invoiced elsewhere, and stay out of them.
alter table deals add column in_books boolean not null default true;
update deals set in_books = false;
-- The invoices of a deal less its credit notes.
alter table deals add column invoiced_cents bigint not null default 0 check (invoiced_cents >= 0);

-- Money that a payment provider collected, and refunds that wait in a file for the bank.
alter table payments drop constraint payments_method_check;
alter table payments add constraint payments_method_check check (method in ('bank', 'cash', 'card', 'other', 'online', 'credit-transfer'));
