-- Value promised for later: where it came from, until when, and what is left. The check makes spending it twice impossible
-- whatever the code does.
create table credits (
  organisation_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  code text not null,
  source text not null check (source in ('offer', 'late-money')),
  cents bigint not null check (cents > 0),
  left_cents bigint not null,
  condition text not null check (condition in ('none', 'deal-paid')),
  transferable boolean not null,
  granted_at timestamptz not null,
  valid_until timestamptz not null,
  expired_at timestamptz,
  unique (organisation_id, code),
  foreign key (organisation_id, deal_id) references deals,
  constraint credits_never_twice check (left_cents between 0 and cents)
);
create index credits_by_deal on credits (organisation_id, deal_id);
alter table credits add primary key (organisation_id, id);

create table credit_uses (
  organisation_id uuid not null,
  id uuid not null,
  credit_id uuid not null,
  deal_id uuid not null,
  cents bigint not null check (cents > 0),
  used_at timestamptz not null,
  foreign key (organisation_id, credit_id) references credits,
  foreign key (organisation_id, deal_id) references deals
);
create index credit_uses_by_deal on credit_uses (organisation_id, deal_id);
create index credit_uses_by_credit on credit_uses (organisation_id, credit_id);
alter table credit_uses add primary key (organisation_id, id);
