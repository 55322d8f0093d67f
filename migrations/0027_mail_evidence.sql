-- Mail evidence: how far each message demonstrably came, and everything that says so, byte for byte.

-- Two words that nobody can guess: `token` names the mail to mail servers, which repeat it in their reports; `answer_token` is in the
-- address for answers. Whoever reads one, such as somebody in copy of an answer, does not know the other.
alter table messages
  add column token text,
  add column answer_token text,
  -- Null until it was handed over.
  add column dsn_requested boolean,
  -- When a report said, after it was handed over, that it did not arrive; last_error holds why.
  add column failed_at timestamptz,
  add constraint messages_token_unique unique (organisation_id, token),
  add constraint messages_answer_token_unique unique (organisation_id, answer_token);
create index messages_by_token on messages (token) where token is not null;
create index messages_by_answer_token on messages (answer_token) where answer_token is not null;
create index messages_by_message_id on messages (message_id) where message_id is not null;
create index messages_failed on messages (organisation_id, queued_at) where failed_at is not null;

-- What a record rests on, named by its id in the details of that record: a dialogue with a mail server, a mail, an answer of the DNS, a
-- request. Rows can be taken out when somebody is forgotten, and are never changed.
create table mail_evidence_blobs (
  organisation_id uuid not null references organisations,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('message', 'inbound-mail', 'collection')),
  subject_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  kept_at timestamptz not null
);
create index mail_evidence_blobs_by_subject on mail_evidence_blobs (organisation_id, subject_id);
alter table mail_evidence_blobs add primary key (organisation_id, id);
create trigger mail_evidence_blobs_unchanged before update on mail_evidence_blobs
  for each statement execute function refuse_rewrite();

-- A mail that came for a message of ours, kept before its sender was told so. The same bytes are kept once.
create table inbound_mails (
  organisation_id uuid not null,
  id uuid not null,
  -- Its bytes, until they are forgotten.
  blob_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Which of our addresses it came to.
  came_as text not null check (came_as in ('report', 'reply')),
  message_id uuid not null,
  -- As the other side said it in the dialogue.
  envelope_from text not null,
  client_address text not null,
  received_at timestamptz not null,
  -- Null until it was read.
  read_at timestamptz,
  outcome text check (outcome in ('counted', 'known', 'proves-nothing')),
  -- Why it proves nothing, or does not count as an answer.
  why text,
  -- Of a reply, from here on.
  from_address text,
  from_name text,
  subject text,
  body text,
  automatic boolean,
  dkim text check (dkim in ('pass', 'fail', 'none', 'unknown')),
  dkim_domain text,
  -- When a person saw that it proves nothing, or read the reply.
  seen_at timestamptz,
  unique (organisation_id, message_id, sha256, came_as),
  foreign key (organisation_id, message_id) references messages,
  check ((read_at is null) = (outcome is null))
);
create index inbound_mails_by_message on inbound_mails (organisation_id, message_id);
create index inbound_mails_unread on inbound_mails (received_at) where read_at is null;
create index inbound_mails_unseen on inbound_mails (organisation_id, received_at) where seen_at is null;
alter table inbound_mails add primary key (organisation_id, id);

-- A mail to an address of the right shape that is no message's: whose it is, nobody knows. Only the newest are kept.
create table stray_mails (
  id uuid primary key,
  recipient text not null,
  envelope_from text not null,
  client_address text not null,
  bytes bytea not null,
  sha256 text not null unique,
  received_at timestamptz not null
);
create index stray_mails_by_time on stray_mails (received_at);

-- What a report said of a message. The same said twice is one row.
create table delivery_reports (
  organisation_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  inbound_mail_id uuid not null,
  action text not null check (action in ('relayed', 'delivered', 'delayed', 'failed')),
  status text not null,
  reporting_mta text not null default '',
  remote_mta text not null default '',
  diagnostic text not null default '',
  recorded_at timestamptz not null,
  unique (organisation_id, message_id, action, status, reporting_mta),
  foreign key (organisation_id, message_id) references messages,
  foreign key (organisation_id, inbound_mail_id) references inbound_mails
);
create index delivery_reports_by_inbound on delivery_reports (organisation_id, inbound_mail_id);
alter table delivery_reports add primary key (organisation_id, id);

-- A message that its receiver is asked to collect with a code.
create table collections (
  organisation_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  deal_id uuid not null,
  asked_at timestamptz not null,
  asked_by text not null,
  ends_at timestamptz not null,
  opened_at timestamptz,
  retrieved_at timestamptz,
  refused_at timestamptz,
  expired_at timestamptz,
  unique (organisation_id, message_id),
  foreign key (organisation_id, message_id) references messages,
  foreign key (organisation_id, deal_id) references deals,
  check (num_nonnulls(retrieved_at, refused_at, expired_at) <= 1)
);
create index collections_by_deal on collections (organisation_id, deal_id);
alter table collections add primary key (organisation_id, id);

-- A code is kept as a keyed hash, works once and for a while, and only the newest one does.
create table collection_codes (
  organisation_id uuid not null,
  id uuid not null,
  collection_id uuid not null,
  hash text not null,
  sent_at timestamptz not null,
  ends_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz,
  foreign key (organisation_id, collection_id) references collections
);
create index collection_codes_by_collection on collection_codes (organisation_id, collection_id, sent_at);
alter table collection_codes add primary key (organisation_id, id);
