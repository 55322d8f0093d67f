-- Paying through a payment provider: what a customer was asked to pay there, and what went back from there.

-- One row is one attempt to pay. `id` is also the idempotency key of the call that makes it, so that it is made once.
create table online_payments (
  organisation_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  -- Names the form: sent twice it is one attempt.
  token text not null,
  cents bigint not null check (cents > 0),
  state text not null check (state in ('new', 'open', 'pending', 'paid', 'failed', 'canceled', 'expired', 'refused', 'unknown', 'parked')),
  -- Null until the provider answered.
  provider_id text check (provider_id <> ''),
  checkout_url text,
  -- What came in for it.
  payment_id uuid,
  -- Of a parked one: what the provider says that was paid, which is not what was asked.
  found_cents bigint,
  found_currency text,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  -- When a person saw to a parked one.
  seen_at timestamptz,
  unique (organisation_id, token),
  unique (organisation_id, provider_id),
  unique (organisation_id, payment_id),
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, payment_id) references payments,
  check ((state = 'paid') = (payment_id is not null)),
  check ((state = 'parked') = (found_currency is not null))
);
-- Two payments of one deal under way at once could both be paid.
create unique index online_payments_under_way on online_payments (organisation_id, deal_id) where state in ('new', 'open', 'pending');
create index online_payments_by_deal on online_payments (organisation_id, deal_id);
create index online_payments_parked on online_payments (organisation_id) where state = 'parked' and seen_at is null;
alter table online_payments add primary key (organisation_id, id);

-- Money that went back: a refund, which we asked for or which was made at the provider, or a payer's bank that took it back.
create table online_reversals (
  organisation_id uuid not null,
  -- Of a refund that we asked for also its idempotency key.
  id uuid not null,
  online_payment_id uuid not null,
  kind text not null check (kind in ('refund', 'chargeback')),
  token text not null,
  cents bigint not null check (cents > 0),
  -- new: intended, not accepted yet. accepted: booked. done: at the customer. refused: never booked. failed, reversed: booked, and booked back.
  state text not null check (state in ('new', 'accepted', 'done', 'refused', 'failed', 'reversed')),
  provider_id text check (provider_id <> ''),
  payment_id uuid,
  back_payment_id uuid,
  asked_by text not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  seen_at timestamptz,
  unique (organisation_id, token),
  unique (organisation_id, provider_id),
  unique (organisation_id, payment_id),
  foreign key (organisation_id, online_payment_id) references online_payments,
  foreign key (organisation_id, payment_id) references payments,
  foreign key (organisation_id, back_payment_id) references payments,
  check ((payment_id is not null) = (state in ('accepted', 'done', 'failed', 'reversed'))),
  check ((back_payment_id is not null) = (state in ('failed', 'reversed')))
);
create index online_reversals_by_payment on online_reversals (organisation_id, online_payment_id);
create index online_reversals_unseen on online_reversals (organisation_id) where seen_at is null and state in ('done', 'refused', 'failed');
alter table online_reversals add primary key (organisation_id, id);
