-- Keys of messages hold no address: they stay when a message is erased.
update messages set dedupe_key = split_part(dedupe_key, ':', 1) || ':' || split_part(dedupe_key, ':', 2) || ':' || id
  where dedupe_key ~ '^participant-(replaced|confirmed):[0-9a-f-]{36}:';

-- Null once it was erased: nulls are all different, so that what several servers said stays as many reports.
alter table delivery_reports alter column reporting_mta drop not null;
update delivery_reports r set reporting_mta = null, remote_mta = '', diagnostic = coalesce(substring(diagnostic from '^[245][0-9][0-9][ -]'), '')
  from messages m where m.organisation_id = r.organisation_id and m.id = r.message_id and m.erased_at is not null;

-- Left: it waited so long for a mail server that somebody decided that it goes no more.
alter table messages drop constraint messages_state_check;
alter table messages add constraint messages_state_check check (state in ('queued', 'rendered', 'sending', 'sent', 'refused', 'uncertain', 'left'));

-- Of a request that only waited; one that became a deal goes with it.
alter table sign_ups add column erased_at timestamptz, add column erased_by text;
create index sign_ups_waited on sign_ups (organisation_id, session_id) where outcome = 'waiting' and erased_at is null;
create index withdrawal_statements_of_no_deal on withdrawal_statements (settled_at) where deal_id is null;
