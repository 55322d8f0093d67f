-- What a sweep does a hundred thousand times reads by an index and refreezes nothing.

-- Fires when a statement names what is frozen; paying a deal or releasing its places names nothing of it, and is not
-- made to compare every word of the deal with itself.
drop trigger deals_frozen on deals;
create trigger deals_frozen before update of
  organisation_id, id, sign_up_id, code, secret, locale, formed_at, net_cents, vat_cents, total_cents, terms_version_id, terms_sha256, frozen
  on deals for each row execute function refuse_refreezing();

-- The lines that can move on: few, however many sessions there are.
create index sessions_to_advance on sessions (starts_at) where status = 'published' and waiting > 0 and seats_taken < capacity;

create index late_payments_front_of_line on late_payments (organisation_id, deal_id) where choice = 'front-of-line' and settled_at is null;
