-- The logo that stands on the papers of an organisation. A new one takes the place of the old: papers that were issued keep their own bytes.
create table organisation_logos (
  organisation_id uuid not null references organisations,
  kind text not null check (kind in ('svg', 'png')),
  bytes bytea not null check (octet_length(bytes) between 1 and 512000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_at timestamptz not null
);
alter table organisation_logos add primary key (organisation_id);

-- Who comes from another program goes on with its numbers: a series may begin above one, and has no gap from there on.
alter table invoice_series add column first_number integer not null default 1 check (first_number between 1 and next_number);
