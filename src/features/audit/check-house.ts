import { sql } from "kysely";
import type { Trx } from "../../platform/house.ts";
import { violationsOf } from "./findings.ts";
import type { Findings } from "./invariants.ts";

/** What was erased has no bytes any more; that it left, once, is still in the records. */
export async function messagesLeftOnce(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "messages", sql`
    select m.organisation_id, m.id as subject, format('%s is %s with %s record(s) of leaving', m.kind, m.state, count(r.id)) as found
    from messages m
    left join records r on r.organisation_id = m.organisation_id and r.subject_id = m.subject_id
      and r.type = 'message.submitted' and r.details ->> 'message' = m.id::text
    group by m.organisation_id, m.id, m.kind, m.state, m.bytes, m.sha256, m.erased_at
    having count(r.id) <> (m.state = 'sent')::int
      or (m.erased_at is null and m.state in ('rendered', 'sending', 'sent') and (m.bytes is null or encode(sha256(m.bytes), 'hex') <> m.sha256))
      or (m.erased_at is not null and m.state not in ('sent', 'refused', 'uncertain', 'left'))
    union all
    select organisation_id, id, format('deal %s was formed without a confirmation', code)
    from deals d
    where not exists (select 1 from messages m where m.organisation_id = d.organisation_id and m.dedupe_key = 'deal-confirmed:' || d.id)
  `);
}

/** Foreign keys carry the organisation already; these are the ones that are kept without a key. */
export async function nothingCrosses(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "bookings", sql`
    select m.organisation_id, m.id as subject, format('message about %s %s of no such organisation', m.subject_kind, m.subject_id) as found
    from messages m
    where (m.subject_kind = 'deal' and not exists (select 1 from deals d where d.organisation_id = m.organisation_id and d.id = m.subject_id))
      or (m.subject_kind = 'sign-up' and not exists (select 1 from sign_ups s where s.organisation_id = m.organisation_id and s.id = m.subject_id))
    union all
    select d.organisation_id, d.id, format('deadline %s of a subject in no such organisation', d.what)
    from deadlines d
    where not exists (select 1 from deals x where x.organisation_id = d.organisation_id and x.id = d.subject_id)
      and not exists (select 1 from offers x where x.organisation_id = d.organisation_id and x.id = d.subject_id)
      and not exists (select 1 from sessions x where x.organisation_id = d.organisation_id and x.id = d.subject_id)
      and not exists (select 1 from credits x where x.organisation_id = d.organisation_id and x.id = d.subject_id)
      and not exists (select 1 from online_payments x where x.organisation_id = d.organisation_id and x.id = d.subject_id)
      and not exists (select 1 from collections x where x.organisation_id = d.organisation_id and x.id = d.subject_id)
    union all
    select b.organisation_id, b.id, 'moved to a booking of no such organisation'
    from bookings b
    where b.moved_to is not null
      and not exists (select 1 from bookings x where x.organisation_id = b.organisation_id and x.id = b.moved_to)
  `);
}
