import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import type { Overrule } from "../../domain/track-record/choose-plan.ts";
import type { TrackedDeal } from "../../domain/track-record/track-entries.ts";
import type { Database } from "../../platform/database/schema.ts";
import { bookingsOfDeals } from "../deal/store.ts";
import { rootsOf, storiesOf } from "../standing/store.ts";

type Db = Kysely<Database>;

type TrackOverrule = Selectable<Database["track_overrules"]>;

/** The deals of one customer that are looked at, the newest. */
const mostDeals = 200;

/** What one organisation has of one of its customers. */
export type CustomerTrack = { deals: TrackedDeal[]; overrule: Overrule | null; objected: boolean };

/**
 * What this organisation has of some customers, in their order. One question for all of them; the rest is asked only about those
 * who are known.
 */
export async function tracksOf(db: Db, organisationId: string, customers: readonly Customer[], now: Temporal.Instant): Promise<CustomerTrack[]> {
  const rows = JSON.stringify(customers.map((customer, position) => ({ position, customer })));
  const { rows: found } = await sql<{ position: number; deal_ids: string[]; overrule: TrackOverrule["plan"] | null; objected: boolean }>`
    select asked.position, known.deal_ids, overruled.plan as overrule,
      exists (select from track_objections o where o.organisation_id = ${organisationId} and o.customer_key = asked.key and o.taken_back_at is null) as objected
    from (select position, customer_key(customer) as key from json_to_recordset(${rows}::json) as wanted(position integer, customer jsonb)) asked
    cross join lateral (
      select array_agg(newest.id::text) as deal_ids from (
        select d.id from deals d where d.organisation_id = ${organisationId} and customer_key(d.customer) = asked.key order by d.formed_at desc, d.id limit ${mostDeals}
      ) newest
    ) known
    left join lateral (
      select r.plan from track_overrules r
      where r.organisation_id = ${organisationId} and r.customer_key = asked.key and r.ends_at > ${now.toString()}::timestamptz
      order by r.made_at desc, r.id desc limit 1
    ) overruled on true
    where known.deal_ids is not null
  `.execute(db);
  const tracked = await trackedDeals(db, organisationId, found.flatMap(({ deal_ids: ids }) => ids));
  const byPosition = new Map(found.map((one) => [one.position, one]));
  return customers.map((_, position) => {
    const one = byPosition.get(position);
    if (one === undefined) return { deals: [], overrule: null, objected: false };
    return { deals: one.deal_ids.flatMap((id) => tracked.get(id) ?? []), overrule: one.overrule === "by-the-rules" ? null : one.overrule, objected: one.objected };
  });
}

/** Deals with their stories and what was corrected about them, by their ids. */
async function trackedDeals(db: Db, organisationId: string, ids: readonly string[]): Promise<Map<string, TrackedDeal>> {
  if (ids.length === 0) return new Map();
  const deals = await db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  const [stories, bookings, letGo, strikes] = [
    await storiesOf(db, organisationId, deals),
    await bookingsOfDeals(db, organisationId, ids),
    await db.selectFrom("absences").select(["deal_id", "booking_id"]).where("organisation_id", "=", organisationId).where("deal_id", "in", ids).where("outcome", "=", "let-go").execute(),
    await db.selectFrom("track_strikes").select(["deal_id", "entry_key"]).where("organisation_id", "=", organisationId).where("deal_id", "in", ids).execute(),
  ];
  return new Map(deals.flatMap((deal) => {
    const story = stories.get(deal.id);
    if (story === undefined) return [];
    const rootOf = rootsOf(bookings.get(deal.id) ?? []);
    return [[deal.id, {
      id: deal.id,
      code: deal.code,
      agreed: story.deal,
      facts: story.facts,
      letGo: letGo.filter((absence) => absence.deal_id === deal.id).map((absence) => rootOf(absence.booking_id)),
      struck: strikes.filter((strike) => strike.deal_id === deal.id).map((strike) => strike.entry_key),
    }] as const];
  }));
}
