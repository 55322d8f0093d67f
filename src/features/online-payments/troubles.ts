import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { House } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";

/** What a payment online wants a person to see: another amount than was asked, a bank that took money back, or a refund that did not go. */
export type OnlineTrouble = {
  what: "parked" | "charged-back" | "refund-refused" | "refund-failed";
  id: string;
  code: string;
  customer_name: string;
  course_title: string;
  cents: number;
  /** Of a parked one: what the provider says; null where that is no amount. */
  found_cents: number | null;
  found_currency: string | null;
  provider_id: string | null;
  at: Temporal.Instant;
};

/** What nobody saw yet, the oldest first. */
export async function openTroubles(db: Kysely<Database>, organisationId: string, most: number): Promise<OnlineTrouble[]> {
  const { rows } = await sql<OnlineTrouble>`
    select trouble.*, d.code, d.customer ->> 'name' as customer_name, d.frozen -> 'course' ->> 'title' as course_title
    from (
      select 'parked' as what, id, deal_id, cents, found_cents, found_currency, provider_id, changed_at as at
      from online_payments where organisation_id = ${organisationId} and state = 'parked' and seen_at is null
      union all
      select case when r.kind = 'chargeback' then 'charged-back' when r.state = 'refused' then 'refund-refused' else 'refund-failed' end,
        r.id, a.deal_id, r.cents, null, null, a.provider_id, r.changed_at
      from online_reversals r
      join online_payments a on a.organisation_id = r.organisation_id and a.id = r.online_payment_id
      where r.organisation_id = ${organisationId} and r.seen_at is null
        and ((r.kind = 'chargeback' and r.state = 'done') or (r.kind = 'refund' and r.state in ('refused', 'failed')))
    ) trouble
    join deals d on d.organisation_id = ${organisationId} and d.id = trouble.deal_id
    order by trouble.at, trouble.id
    limit ${most}
  `.execute(db);
  return rows;
}

/**
 * A person saw it. Saying so twice is fine; what happened stays where it is written.
 * @returns refusal `trouble-unknown`
 */
export async function seeTrouble(house: House, { organisationId, id }: { organisationId: string; id: string }): Promise<{ ok: true } | { ok: false; refusal: { kind: "trouble-unknown" } }> {
  return house.db.transaction().execute(async (trx) => {
    const attempt = await trx.selectFrom("online_payments").select(["seen_at", "deal_id"]).where("organisation_id", "=", organisationId).where("id", "=", id).where("state", "=", "parked").forUpdate().executeTakeFirst();
    const reversal = await trx.selectFrom("online_reversals").select(["seen_at", "online_payment_id"]).where("organisation_id", "=", organisationId).where("id", "=", id).forUpdate().executeTakeFirst();
    const found = attempt ?? reversal;
    if (found === undefined) return { ok: false, refusal: { kind: "trouble-unknown" } };
    if (found.seen_at !== null) return { ok: true };
    const now = house.clock.now();
    await trx.updateTable(attempt === undefined ? "online_reversals" : "online_payments").set({ seen_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
    const dealId = attempt?.deal_id ?? (await trx.selectFrom("online_payments").select("deal_id").where("organisation_id", "=", organisationId).where("id", "=", reversal?.online_payment_id ?? "").executeTakeFirstOrThrow()).deal_id;
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "online-payment.seen", at: now, actor: "trainer", details: { about: id } }]);
    return { ok: true };
  });
}
