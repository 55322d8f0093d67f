import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import { lateDays } from "../../domain/absence/absences.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Deal } from "../deal/store.ts";

export type SettledAbsence = Selectable<Database["absences"]>;

type Db = Kysely<Database>;

/** What was chosen for the absences of a session, in the order in which it was. */
export async function settledAbsences(db: Db, organisationId: string, sessionId: string): Promise<SettledAbsence[]> {
  return db
    .selectFrom("absences")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .orderBy("settled_at")
    .orderBy("booking_id")
    .execute();
}

export async function findSettledAbsence(db: Db, organisationId: string, bookingId: string): Promise<SettledAbsence | undefined> {
  return db.selectFrom("absences").selectAll().where("organisation_id", "=", organisationId).where("booking_id", "=", bookingId).executeTakeFirst();
}

/** The deals with a place that was cancelled late or missed lately, with those sessions and the bookings that were decided: the standing says what is an absence. */
export async function possibleAbsences(
  db: Db,
  organisationId: string,
  { startsAfter }: { startsAfter: Temporal.Instant },
): Promise<{ deals: Deal[]; sessions: Map<string, { title: string; startsAt: Temporal.Instant }>; settled: Set<string> }> {
  const { rows } = await sql<{ booking: string; deal: string; session: string; title: string; startsAt: Temporal.Instant; settled: boolean }>`
    select b.id as booking, b.deal_id as deal, s.id as session, c.title, s.starts_at as "startsAt", a.booking_id is not null as settled
    from sessions s
    join courses c on c.organisation_id = s.organisation_id and c.id = s.course_id
    join bookings b on b.organisation_id = s.organisation_id and b.session_id = s.id and b.moved_to is null and b.deal_id is not null
    left join absences a on a.organisation_id = b.organisation_id and a.booking_id = b.id
    where s.organisation_id = ${organisationId} and s.status = 'published' and s.starts_at > ${startsAfter.toString()}::timestamptz
      and (
        (b.place = 'cancelled' and b.fee_cents > 0 and b.place_since > s.starts_at - ${lateDays + 1} * interval '1 day')
        or (b.place in ('confirmed', 'completed') and b.attendance = 'no-show')
      )
  `.execute(db);
  const ids = [...new Set(rows.filter(({ settled }) => !settled).map(({ deal }) => deal))];
  const deals = ids.length === 0 ? [] : await db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  return { deals, sessions: new Map(rows.map(({ session, title, startsAt }) => [session, { title, startsAt }])), settled: new Set(rows.filter(({ settled }) => settled).map(({ booking }) => booking)) };
}
