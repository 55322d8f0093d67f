-- The log of each organisation: every record is a leaf of a Merkle tree, whose heads are signed and kept.

-- Records that are not in the log yet. A step adds its records here in its own transaction; one sequencer takes them out.
create table log_queue (
  organisation_id uuid not null,
  record_id uuid not null
);
alter table log_queue add primary key (organisation_id, record_id);

create table logs (
  organisation_id uuid not null references organisations,
  -- A log that could not be gone on with is followed by one with a new origin.
  number integer not null check (number > 0),
  origin text not null,
  size bigint not null default 0,
  -- Up to and with the last leaf that is no anchor: what a time stamp is worth asking for.
  step_size bigint not null default 0,
  opened_at timestamptz not null,
  stamp_due_at timestamptz,
  stamp_attempts integer not null default 0,
  stamp_faults jsonb not null default '[]',
  unique (organisation_id, origin)
);
alter table logs add primary key (organisation_id, number);

create table log_keys (
  organisation_id uuid not null,
  log integer not null,
  number integer not null check (number > 0),
  verifier text not null,
  -- The seed of the key, sealed with the secret of the installation.
  sealed_seed bytea not null,
  -- It signs heads from this size on; up to the size where a next key took over, and that head both signed.
  from_size bigint not null,
  until_size bigint,
  made_at timestamptz not null,
  foreign key (organisation_id, log) references logs
);
alter table log_keys add primary key (organisation_id, log, number);

create table log_leaves (
  organisation_id uuid not null,
  log integer not null,
  index bigint not null,
  record_id uuid not null,
  subject_id uuid not null,
  bytes bytea not null,
  unique (organisation_id, record_id),
  foreign key (organisation_id, log) references logs
);
alter table log_leaves add primary key (organisation_id, log, index);
create index log_leaves_by_subject on log_leaves (organisation_id, subject_id, log, index);
create trigger log_leaves_append_only before update or delete or truncate on log_leaves
  for each statement execute function refuse_rewrite();

-- The last tile of a level grows; the others never change.
create table log_tiles (
  organisation_id uuid not null,
  log integer not null,
  level integer not null,
  index bigint not null,
  hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  foreign key (organisation_id, log) references logs
);
alter table log_tiles add primary key (organisation_id, log, level, index);

create table log_checkpoints (
  organisation_id uuid not null,
  log integer not null,
  size bigint not null,
  note text not null,
  signed_at timestamptz not null,
  foreign key (organisation_id, log) references logs
);
alter table log_checkpoints add primary key (organisation_id, log, size);
create trigger log_checkpoints_append_only before update or delete or truncate on log_checkpoints
  for each statement execute function refuse_rewrite();

-- What records commit to. Without its salt and content a commitment says nothing any more, and stays valid.
create table attachments (
  organisation_id uuid not null,
  record_id uuid not null,
  name text not null check (name ~ '^[a-z][a-z-]{0,29}$'),
  media_type text not null,
  size integer not null,
  commitment text not null,
  salt bytea check (length(salt) = 32),
  -- Null when the content lies where the record points to, or when it was erased.
  content bytea,
  erased_at timestamptz,
  check ((erased_at is null) = (salt is not null)),
  check (erased_at is null or content is null)
);
alter table attachments add primary key (organisation_id, record_id, name);

create table time_stamps (
  organisation_id uuid not null,
  log integer not null,
  size bigint not null,
  service text not null,
  request bytea not null,
  reply bytea not null,
  chain text not null,
  stamped_at timestamptz not null,
  accuracy_ms integer,
  asked_at timestamptz not null,
  -- What says so in the log.
  record_id uuid not null,
  foreign key (organisation_id, log, size) references log_checkpoints
);
alter table time_stamps add primary key (organisation_id, log, size);
create trigger time_stamps_append_only before update or delete or truncate on time_stamps
  for each statement execute function refuse_rewrite();

alter table records drop constraint records_actor_check;
alter table records add constraint records_actor_check check (actor in ('system', 'trainer', 'customer', 'mail-server', 'time-stamp-service'));

insert into log_queue select organisation_id, id from records;
