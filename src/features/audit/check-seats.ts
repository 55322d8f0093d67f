import { sql } from "kysely";
import { boldPlaces } from "../../domain/booking/place.ts";
import type { Trx } from "../../platform/house.ts";
import { violationsOf } from "./findings.ts";
import type { Findings } from "./invariants.ts";

const bold = () => sql.join([...boldPlaces]);

export async function seatsWithinCapacity(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "sessions", sql`
    select s.organisation_id, s.id as subject,
      format('capacity %s, taken %s, counted %s; waiting %s, counted %s', s.capacity, count(b.id) filter (where b.place in (${bold()})),
        s.seats_taken, count(b.id) filter (where b.place = 'waiting'), s.waiting) as found
    from sessions s
    left join bookings b on b.organisation_id = s.organisation_id and b.session_id = s.id
    group by s.organisation_id, s.id
    having count(b.id) filter (where b.place in (${bold()})) > s.capacity
      or count(b.id) filter (where b.place in (${bold()})) <> s.seats_taken
      or count(b.id) filter (where b.place = 'waiting') <> s.waiting
  `);
}

/**
 * Looked at from the first in line of each session: whoever still waits arrived after everyone who got a place from the line, unless the other was pinned by the trainer
 * or came back with money that arrived late. Also: a sign-up that was seated on the spot arrived before all who waited
 * at that moment.
 */
export async function nobodyPassedOver(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "bookings", sql`
    select w.organisation_id, w.id as subject,
      format('arrival %s waits, arrival %s was seated while it waited', w.arrival, min(b.arrival)) as found
    from (
      select distinct on (organisation_id, session_id) organisation_id, session_id, id, sign_up_id, arrival, seat_number
      from bookings where place = 'waiting' and pinned_at is null
      order by organisation_id, session_id, arrival, seat_number
    ) w
    join bookings b on b.organisation_id = w.organisation_id and b.session_id = w.session_id
      and b.place in (${bold()}) and b.pinned_at is null
      and (b.arrival, b.seat_number) > (w.arrival, w.seat_number)
      and b.sign_up_id <> w.sign_up_id
    group by w.organisation_id, w.id, w.arrival
  `);
}

export async function nobodyWaitsBesideFreeSeat(trx: Trx, now: Temporal.Instant): Promise<Findings> {
  const minuteAgo = now.subtract({ minutes: 1 }).toString();
  const soon = now.add({ hours: 1 }).toString();
  return violationsOf(trx, "sessions", sql`
    select s.organisation_id, s.id as subject, format('%s free, %s waiting', s.capacity - s.seats_taken, s.waiting) as found
    from sessions s
    where s.status = 'published' and s.waiting > 0 and s.seats_taken < s.capacity
      and s.starts_at > ${soon}::timestamptz and coalesce(s.sign_up_until, s.starts_at) > ${soon}::timestamptz
      and not exists (select 1 from bookings b where b.organisation_id = s.organisation_id and b.session_id = s.id
        and b.place_since > ${minuteAgo}::timestamptz)
  `);
}

/** A session whose cancelled places wait to be sold again says so; one that says so without any is only looked at in vain. */
export async function refillsAreOpen(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "sessions", sql`
    select s.organisation_id, s.id as subject, format('refills_open is %s, %s cancelled place(s) wait to be sold again', s.refills_open, count(b.id)) as found
    from sessions s
    left join bookings b on b.organisation_id = s.organisation_id and b.session_id = s.id and b.place = 'cancelled' and b.refill_since is not null
    group by s.organisation_id, s.id, s.refills_open
    having s.refills_open <> (count(b.id) > 0)
  `);
}
