-- What becomes of a deal whose session is called off: the customer chooses, and silence is a refund.
create table called_off_deals (
  organisation_id uuid not null,
  deal_id uuid not null,
  session_id uuid not null,
  places integer not null check (places > 0),
  called_off_at timestamptz not null,
  answer_by timestamptz not null,
  answer text check (answer in ('other-date', 'refund', 'silence')),
  answered_at timestamptz,
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, session_id) references sessions,
  check ((answer is null) = (answered_at is null))
);
create index called_off_deals_by_session on called_off_deals (organisation_id, session_id);
alter table called_off_deals add primary key (organisation_id, deal_id, session_id);
