-- What consumers stated in the withdrawal function: word for word, when and where, also when no order fits it.
create table withdrawal_statements (
  organisation_id uuid not null references organisations,
  id uuid not null,
  channel text not null check (channel in ('site', 'deal-page')),
  name text not null,
  order_text text not null,
  email text not null,
  locale text not null check (locale in ('nl', 'en')),
  received_at timestamptz not null,
  -- Of what was stated, by which channel, on which day: sent twice it is one statement.
  fingerprint text not null,
  -- Whoever asks too often is counted here and nowhere else: the network, as a keyed hash, and the order that was named.
  client text not null,
  order_key text not null,
  deal_id uuid,
  outcome text not null check (outcome in ('withdrawn', 'order-unknown', 'not-the-customer', 'company', 'too-late', 'fully-given', 'nothing-left')),
  settled_at timestamptz,
  settled_how text check (settled_how in ('by-itself', 'withdrawn', 'left')),
  unique (organisation_id, fingerprint),
  foreign key (organisation_id, deal_id) references deals,
  check ((settled_at is null) = (settled_how is null)),
  check (outcome <> 'withdrawn' or deal_id is not null)
);
create index withdrawal_statements_by_client on withdrawal_statements (organisation_id, client, received_at);
create index withdrawal_statements_by_order on withdrawal_statements (organisation_id, order_key, received_at);
create index withdrawal_statements_by_deal on withdrawal_statements (organisation_id, deal_id) where deal_id is not null;
create index withdrawal_statements_open on withdrawal_statements (organisation_id, received_at) where settled_at is null;
alter table withdrawal_statements add primary key (organisation_id, id);
