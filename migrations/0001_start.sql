-- The first house. Every key starts with organisation_id, so that the same schema can be spread by organisation.
-- Primary keys are made after the other indexes of their table: on an empty table the planner finds all indexes that start
-- with organisation_id equally good and takes the youngest, and the foreign keys keep that plan while the table grows.

create table organisations (
  organisation_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,48}$'),
  name text not null,
  contact_name text not null,
  street text not null default '',
  postcode text not null default '',
  town text not null default '',
  country text not null default 'NL',
  phone text not null default '',
  email text not null,
  kvk_number text not null default '',
  vat_number text not null default '',
  iban text not null default '',
  account_name text not null default '',
  complaint_days integer not null default 5,
  introduction text not null default '',
  zone text not null default 'Europe/Amsterdam',
  locale text not null default 'nl' check (locale in ('nl', 'en')),
  pen_light text check (pen_light ~ '^#[0-9a-f]{6}$'),
  pen_dark text check (pen_dark ~ '^#[0-9a-f]{6}$'),
  created_at timestamptz not null
);

create table members (
  organisation_id uuid not null references organisations,
  user_id text not null,
  role text not null check (role in ('owner', 'staff')),
  created_at timestamptz not null,
  primary key (organisation_id, user_id)
);

create table courses (
  organisation_id uuid not null references organisations,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,78}$'),
  title text not null,
  lead text not null default '',
  description text not null default '',
  outcomes jsonb not null default '[]',
  included jsonb not null default '[]',
  audience text not null default '',
  duration text not null default '',
  language text not null check (language in ('nl', 'en')),
  vat_regime text not null default 'standard' check (vat_regime in ('standard', 'exempt', 'small-business')),
  vat_basis_points integer not null check (vat_basis_points between 0 and 10000),
  position integer not null default 0,
  created_at timestamptz not null,
  unique (organisation_id, slug),
  check (vat_regime = 'standard' or vat_basis_points = 0)
);
alter table courses add primary key (organisation_id, id);

create table terms_versions (
  organisation_id uuid not null references organisations,
  id uuid not null,
  number integer not null,
  title text not null,
  locale text not null check (locale in ('nl', 'en')),
  source text not null check (source in ('markdown', 'pdf')),
  markdown text,
  html text,
  pdf bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  published_at timestamptz not null,
  unique (organisation_id, number),
  unique (organisation_id, sha256)
);
alter table terms_versions add primary key (organisation_id, id);

create table sessions (
  organisation_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  slug text not null,
  status text not null default 'draft' check (status in ('draft', 'published', 'called-off')),
  language text not null check (language in ('nl', 'en')),
  price_cents bigint not null check (price_cents >= 0),
  capacity integer not null check (capacity > 0),
  minimum integer not null default 1 check (minimum >= 0),
  sign_up_until timestamptz,
  terms_version_id uuid,
  conditions jsonb not null,
  starts_at timestamptz,
  ends_at timestamptz,
  published_at timestamptz,
  -- Counted with every change of a place; the check makes overselling impossible whatever the code does.
  seats_taken integer not null default 0 check (seats_taken >= 0),
  waiting integer not null default 0 check (waiting >= 0),
  arrivals bigint not null default 0,
  created_at timestamptz not null,
  unique (organisation_id, course_id, slug),
  foreign key (organisation_id, course_id) references courses,
  foreign key (organisation_id, terms_version_id) references terms_versions,
  constraint sessions_never_oversold check (seats_taken <= capacity),
  constraint sessions_published_whole check (status <> 'published' or (terms_version_id is not null and starts_at is not null))
);
alter table sessions add primary key (organisation_id, id);

create table meetings (
  organisation_id uuid not null,
  session_id uuid not null,
  position integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '',
  address text not null default '',
  online_url text,
  primary key (organisation_id, session_id, position),
  foreign key (organisation_id, session_id) references sessions,
  check (ends_at > starts_at)
);

-- A sign-up is what somebody sent: the request, once. It becomes a deal, or it waits.
create table sign_ups (
  organisation_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  token text not null,
  request_sha256 text not null,
  arrival bigint not null,
  code text not null,
  secret text not null,
  channel text not null check (channel in ('page', 'api', 'office')),
  locale text not null check (locale in ('nl', 'en')),
  customer jsonb not null,
  places integer not null check (places > 0),
  outcome text not null check (outcome in ('deal', 'waiting')),
  created_at timestamptz not null,
  unique (organisation_id, token),
  unique (organisation_id, session_id, arrival),
  unique (organisation_id, code),
  foreign key (organisation_id, session_id) references sessions
);
create index sign_ups_by_code on sign_ups (code);
alter table sign_ups add primary key (organisation_id, id);

create table deals (
  organisation_id uuid not null,
  id uuid not null,
  sign_up_id uuid not null,
  session_id uuid not null,
  code text not null,
  secret text not null,
  locale text not null check (locale in ('nl', 'en')),
  customer jsonb not null,
  formed_at timestamptz not null,
  net_cents bigint not null,
  vat_cents bigint not null,
  total_cents bigint not null,
  terms_version_id uuid not null,
  terms_sha256 text not null,
  frozen jsonb not null,
  payment text not null check (payment in ('none-due', 'due', 'partly-paid', 'paid', 'overpaid', 'refunded', 'written-off')),
  paid_cents bigint not null default 0,
  unique (organisation_id, code),
  foreign key (organisation_id, sign_up_id) references sign_ups,
  foreign key (organisation_id, session_id) references sessions,
  foreign key (organisation_id, terms_version_id) references terms_versions
);
create index deals_by_code on deals (code);
create index deals_by_sign_up on deals (organisation_id, sign_up_id);
alter table deals add primary key (organisation_id, id);

create table offers (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('place')),
  session_id uuid not null,
  sign_up_id uuid not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  answered_at timestamptz,
  foreign key (organisation_id, sign_up_id) references sign_ups
);
create index offers_by_sign_up on offers (organisation_id, sign_up_id);
alter table offers add primary key (organisation_id, id);

create table bookings (
  organisation_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  sign_up_id uuid not null,
  deal_id uuid,
  offer_id uuid,
  arrival bigint not null,
  seat_number integer not null,
  first_name text not null,
  last_name text not null,
  email text not null,
  needs text not null default '',
  place text not null check (place in ('waiting', 'offered', 'held', 'confirmed', 'completed', 'released', 'cancelled', 'withdrawn', 'called-off', 'moved')),
  attendance text not null default 'expected' check (attendance in ('expected', 'will-come', 'attended', 'partly', 'no-show', 'excused')),
  pinned_at timestamptz,
  fee_cents bigint not null default 0,
  moved_to uuid,
  created_at timestamptz not null,
  place_since timestamptz not null,
  foreign key (organisation_id, session_id) references sessions,
  foreign key (organisation_id, sign_up_id) references sign_ups,
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, offer_id) references offers,
  check (deal_id is not null or place in ('waiting', 'offered', 'cancelled', 'called-off'))
);
create index bookings_by_session on bookings (organisation_id, session_id, arrival, seat_number);
create index bookings_by_deal on bookings (organisation_id, deal_id) where deal_id is not null;
create index bookings_by_sign_up on bookings (organisation_id, sign_up_id);
create index bookings_in_line on bookings (organisation_id, session_id, arrival, seat_number) where place = 'waiting';
alter table bookings add primary key (organisation_id, id);

create table deadlines (
  organisation_id uuid not null,
  id uuid not null,
  what text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  done_at timestamptz,
  outcome text
);
create index deadlines_open on deadlines (due_at, organisation_id, id) where done_at is null;
create index deadlines_by_subject on deadlines (organisation_id, subject_id) where done_at is null;
alter table deadlines add primary key (organisation_id, id);

create table payments (
  organisation_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  token text not null,
  amount_cents bigint not null check (amount_cents <> 0),
  received_on date not null,
  method text not null check (method in ('bank', 'cash', 'card', 'other')),
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (organisation_id, token),
  foreign key (organisation_id, deal_id) references deals
);
create index payments_by_deal on payments (organisation_id, deal_id);
alter table payments add primary key (organisation_id, id);

-- Money that came after the place was gone: never silently kept, always one decided end.
create table late_payments (
  organisation_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  payment_id uuid not null,
  cents bigint not null check (cents > 0),
  choice text check (choice in ('front-of-line', 'other-date', 'credit', 'refund')),
  asked_at timestamptz not null,
  chosen_at timestamptz,
  settled_at timestamptz,
  unique (organisation_id, payment_id),
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, payment_id) references payments
);
create index late_payments_by_deal on late_payments (organisation_id, deal_id);
alter table late_payments add primary key (organisation_id, id);

create table messages (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_kind text not null check (subject_kind in ('deal', 'sign-up', 'session', 'organisation')),
  subject_id uuid not null,
  dedupe_key text not null,
  to_address text not null,
  to_name text not null default '',
  locale text not null check (locale in ('nl', 'en')),
  facts jsonb not null,
  state text not null check (state in ('queued', 'rendered', 'sending', 'sent', 'refused', 'uncertain')),
  bytes bytea,
  sha256 text,
  message_id text,
  attempts integer not null default 0,
  last_error text,
  queued_at timestamptz not null,
  rendered_at timestamptz,
  sent_at timestamptz,
  unique (organisation_id, dedupe_key)
);
create index messages_by_subject on messages (organisation_id, subject_id);
create index messages_unsent on messages (organisation_id, queued_at) where state in ('queued', 'rendered', 'sending', 'refused', 'uncertain');
alter table messages add primary key (organisation_id, id);

create table records (
  organisation_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  type text not null,
  at timestamptz not null,
  actor text not null check (actor in ('system', 'trainer', 'customer', 'mail-server')),
  details jsonb not null
);
create index records_by_subject on records (organisation_id, subject_id, id);
alter table records add primary key (organisation_id, id);

create table api_keys (
  organisation_id uuid not null references organisations,
  id uuid not null,
  name text not null,
  sha256 text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, sha256)
);

create table page_reports (
  organisation_id uuid not null references organisations,
  id uuid not null,
  page text not null,
  remark text not null,
  reported_at timestamptz not null,
  thanked_at timestamptz,
  primary key (organisation_id, id)
);

-- Demo only.
create table demo_clock (
  singleton boolean primary key default true check (singleton),
  offset_seconds bigint not null default 0 check (offset_seconds >= 0)
);
insert into demo_clock default values;

create table caught_mails (
  id bigint generated always as identity primary key,
  caught_at timestamptz not null,
  sender text not null,
  recipient text not null,
  bytes bytea not null
);

-- What was recorded, published or received is never rewritten.
create function refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create trigger records_append_only before update or delete or truncate on records
  for each statement execute function refuse_rewrite();
create trigger terms_versions_append_only before update or delete or truncate on terms_versions
  for each statement execute function refuse_rewrite();
create trigger payments_append_only before update or delete or truncate on payments
  for each statement execute function refuse_rewrite();

create function refuse_refreezing() returns trigger language plpgsql as $$
begin
  if (new.code, new.secret, new.locale, new.formed_at, new.net_cents, new.vat_cents, new.total_cents, new.terms_version_id, new.terms_sha256)
     is distinct from (old.code, old.secret, old.locale, old.formed_at, old.net_cents, old.vat_cents, old.total_cents, old.terms_version_id, old.terms_sha256)
     or new.frozen is distinct from old.frozen then
    raise exception 'deal % is frozen', old.code using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger deals_frozen before update on deals for each row execute function refuse_refreezing();
