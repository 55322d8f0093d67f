import { sql } from "kysely";
import type { Trx } from "../../platform/house.ts";
import { violationsOf } from "./findings.ts";
import type { Findings } from "./invariants.ts";

export async function agreementsHold(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "deals", sql`
    select d.organisation_id, d.id as subject, format('deal %s names %s, the stored bytes hash to %s', d.code, d.terms_sha256, t.actual) as found
    from deals d
    join (select organisation_id, id, sha256, encode(sha256(pdf), 'hex') as actual from terms_versions) t
      on t.organisation_id = d.organisation_id and t.id = d.terms_version_id
    where t.actual <> d.terms_sha256 or t.sha256 <> d.terms_sha256 or d.frozen -> 'terms' ->> 'sha256' <> d.terms_sha256
  `);
}

/** The last place that the records name for a booking is the place it has. */
export async function recordsReplay(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "bookings", sql`
    select b.organisation_id, b.id as subject, format('is %s, the records say %s', b.place, coalesce(last.place, 'nothing')) as found
    from bookings b
    left join (
      select distinct on (r.organisation_id, change ->> 'booking')
        r.organisation_id, change ->> 'booking' as booking, change ->> 'to' as place
      from records r, jsonb_array_elements(coalesce(r.details -> 'places', '[]')) change
      order by r.organisation_id, change ->> 'booking', r.id desc
    ) last on last.organisation_id = b.organisation_id and last.booking = b.id::text
    where last.place is distinct from b.place
  `);
}

export async function paymentsAddUp(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "deals", sql`
    select d.organisation_id, d.id as subject, format('deal %s says %s cents paid, its payments say %s', d.code, d.paid_cents, coalesce(sum(p.cents), 0)) as found
    from deals d
    left join (
      select organisation_id, deal_id, amount_cents as cents from payments
      union all
      select organisation_id, deal_id, -cents from credit_moves where kind in ('used', 'given-back')
    ) p on p.organisation_id = d.organisation_id and p.deal_id = d.id
    group by d.organisation_id, d.id, d.code, d.paid_cents
    having d.paid_cents <> coalesce(sum(p.cents), 0)
    union all
    select c.organisation_id, c.id, format('credit of %s cents has %s left, its movements come to %s, given %s', c.cents, c.left_cents, coalesce(sum(m.cents), 0), coalesce(sum(m.cents) filter (where m.kind = 'granted'), 0))
    from credits c
    left join credit_moves m on m.organisation_id = c.organisation_id and m.credit_id = c.id
    group by c.organisation_id, c.id, c.cents, c.left_cents
    having c.left_cents <> coalesce(sum(m.cents), 0) or c.cents <> coalesce(sum(m.cents) filter (where m.kind = 'granted'), 0)
    union all
    select organisation_id, credit_id, format('credit gave deal %s %s cents more back than it paid', deal_id, sum(cents))
    from credit_moves where kind in ('used', 'given-back')
    group by organisation_id, credit_id, deal_id having sum(cents) > 0
    union all
    select l.organisation_id, l.id, format('late money: chosen %s without a choice', l.chosen_at)
    from late_payments l
    where (l.choice is null) <> (l.chosen_at is null) or (l.settled_at is not null and l.choice is null)
  `);
}

export async function deadlinesDone(trx: Trx, now: Temporal.Instant): Promise<Findings> {
  const minuteAgo = now.subtract({ minutes: 1 }).toString();
  return violationsOf(trx, "deadlines", sql`
    select organisation_id, id as subject, format('%s of %s was due at %s', what, subject_id, due_at) as found
    from deadlines where done_at is null and due_at < ${minuteAgo}::timestamptz
  `);
}
