-- Money as the bank tells it: files that were read, their statements and lines, and what each line was for. What names of people
-- there are in it stays in these tables.

-- Accounts of the organisation beside the one on its invoices.
create table bank_accounts (
  organisation_id uuid not null references organisations,
  account text not null check (account ~ '^[A-Z0-9]{1,40}$'),
  added_at timestamptz not null,
  added_by text not null
);
alter table bank_accounts add primary key (organisation_id, account);

create table bank_imports (
  organisation_id uuid not null references organisations,
  id uuid not null,
  file_name text not null default '',
  -- Known when the file was read to its end.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  format text check (format in ('camt.053', 'mt940', 'csv')),
  state text not null check (state in ('reading', 'booking', 'done', 'refused', 'broken-off')),
  refusal jsonb,
  line_count integer not null default 0,
  new_count integer not null default 0,
  pending_count integer not null default 0,
  imported_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index bank_imports_by_time on bank_imports (organisation_id, started_at);
alter table bank_imports add primary key (organisation_id, id);

create table bank_statements (
  organisation_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  -- Null when the file does not tell.
  account text,
  currency text not null,
  number text,
  from_on date,
  to_on date,
  opening_units bigint,
  closing_units bigint,
  balanced boolean,
  line_count integer not null,
  -- A statement that does not add up, or that a file holds twice, waits for a person; what is dropped leaves no lines.
  state text not null check (state in ('used', 'parked', 'dropped')),
  parked_why text check (parked_why in ('unbalanced', 'twice')),
  decided_at timestamptz,
  decided_by text,
  foreign key (organisation_id, import_id) references bank_imports,
  check (state = 'used' or parked_why is not null)
);
create index bank_statements_by_import on bank_statements (organisation_id, import_id);
create index bank_statements_parked on bank_statements (organisation_id) where state = 'parked';
alter table bank_statements add primary key (organisation_id, id);

-- What somebody says is never ours.
create table bank_rules (
  organisation_id uuid not null references organisations,
  id uuid not null,
  field text not null check (field in ('account', 'name', 'text')),
  -- In small letters; of an account, letters and digits alone.
  contains text not null check (length(contains) between 3 and 100),
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz
);
create unique index bank_rules_now on bank_rules (organisation_id, field, contains) where ended_at is null;
alter table bank_rules add primary key (organisation_id, id);

create table bank_lines (
  organisation_id uuid not null,
  id uuid not null,
  statement_id uuid not null,
  -- The same for a line whatever file brings it, so that it is added once.
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{32}$'),
  booked_on date not null,
  -- In the smallest unit of the currency; positive came in.
  units bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  name text,
  account text,
  reference text,
  end_to_end_id text,
  text text not null,
  reversal boolean not null default false,
  -- `waiting`: not looked at yet. `parked`: its statement waits for a person. The others are the four ends of a line.
  state text not null check (state in ('waiting', 'parked', 'matched', 'proposed', 'ignored', 'unknown')),
  -- What was found: targets, reasons, and what speaks against it.
  found jsonb,
  rule_id uuid,
  settled_at timestamptz,
  -- Null for what was settled by itself.
  settled_by text,
  unique (organisation_id, fingerprint),
  foreign key (organisation_id, statement_id) references bank_statements,
  foreign key (organisation_id, rule_id) references bank_rules
);
create index bank_lines_by_statement on bank_lines (organisation_id, statement_id);
create index bank_lines_by_state on bank_lines (organisation_id, state, booked_on, id);
create index bank_lines_waiting on bank_lines (organisation_id) where state = 'waiting';
alter table bank_lines add primary key (organisation_id, id);

-- Which payment a line is: taken by it, or recorded by hand before it came. A payment is one line at most.
create table bank_line_bookings (
  organisation_id uuid not null,
  line_id uuid not null,
  deal_id uuid not null,
  -- Negative for a refund.
  cents bigint not null check (cents <> 0),
  payment_id uuid not null,
  booked_at timestamptz not null,
  unique (organisation_id, payment_id),
  foreign key (organisation_id, line_id) references bank_lines,
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, payment_id) references payments
);
create index bank_line_bookings_by_deal on bank_line_bookings (organisation_id, deal_id);
alter table bank_line_bookings add primary key (organisation_id, line_id, deal_id);
create trigger bank_line_bookings_append_only before update or delete or truncate on bank_line_bookings
  for each statement execute function refuse_rewrite();

-- Which column holds what in CSV files with these columns.
create table bank_csv_mappings (
  organisation_id uuid not null references organisations,
  columns_sha256 text not null check (columns_sha256 ~ '^[0-9a-f]{64}$'),
  mapping jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null
);
alter table bank_csv_mappings add primary key (organisation_id, columns_sha256);

-- The line on which a file of refunds left the bank.
alter table refund_batches add column line_id uuid;
alter table refund_batches add foreign key (organisation_id, line_id) references bank_lines;
create unique index refund_batches_by_line on refund_batches (organisation_id, line_id) where line_id is not null;
