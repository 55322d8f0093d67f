-- "I do not agree": a thread between the two sides of a deal. While it is open nothing happens to the deal by itself.
create table disputes (
  organisation_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  how text check (how in ('taken-back', 'settled', 'decided')),
  foreign key (organisation_id, deal_id) references deals,
  check ((closed_at is null) = (how is null))
);
create unique index disputes_open on disputes (organisation_id, deal_id) where closed_at is null;
create index disputes_by_deal on disputes (organisation_id, deal_id);
alter table disputes add primary key (organisation_id, id);

create table dispute_words (
  organisation_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  author text not null check (author in ('customer', 'trainer')),
  words text not null check (words <> ''),
  written_at timestamptz not null,
  -- Names the form: sent twice it is said once.
  token text not null,
  unique (organisation_id, token),
  foreign key (organisation_id, dispute_id) references disputes
);
create index dispute_words_by_dispute on dispute_words (organisation_id, dispute_id, written_at, id);
alter table dispute_words add primary key (organisation_id, id);
