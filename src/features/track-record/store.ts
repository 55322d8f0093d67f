import { sql } from "kysely";
import type { Kysely, RawBuilder, Selectable } from "kysely";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import type { Overrule } from "../../domain/track-record/choose-plan.ts";
import type { TrackedDeal } from "../../domain/track-record/track-entries.ts";
import type { TrackRules } from "../../domain/track-record/track-rules.ts";
import { at } from "../../platform/database/at.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { bookingsOfDeals } from "../deal/store.ts";
import { rootsOf, storiesOf } from "../standing/store.ts";

export { countTouched } from "./count-touched.ts";
export type { Touched } from "./count-touched.ts";

type Db = Kysely<Database>;

export type TrackOverrule = Selectable<Database["track_overrules"]>;
export type TrackObjection = Selectable<Database["track_objections"]>;
export type TrackCorrection = Selectable<Database["track_corrections"]>;

/** The deals of one customer that are looked at, the newest. */
const mostDeals = 200;

/** What one organisation has of one of its customers. */
export type CustomerTrack = { deals: (TrackedDeal & { title: string })[]; overrule: Overrule | null; objected: boolean };

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
      where r.organisation_id = ${organisationId} and r.customer_key = asked.key and r.ended_at is null and r.ends_at > ${now.toString()}::timestamptz
    ) overruled on true
    where known.deal_ids is not null
  `.execute(db);
  const tracked = await trackedDeals(db, organisationId, found.flatMap(({ deal_ids: ids }) => ids));
  const byPosition = new Map(found.map((one) => [one.position, one]));
  return customers.map((_, position) => {
    const one = byPosition.get(position);
    if (one === undefined) return { deals: [], overrule: null, objected: false };
    return { deals: one.deal_ids.flatMap((id) => tracked.get(id) ?? []), overrule: one.overrule, objected: one.objected };
  });
}

/** Deals with their stories and what was corrected about them, by their ids. */
async function trackedDeals(db: Db, organisationId: string, ids: readonly string[]): Promise<Map<string, TrackedDeal & { title: string }>> {
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
      title: deal.frozen.course.title,
      agreed: story.deal,
      facts: story.facts,
      letGo: letGo.filter((absence) => absence.deal_id === deal.id).map((absence) => rootOf(absence.booking_id)),
      struck: strikes.filter((strike) => strike.deal_id === deal.id).map((strike) => strike.entry_key),
    }] as const];
  }));
}

/** The name of a customer within an organisation, as the database makes it. */
export function keyOf(customer: Customer): RawBuilder<string> {
  return sql<string>`customer_key(${JSON.stringify(customer)}::jsonb)`;
}

/** An organisation that has rules; undefined while it has none. Until the end of this step they are not switched off, and what it wrote forgotten. */
export async function holdRules(trx: Trx, organisationId: string): Promise<{ organisation_id: string; zone: string; track_rules: TrackRules } | undefined> {
  const organisation = await trx.selectFrom("organisations").select(["zone", "track_rules"]).where("organisation_id", "=", organisationId).forShare().executeTakeFirst();
  return organisation?.track_rules == null ? undefined : { organisation_id: organisationId, zone: organisation.zone, track_rules: organisation.track_rules };
}

/** What a person decided for a customer and still holds. */
export async function overruleOf(db: Db, organisationId: string, customer: Customer, now: Temporal.Instant): Promise<TrackOverrule | undefined> {
  return db
    .selectFrom("track_overrules")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("customer_key", "=", keyOf(customer))
    .where("ended_at", "is", null)
    .where("ends_at", ">", at(now))
    .executeTakeFirst();
}

/** The objection of a customer that is not taken back. */
export async function objectionOf(db: Db, organisationId: string, customer: Customer): Promise<TrackObjection | undefined> {
  return db.selectFrom("track_objections").selectAll().where("organisation_id", "=", organisationId).where("customer_key", "=", keyOf(customer)).where("taken_back_at", "is", null).executeTakeFirst();
}

/** What was said about the entries of some deals, oldest first. */
export async function correctionsOf(db: Db, organisationId: string, dealIds: readonly string[]): Promise<TrackCorrection[]> {
  if (dealIds.length === 0) return [];
  return db.selectFrom("track_corrections").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).orderBy("asked_at").orderBy("id").execute();
}

/** A question about an entry that waits for an answer. */
export type OpenCorrection = { code: string; course_title: string; customer_name: string; asked_at: Temporal.Instant };

export async function openCorrections(db: Db, organisationId: string): Promise<OpenCorrection[]> {
  return db
    .selectFrom("track_corrections")
    .innerJoin("deals", (join) => join.onRef("deals.organisation_id", "=", "track_corrections.organisation_id").onRef("deals.id", "=", "track_corrections.deal_id"))
    .select(["deals.code", "track_corrections.asked_at", sql<string>`deals.frozen -> 'course' ->> 'title'`.as("course_title"), sql<string>`deals.customer ->> 'name'`.as("customer_name")])
    .where("track_corrections.organisation_id", "=", organisationId)
    .where("track_corrections.answered_at", "is", null)
    .orderBy("track_corrections.asked_at")
    .execute();
}
