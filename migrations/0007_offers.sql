-- One mechanism for every proposal with an end of its own: beside a free place also another date, a credit, a settlement and a
-- payment plan, each about a deal that exists.
alter table offers drop constraint offers_kind_check;
alter table offers add constraint offers_kind_check check (kind in ('place', 'move', 'credit', 'settlement', 'payment-plan'));
alter table offers add column deal_id uuid;
alter table offers add column details jsonb not null default '{}';
alter table offers add constraint offers_deal foreign key (organisation_id, deal_id) references deals;
alter table offers add constraint offers_about_one check ((kind = 'place') = (deal_id is null));
create index offers_by_deal on offers (organisation_id, deal_id) where deal_id is not null;
-- Two offers of one kind at once would leave open which of them a yes means.
create unique index offers_open_once on offers (organisation_id, deal_id, kind) where state = 'open' and deal_id is not null;

-- What the trainer chose for somebody who did not come, or who cancelled so late that it costs: once for each place.
create table absences (
  organisation_id uuid not null,
  booking_id uuid not null,
  deal_id uuid not null,
  session_id uuid not null,
  why text not null check (why in ('no-show', 'cancelled')),
  outcome text not null check (outcome in ('charge', 'half', 'other-date', 'credit', 'let-go')),
  fee_cents bigint not null check (fee_cents >= 0),
  given_cents bigint not null check (given_cents >= 0),
  offer_id uuid,
  settled_at timestamptz not null,
  settled_by text not null,
  foreign key (organisation_id, booking_id) references bookings,
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, session_id) references sessions,
  foreign key (organisation_id, offer_id) references offers
);
create index absences_by_session on absences (organisation_id, session_id);
create index absences_by_deal on absences (organisation_id, deal_id);
alter table absences add primary key (organisation_id, booking_id);
