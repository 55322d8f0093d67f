import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { FrozenDeal } from "../../../domain/deal/frozen-deal.ts";
import { at } from "../../../platform/database/at.ts";
import type { Database } from "../../../platform/database/schema.ts";
import type { DealMoney } from "../../deal/store.ts";
import type { LatePayment } from "../../payments/store.ts";
import type { Deadline } from "../store.ts";

type Db = Kysely<Database>;

/** A deal as far as its money goes; its wording stays in the database. */
export type MoneyDeal = Omit<DealMoney, "frozen"> & {
  session_id: string;
  customer_name: string;
  course_title: string;
  frozen: Pick<FrozenDeal, "price" | "schedule">;
};

/** Deals that have money open, or too much of it, or late money that has not come to its end. */
export async function unsettledDeals(db: Db, organisationId: string): Promise<MoneyDeal[]> {
  const { rows } = await sql<MoneyDeal>`
    select id, code, session_id, payment, paid_cents, total_cents, adjust_cents, customer ->> 'name' as customer_name,
      frozen #>> '{course,title}' as course_title,
      jsonb_build_object('price', frozen -> 'price', 'schedule', frozen -> 'schedule') as frozen
    from deals
    where organisation_id = ${organisationId} and (
      payment in ('due', 'partly-paid', 'overpaid')
      or id in (select deal_id from late_payments where organisation_id = ${organisationId} and settled_at is null)
    )
    order by formed_at, id
  `.execute(db);
  return rows;
}

/** Mail without its bytes and facts. */
export type TroubledMessage = Pick<
  Selectable<Database["messages"]>,
  "id" | "kind" | "subject_kind" | "subject_id" | "to_address" | "to_name" | "state" | "last_error" | "failed_at" | "queued_at"
>;

/** Mail that a person has to look at: refused by the other side, reported as not arrived, or not certain that it left; not sent anew and not left at that. */
export async function troubledMessages(db: Db, organisationId: string, most: number): Promise<TroubledMessage[]> {
  return db
    .selectFrom("messages")
    .select(["id", "kind", "subject_kind", "subject_id", "to_address", "to_name", "state", "last_error", "failed_at", "queued_at"])
    .where("organisation_id", "=", organisationId)
    .where((eb) => eb.or([eb("state", "in", ["refused", "uncertain"]), eb("failed_at", "is not", null)]))
    .where("erased_at", "is", null)
    .where((eb) => eb.not(eb.exists(sentAnew(db, organisationId))))
    .where((eb) => eb.not(eb.exists(leftAtThat(db, organisationId))))
    .orderBy("queued_at")
    .orderBy("id")
    .limit(most)
    .execute();
}

function sentAnew(db: Db, organisationId: string) {
  return db
    .selectFrom("messages as again")
    .select("again.id")
    .where("again.organisation_id", "=", organisationId)
    .where("again.dedupe_key", "=", sql<string>`'again:' || messages.id`);
}

function leftAtThat(db: Db, organisationId: string) {
  return db
    .selectFrom("records")
    .select("records.id")
    .where("records.organisation_id", "=", organisationId)
    .where("records.subject_id", "=", sql<string>`messages.subject_id`)
    .where("records.type", "=", "message.left")
    .where(sql<boolean>`records.details ->> 'message' = messages.id::text`);
}

export type PageReport = Selectable<Database["page_reports"]>;

/** Faults that visitors reported and nobody thanked them for yet. */
export async function openReports(db: Db, organisationId: string, most: number): Promise<PageReport[]> {
  return db
    .selectFrom("page_reports")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("thanked_at", "is", null)
    .orderBy("reported_at")
    .orderBy("id")
    .limit(most)
    .execute();
}

export type UnmarkedSession = { id: string; title: string; starts_at: Temporal.Instant; ends_at: Temporal.Instant; unmarked: number; places: number };

/** Sessions that are over and of which nobody said yet who was there. */
export async function unmarkedSessions(db: Db, organisationId: string, now: Temporal.Instant): Promise<UnmarkedSession[]> {
  const { rows } = await sql<UnmarkedSession>`
    select s.id, c.title, s.starts_at, s.ends_at, count(*) as places,
      count(*) filter (where b.attendance in ('expected', 'will-come')) as unmarked
    from sessions s
    join courses c on c.organisation_id = s.organisation_id and c.id = s.course_id
    join bookings b on b.organisation_id = s.organisation_id and b.session_id = s.id and b.place in ('confirmed', 'completed')
    where s.organisation_id = ${organisationId} and s.status = 'published' and s.ends_at <= ${now.toString()}::timestamptz
    group by s.organisation_id, s.id, c.title
    having count(*) filter (where b.attendance in ('expected', 'will-come')) > 0
    order by s.ends_at, s.id
  `.execute(db);
  return rows;
}

export type ComingSession = { id: string; title: string; starts_at: Temporal.Instant; capacity: number; minimum: number; seats_taken: number };

/** Published sessions that begin in some days to come. */
export async function comingSessions(db: Db, organisationId: string, within: { from: Temporal.Instant; until: Temporal.Instant }): Promise<ComingSession[]> {
  const { rows } = await sql<ComingSession>`
    select s.id, c.title, s.starts_at, s.capacity, s.minimum, s.seats_taken
    from sessions s join courses c on c.organisation_id = s.organisation_id and c.id = s.course_id
    where s.organisation_id = ${organisationId} and s.status = 'published'
      and s.starts_at > ${within.from.toString()}::timestamptz and s.starts_at <= ${within.until.toString()}::timestamptz
    order by s.starts_at, s.id
  `.execute(db);
  return rows;
}

/** What has to happen by itself until a moment, and has not. */
export async function deadlinesUntil(db: Db, organisationId: string, until: Temporal.Instant, most: number): Promise<Deadline[]> {
  return openDeadlines(db, organisationId).where("due_at", "<=", at(until)).limit(most).execute();
}

/** The first thing that happens by itself after a moment. */
export async function firstDeadlineAfter(db: Db, organisationId: string, after: Temporal.Instant): Promise<Deadline | undefined> {
  return openDeadlines(db, organisationId).where("due_at", ">", at(after)).limit(1).executeTakeFirst();
}

/** Invoices follow within a minute, or are told on their own. */
function openDeadlines(db: Db, organisationId: string) {
  return db
    .selectFrom("deadlines")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("what", "<>", "invoice")
    .where("done_at", "is", null)
    .orderBy("due_at")
    .orderBy("id");
}

/** What came in on some days, less what went back. */
export async function receivedBetween(db: Db, organisationId: string, days: { first: Temporal.PlainDate; last: Temporal.PlainDate }): Promise<{ cents: number; payments: number }> {
  const { rows } = await sql<{ cents: number; payments: number }>`
    select coalesce(sum(amount_cents), 0)::bigint as cents, count(*) filter (where amount_cents > 0 and method <> 'credit-transfer') as payments
    from payments
    where organisation_id = ${organisationId} and received_on between ${days.first.toString()}::date and ${days.last.toString()}::date
  `.execute(db);
  return rows[0] ?? { cents: 0, payments: 0 };
}

/** Of how many places it was said who came, in sessions that ended in some time, and of how many nobody did. */
export async function attendanceSince(db: Db, organisationId: string, since: Temporal.Instant): Promise<{ places: number; noShows: number }> {
  const { rows } = await sql<{ places: number; noShows: number }>`
    select count(*) as places, count(*) filter (where b.attendance = 'no-show') as "noShows"
    from sessions s
    join bookings b on b.organisation_id = s.organisation_id and b.session_id = s.id
      and b.place in ('confirmed', 'completed') and b.attendance in ('attended', 'partly', 'no-show', 'excused')
    where s.organisation_id = ${organisationId} and s.ends_at > ${since.toString()}::timestamptz
  `.execute(db);
  return rows[0] ?? { places: 0, noShows: 0 };
}

/** How far somebody is who just began: what there is before anybody can sign up. */
export async function whatThereIs(db: Db, organisationId: string): Promise<{ terms: boolean; course: boolean; session: boolean; published: boolean }> {
  const { rows } = await sql<{ terms: boolean; course: boolean; session: boolean; published: boolean }>`
    select
      exists (select from terms_versions where organisation_id = ${organisationId}) as terms,
      exists (select from courses where organisation_id = ${organisationId}) as course,
      exists (select from sessions where organisation_id = ${organisationId}) as session,
      exists (select from sessions where organisation_id = ${organisationId} and status <> 'draft') as published
  `.execute(db);
  return rows[0] ?? { terms: false, course: false, session: false, published: false };
}

/** Late money of some deals, by deal. */
export async function latePaymentsOf(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, LatePayment[]>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db.selectFrom("late_payments").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).orderBy("asked_at").execute();
  return Map.groupBy(rows, (row) => row.deal_id);
}

/** A deal with an open objection. */
export type DisputedDeal = { code: string; course_title: string; customer_name: string; opened_at: Temporal.Instant };

/** The objections that wait for an end, the oldest first. */
export async function disputedDeals(db: Kysely<Database>, organisationId: string): Promise<DisputedDeal[]> {
  return db
    .selectFrom("disputes")
    .innerJoin("deals", (join) => join.onRef("deals.organisation_id", "=", "disputes.organisation_id").onRef("deals.id", "=", "disputes.deal_id"))
    .select(["deals.code", "disputes.opened_at", sql<string>`deals.frozen -> 'course' ->> 'title'`.as("course_title"), sql<string>`deals.customer ->> 'name'`.as("customer_name")])
    .where("disputes.organisation_id", "=", organisationId)
    .where("disputes.closed_at", "is", null)
    .orderBy("disputes.opened_at")
    .execute();
}
