-- What the trainer lets go of without having to. The note is the trainer's own: it stands here and in no record.
create table goodwill (
  organisation_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  cents bigint not null check (cents > 0),
  reason text not null check (reason in ('long-standing', 'illness', 'our-mistake', 'misunderstanding', 'first-time', 'other')),
  note text not null default '',
  given_by text not null,
  given_at timestamptz not null,
  -- Names the form: sent twice it is given once.
  token text not null,
  unique (organisation_id, token),
  foreign key (organisation_id, deal_id) references deals
);
create index goodwill_by_deal on goodwill (organisation_id, deal_id);
alter table goodwill add primary key (organisation_id, id);
create trigger goodwill_append_only before update or delete or truncate on goodwill
  for each statement execute function refuse_rewrite();
