import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

type Db = Kysely<Database>;

/** What was given: something let go of, a deadline, or a credit. */
export const goodwillKinds = ["amount", "fee", "absence", "deadline", "credit"] as const;

export type GoodwillKind = (typeof goodwillKinds)[number];

/** One thing that was given, and what came of it. */
export type GoodwillEntry = {
  record: string;
  dealId: string;
  code: string;
  customer: string;
  at: Temporal.Instant;
  kind: GoodwillKind;
  /** The word that was chosen; for credits and waived deadlines the one of that step. */
  reason: string;
  /** The trainer's own words, of what was given from the page of a deal. */
  note: string;
  /** Zero for a deadline: what is owed stays owed. */
  cents: number;
  /** Of a credit: what was used of it until now; of the rest, all of it. */
  takenCents: number;
  /** Later orders of the same customer: how many, and what they come to. */
  laterDeals: number;
  laterCents: number;
};

/**
 * Everything that was given without having to, newest first, from the records of the deals. Credits that took the place of
 * the customer's own money are no goodwill.
 */
export async function goodwillEntries(db: Db, organisationId: string, { most }: { most: number }): Promise<GoodwillEntry[]> {
  const { rows } = await sql<Omit<GoodwillEntry, "laterDeals" | "laterCents" | "cents" | "takenCents"> & Record<"cents" | "takenCents" | "laterDeals" | "laterCents", string | number>>`
    select r.id as record, d.id as "dealId", d.code, d.customer ->> 'name' as customer, r.at,
      case
        when r.type = 'credit.granted' then 'credit'
        when r.type = 'deadline.waived' then 'deadline'
        when r.details ->> 'reason' = 'fee-waived' then 'fee'
        when r.details ->> 'reason' like 'absence-%' then 'absence'
        else 'amount'
      end as kind,
      coalesce(r.details ->> 'reason', '') as reason,
      coalesce(g.note, '') as note,
      coalesce((r.details ->> 'cents')::bigint, 0) as cents,
      case when c.id is null then coalesce((r.details ->> 'cents')::bigint, 0) else (select -coalesce(sum(m.cents), 0) from credit_moves m where m.organisation_id = c.organisation_id and m.credit_id = c.id and m.kind in ('used', 'given-back')) end as "takenCents",
      later.deals as "laterDeals", later.cents as "laterCents"
    from records r
    join deals d on d.organisation_id = r.organisation_id and d.id = r.subject_id
    left join goodwill g on g.organisation_id = r.organisation_id and g.id::text = r.details ->> 'goodwill'
    left join credits c on c.organisation_id = r.organisation_id and r.type = 'credit.granted' and c.id::text = r.details ->> 'credit'
    cross join lateral (
      select count(*) as deals, coalesce(sum(greatest(0, o.total_cents + o.adjust_cents)), 0) as cents
      from deals o
      where o.organisation_id = r.organisation_id and o.id <> d.id and o.formed_at > r.at
        and (lower(o.customer -> 'orderedBy' ->> 'email') = lower(d.customer -> 'orderedBy' ->> 'email')
          or (d.customer ->> 'kvkNumber' <> '' and o.customer ->> 'kvkNumber' = d.customer ->> 'kvkNumber'))
    ) later
    where r.organisation_id = ${organisationId}
      and r.type in ('goodwill.granted', 'deadline.waived', 'credit.granted')
      and (c.id is null or c.source <> 'late-money')
    order by r.at desc, r.id desc
    limit ${most}
  `.execute(db);
  return rows.map((row) => ({ ...row, cents: Number(row.cents), takenCents: Number(row.takenCents), laterDeals: Number(row.laterDeals), laterCents: Number(row.laterCents) }));
}

/** New sales to customers to whom something was given before they ordered: each order once, with its month. */
export async function salesAfterGoodwill(db: Db, organisationId: string): Promise<{ dealId: string; at: Temporal.Instant; cents: number }[]> {
  const { rows } = await sql<{ dealId: string; at: Temporal.Instant; cents: string | number }>`
    select o.id as "dealId", o.formed_at as at, greatest(0, o.total_cents + o.adjust_cents) as cents
    from deals o
    where o.organisation_id = ${organisationId} and exists (
      select 1 from records r
      join deals d on d.organisation_id = r.organisation_id and d.id = r.subject_id
      left join credits c on c.organisation_id = r.organisation_id and r.type = 'credit.granted' and c.id::text = r.details ->> 'credit'
      where r.organisation_id = o.organisation_id and r.type in ('goodwill.granted', 'deadline.waived', 'credit.granted')
        and (c.id is null or c.source <> 'late-money')
        and d.id <> o.id and o.formed_at > r.at
        and (lower(o.customer -> 'orderedBy' ->> 'email') = lower(d.customer -> 'orderedBy' ->> 'email')
          or (d.customer ->> 'kvkNumber' <> '' and o.customer ->> 'kvkNumber' = d.customer ->> 'kvkNumber'))
    )
    order by o.formed_at
  `.execute(db);
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }));
}
