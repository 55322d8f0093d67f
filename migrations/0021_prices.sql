-- What changes the price of a place, besides the price: an early-bird price until a day, a share off for a group, and what comes
-- with every place at a rate of its own. Read by the code as one value, never asked about in SQL.
alter table sessions add column price_rules jsonb not null default '{"earlyBird": [], "group": [], "extras": []}';

-- Where a training is taxed hangs on this: admission to an open one in person, an assignment for one company, or at a distance.
alter table courses add column service text not null default 'open' check (service in ('open', 'in-company', 'online'));

-- A code that takes something off an order. Its uses are counted here, under the lock of its row, so that no rush exceeds the limit.
create table discount_codes (
  organisation_id uuid not null references organisations,
  id uuid not null,
  -- As customers type it, in capitals, without spaces and dashes.
  code text not null check (code ~ '^[A-Z0-9]{3,30}$'),
  -- One of the two; amounts are without VAT.
  basis_points_off integer check (basis_points_off between 1 and 10000),
  cents_off bigint check (cents_off > 0),
  -- Null: for every course.
  course_id uuid,
  -- Days on the calendar of the organisation, both inclusive; null: no limit.
  valid_from date,
  valid_until date,
  most_uses integer check (most_uses > 0),
  uses integer not null default 0,
  once_per_customer boolean not null,
  -- Somebody ended it before its time.
  ended_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  -- Names the form: sent twice it makes one code.
  token text not null,
  foreign key (organisation_id, course_id) references courses,
  unique (organisation_id, code),
  unique (organisation_id, token),
  check ((basis_points_off is null) <> (cents_off is null)),
  constraint discount_codes_limit check (uses >= 0 and (most_uses is null or uses <= most_uses))
);
alter table discount_codes add primary key (organisation_id, id);

-- One row for each order that used a code. Stays when the order ends: a use is a use.
create table discount_uses (
  organisation_id uuid not null,
  code_id uuid not null,
  deal_id uuid not null,
  -- What it took off, without VAT.
  cents bigint not null check (cents > 0),
  used_at timestamptz not null,
  foreign key (organisation_id, code_id) references discount_codes,
  foreign key (organisation_id, deal_id) references deals
);
create index discount_uses_by_code on discount_uses (organisation_id, code_id);
alter table discount_uses add primary key (organisation_id, deal_id);
