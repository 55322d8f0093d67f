-- Refunds: where money that is owed back goes, and the files with which a bank pays it.

-- The account to which money of a deal goes back. It is personal data: it stands here, in the file for the bank, and in no record.
create table refund_accounts (
  organisation_id uuid not null,
  deal_id uuid not null,
  iban text not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$'),
  holder text not null check (holder <> '' and length(holder) <= 70),
  source text not null check (source in ('customer', 'trainer', 'bank')),
  -- Of the trainer who typed it; null when the customer or the bank said so.
  given_by text,
  given_at timestamptz not null,
  foreign key (organisation_id, deal_id) references deals
);
alter table refund_accounts add primary key (organisation_id, deal_id);

-- A file with refunds. The bytes never change; whether it left the bank does.
create table refund_batches (
  organisation_id uuid not null references organisations,
  id uuid not null,
  -- Names the form: sent twice it is one file.
  token text not null,
  message_id text not null check (length(message_id) <= 35),
  version text not null check (version in ('pain.001.001.09', 'pain.001.001.03')),
  created_at timestamptz not null,
  created_by text not null,
  execution_on date not null,
  items integer not null check (items > 0),
  sum_cents bigint not null check (sum_cents > 0),
  xml text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null default 'made' check (state in ('made', 'sent', 'dropped')),
  state_at timestamptz not null,
  state_by text not null,
  unique (organisation_id, token),
  unique (organisation_id, message_id)
);
create index refund_batches_by_time on refund_batches (organisation_id, created_at);
alter table refund_batches add primary key (organisation_id, id);

-- One refund in a file. It is booked when the file is made; what came back is booked back once.
create table refund_items (
  organisation_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  deal_id uuid not null,
  payment_id uuid not null,
  cents bigint not null check (cents > 0),
  iban text not null,
  holder text not null,
  end_to_end_id text not null check (length(end_to_end_id) <= 35),
  due_at timestamptz not null,
  returned_at timestamptz,
  returned_why text check (returned_why in ('dropped', 'bounced')),
  return_payment_id uuid,
  unique (organisation_id, end_to_end_id),
  unique (organisation_id, payment_id),
  unique (organisation_id, return_payment_id),
  foreign key (organisation_id, batch_id) references refund_batches,
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, payment_id) references payments,
  foreign key (organisation_id, return_payment_id) references payments,
  check ((returned_at is null) = (returned_why is null) and (returned_at is null) = (return_payment_id is null))
);
create index refund_items_by_batch on refund_items (organisation_id, batch_id);
create index refund_items_by_deal on refund_items (organisation_id, deal_id);
alter table refund_items add primary key (organisation_id, id);

-- With which refund late money went back, so that one which comes back opens it again.
alter table late_payments add column refund_id uuid;
alter table late_payments add foreign key (organisation_id, refund_id) references payments;
create index late_payments_by_refund on late_payments (organisation_id, refund_id) where refund_id is not null;
