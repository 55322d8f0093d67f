import { sql } from "kysely";
import { contentsOfTheBooks } from "../../domain/erasure/keeping.ts";
import type { Trx } from "../../platform/house.ts";
import { violationsOf } from "./findings.ts";
import type { Findings } from "./invariants.ts";

/** What was there when a deal or a request was erased is not there any more; what came afterwards may be. Names nobody. */
export async function erasedIsGone(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "deals", sql`
    with erased as (
      select organisation_id, id, id as deal_id, sign_up_id, code, erased_at from deals where erased_at is not null
      union all
      select organisation_id, id, null, id, code, erased_at from sign_ups where erased_at is not null
    )
    select e.organisation_id, e.id as subject, format('%s was erased and has a name, an address or a need at a place', e.code) as found
    from erased e join bookings b on b.organisation_id = e.organisation_id and b.sign_up_id = e.sign_up_id
    where b.last_name <> '' or b.email <> '' or b.needs <> ''
    union all
    select e.organisation_id, e.id, format('%s was erased and a record of before has its content %s', e.code, a.name)
    from erased e
    join records r on r.organisation_id = e.organisation_id and r.subject_id in (e.deal_id, e.sign_up_id) and r.at < e.erased_at
    join attachments a on a.organisation_id = r.organisation_id and a.record_id = r.id
    where a.erased_at is null and a.name <> all (${contentsOfTheBooks}::text[])
    union all
    select e.organisation_id, e.id, format('%s was erased and has a mail of before', e.code)
    from erased e join messages m on m.organisation_id = e.organisation_id and m.subject_id in (e.deal_id, e.sign_up_id)
    where m.queued_at < e.erased_at and m.erased_at is null
    union all
    select organisation_id, id, format('mail %s was erased and has facts, a name or a line of a server', kind)
    from messages where erased_at is not null and (facts <> '{}' or to_name <> '' or last_error is not null)
    union all
    select d.organisation_id, d.id, format('the order of %s was erased and its request, a billing detail or a file of an invoice is there', d.code)
    from deals d
    where d.order_erased_at is not null and (
      d.billing_details is not null
      or exists (select 1 from order_requests q where q.organisation_id = d.organisation_id and q.deal_id = d.id)
      or exists (select 1 from invoice_files f join invoices i on i.organisation_id = f.organisation_id and i.id = f.invoice_id where i.organisation_id = d.organisation_id and i.deal_id = d.id and i.issued_at < d.order_erased_at)
    )
  `);
}
