-- A report that a mail was passed on without the line of who took it says less than one with that line, and must not stand in its way. Erasing leaves the number of the
-- line, so that this stays as it was.
alter table delivery_reports
  add column acceptance boolean not null generated always as (diagnostic ~ '^2\d\d[ -]') stored,
  drop constraint delivery_reports_organisation_id_message_id_action_status_r_key,
  add constraint delivery_reports_claim_unique unique (organisation_id, message_id, action, status, reporting_mta, acceptance);

-- Of an answer: whether its text is only how it begins, and the names of what came with it.
alter table inbound_mails
  add column body_cut boolean,
  add column enclosed text[];

-- When a mail that is nobody's was looked at; null: not yet.
alter table stray_mails add column read_at timestamptz;
