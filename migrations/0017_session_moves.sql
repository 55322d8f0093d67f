-- The organiser gives a whole session other dates, and every deal in it is asked what becomes of it. The rows of the deals are
-- written with the move, so that it is known who is still to be told.
create table session_moves (
  organisation_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  moved_at timestamptz not null,
  -- The meetings as they were: events of a calendar that have no successor are taken out of it.
  was jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  answer_by timestamptz not null,
  foreign key (organisation_id, session_id) references sessions,
  check (starts_at < ends_at)
);
create index session_moves_by_session on session_moves (organisation_id, session_id, moved_at);
alter table session_moves add primary key (organisation_id, id);

create table moved_deals (
  organisation_id uuid not null,
  move_id uuid not null,
  deal_id uuid not null,
  places integer not null check (places > 0),
  told_at timestamptz,
  answer text check (answer in ('stays', 'other-date', 'refund', 'credit', 'silence', 'gone', 'moved-again', 'called-off')),
  answered_at timestamptz,
  foreign key (organisation_id, move_id) references session_moves,
  foreign key (organisation_id, deal_id) references deals,
  check ((answer is null) = (answered_at is null))
);
create index moved_deals_by_deal on moved_deals (organisation_id, deal_id);
create index moved_deals_untold on moved_deals (organisation_id, move_id) where told_at is null and answer is null;
alter table moved_deals add primary key (organisation_id, move_id, deal_id);

-- After a calling off the money may also become a credit.
alter table called_off_deals drop constraint called_off_deals_answer_check;
alter table called_off_deals add constraint called_off_deals_answer_check check (answer in ('other-date', 'refund', 'credit', 'silence'));

-- A statement of withdrawal may also come by letter or mail, entered by the trainer; one without effect is seen by the trainer once.
alter table withdrawal_statements drop constraint withdrawal_statements_channel_check;
alter table withdrawal_statements add constraint withdrawal_statements_channel_check check (channel in ('site', 'deal-page', 'letter', 'mail'));
alter table withdrawal_statements add column seen_at timestamptz;
update withdrawal_statements set seen_at = received_at where outcome not in ('withdrawn', 'order-unknown', 'not-the-customer');
create index withdrawal_statements_unseen on withdrawal_statements (organisation_id, received_at) where seen_at is null and outcome not in ('withdrawn', 'order-unknown', 'not-the-customer');
