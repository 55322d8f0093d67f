import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import { lateDays } from "../../domain/absence/absences.ts";
import type { Database } from "../../platform/database/schema.ts";

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

/** A session with absences that cost something and of which nobody said yet how they end; `since` is the first of them. */
export type UndecidedSession = { id: string; title: string; starts_at: Temporal.Instant; since: Temporal.Instant; absences: number };

/** Sessions that wait for such a decision. Older ones than `startsAfter` are left to the trainer. */
export async function undecidedSessions(db: Db, organisationId: string, { startsAfter }: { startsAfter: Temporal.Instant }): Promise<UndecidedSession[]> {
  const { rows } = await sql<UndecidedSession>`
    select s.id, c.title, s.starts_at, min(b.place_since) as since, count(*) as absences
    from sessions s
    join courses c on c.organisation_id = s.organisation_id and c.id = s.course_id
    join bookings b on b.organisation_id = s.organisation_id and b.session_id = s.id and b.moved_to is null
    join deals d on d.organisation_id = b.organisation_id and d.id = b.deal_id
    where s.organisation_id = ${organisationId} and s.status = 'published' and s.starts_at > ${startsAfter.toString()}::timestamptz
      and not exists (select 1 from absences a where a.organisation_id = b.organisation_id and a.booking_id = b.id)
      and d.total_cents + d.adjust_cents > 0
      and (
        (b.place = 'cancelled' and b.fee_cents > 0 and b.place_since > s.starts_at - ${lateDays} * interval '1 day')
        or (b.place in ('confirmed', 'completed') and b.attendance = 'no-show'
          and (d.frozen -> 'conditions' -> 'noShow' ->> case d.customer ->> 'kind' when 'consumer' then 'consumerFeeBasisPoints' else 'companyFeeBasisPoints' end)::integer > 0)
      )
    group by s.organisation_id, s.id, c.title
    order by since, s.id
  `.execute(db);
  return rows;
}
