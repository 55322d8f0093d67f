-- What an organisation remembers of its own customers and lets decide their next payment plan. Off until it sets rules; the entries
-- themselves are worked out from the deals and stand nowhere.
alter table organisations add column track_rules jsonb;

-- A customer is recognised within one organisation by both the address of who orders and the name that is billed.
create function customer_key(customer jsonb) returns text language sql immutable parallel safe
  return lower(btrim(regexp_replace(customer #>> '{orderedBy,email}', '\s+', ' ', 'g'))) || chr(10) || lower(btrim(regexp_replace(customer ->> 'name', '\s+', ' ', 'g')));
create index deals_by_customer on deals (organisation_id, customer_key(customer));

-- An entry that was not right. It is left out from then on.
create table track_strikes (
  organisation_id uuid not null,
  deal_id uuid not null,
  entry_key text not null,
  reason text not null check (reason <> ''),
  struck_by text not null,
  struck_at timestamptz not null,
  foreign key (organisation_id, deal_id) references deals
);
alter table track_strikes add primary key (organisation_id, deal_id, entry_key);

-- A customer says that an entry is not right, and what a person answered.
create table track_corrections (
  organisation_id uuid not null,
  id uuid not null,
  -- The deal that the entry is about.
  deal_id uuid not null,
  entry_key text not null,
  words text not null check (words <> ''),
  asked_at timestamptz not null,
  answer text check (answer in ('kept', 'struck')),
  answer_words text not null default '',
  answered_by text not null default '',
  answered_at timestamptz,
  unique (organisation_id, deal_id, entry_key),
  foreign key (organisation_id, deal_id) references deals,
  check ((answer is null) = (answered_at is null))
);
create index track_corrections_open on track_corrections (organisation_id, asked_at) where answered_at is null;
alter table track_corrections add primary key (organisation_id, id);

-- What a person decided about the plans of one customer, whatever the rules would choose. One holds at a time, until its end or
-- until something else is decided; it never comes back after that.
create table track_overrules (
  organisation_id uuid not null,
  id uuid not null,
  customer_key text not null,
  -- From the page of which deal.
  deal_id uuid not null,
  plan text not null check (plan in ('as-session', 'on-your-word')),
  reason text not null check (reason <> ''),
  made_by text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  -- Something else was decided.
  ended_at timestamptz,
  -- Names the form: sent twice it is decided once.
  token text not null,
  unique (organisation_id, token),
  foreign key (organisation_id, deal_id) references deals
);
create unique index track_overrules_now on track_overrules (organisation_id, customer_key) where ended_at is null;
create index track_overrules_by_deal on track_overrules (organisation_id, deal_id);
alter table track_overrules add primary key (organisation_id, id);

-- Who objects is left to the plan of each session.
create table track_objections (
  organisation_id uuid not null,
  id uuid not null,
  customer_key text not null,
  deal_id uuid not null,
  objected_at timestamptz not null,
  taken_back_at timestamptz,
  foreign key (organisation_id, deal_id) references deals
);
create unique index track_objections_open on track_objections (organisation_id, customer_key) where taken_back_at is null;
create index track_objections_by_deal on track_objections (organisation_id, deal_id);
alter table track_objections add primary key (organisation_id, id);

-- A customer asks a person to look at the plan that was chosen for a deal. Once for each deal.
create table plan_reviews (
  organisation_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  words text not null check (words <> ''),
  asked_at timestamptz not null,
  answer text check (answer in ('kept', 'overruled')),
  answer_words text not null default '',
  answered_by text not null default '',
  answered_at timestamptz,
  unique (organisation_id, deal_id),
  foreign key (organisation_id, deal_id) references deals,
  check ((answer is null) = (answered_at is null))
);
create index plan_reviews_open on plan_reviews (organisation_id, asked_at) where answered_at is null;
alter table plan_reviews add primary key (organisation_id, id);
