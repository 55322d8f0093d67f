import { sql } from "kysely";
import type { Trx } from "../../platform/house.ts";
import { violationsOf } from "./findings.ts";
import type { Findings } from "./invariants.ts";

/** Each paid attempt has its payment, each refund and chargeback that was taken has its own, and no payment online has none of them. */
export async function onlinePaymentsBookedOnce(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "online_payments", sql`
    select a.organisation_id, a.id as subject, format('paid %s cents online, booked %s', a.cents, coalesce(p.amount_cents::text, 'nothing')) as found
    from online_payments a
    left join payments p on p.organisation_id = a.organisation_id and p.id = a.payment_id
    where a.state = 'paid' and (p.id is null or p.deal_id <> a.deal_id or p.amount_cents <> a.cents or p.method <> 'online' or p.token <> 'online:' || a.provider_id)
    union all
    select r.organisation_id, r.id, format('%s of %s cents is %s, booked %s', r.kind, r.cents, r.state, coalesce(p.amount_cents::text, 'nothing'))
    from online_reversals r
    join online_payments a on a.organisation_id = r.organisation_id and a.id = r.online_payment_id
    left join payments p on p.organisation_id = r.organisation_id and p.id = r.payment_id
    left join payments b on b.organisation_id = r.organisation_id and b.id = r.back_payment_id
    where (r.payment_id is not null and (p.deal_id <> a.deal_id or p.amount_cents <> -r.cents)) or (r.back_payment_id is not null and b.amount_cents <> r.cents)
    union all
    select a.organisation_id, a.id, format('%s cents went back of %s', sum(r.cents), a.cents)
    from online_reversals r
    join online_payments a on a.organisation_id = r.organisation_id and a.id = r.online_payment_id
    where r.kind = 'refund' and r.state in ('new', 'accepted', 'done')
    group by a.organisation_id, a.id, a.cents having sum(r.cents) > a.cents
    union all
    select p.organisation_id, p.id, format('a payment online of %s cents that no attempt knows', p.amount_cents)
    from payments p
    where p.token ~ '^online(-refund|-chargeback|-back)?:'
      and not exists (select 1 from online_payments a where a.organisation_id = p.organisation_id and a.payment_id = p.id)
      and not exists (select 1 from online_reversals r where r.organisation_id = p.organisation_id and p.id in (r.payment_id, r.back_payment_id))
  `);
}
