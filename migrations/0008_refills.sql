-- A cancelled place with a fee that shrinks when the place is sold again: since when it waits for that.
alter table bookings add column refill_since timestamptz;
create index bookings_refill_open on bookings (organisation_id, session_id, refill_since) where refill_since is not null;
-- Whoever sells a place looks for those only where there may be one: true says look, false says there is none.
alter table sessions add column refills_open boolean not null default false;
