import { sql } from "kysely";
import type { FixedClock } from "../src/platform/clock.ts";
import type { House } from "../src/platform/house.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import { setStage, signUpOf } from "../test/support/cast.ts";

/** The moment of the sweep: on it, unpaid places lapse, reminders go out and offers end. */
export const sweepAt = Temporal.Instant.from("2026-12-02T12:00:00Z");

/** What falls due in every session; another three wait in line. */
const inEachSession = { hold: 4, reminder: 4, offer: 2, waiting: 3 };
export const dueInEachSession = inEachSession.hold + inEachSession.reminder + inEachSession.offer;

/**
 * Fills an organisation with sessions in which ten deadlines each are due. One session is lived through with the real
 * actions; the others are copies of its rows.
 */
export async function fillOrganisation(house: House & { clock: FixedClock }, { slug, sessions }: { slug: string; sessions: number }): Promise<void> {
  const stage = await setStage(house, { slug, capacity: 3 });
  const join = async (name: string, at: string) => {
    house.clock.set(Temporal.Instant.from(at));
    const outcome = await signUp(house, signUpOf(stage, name));
    if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.refusal.kind}`);
    return outcome;
  };
  const lapses = await join("Anna", "2026-11-24T09:00:00Z");
  const reminded = await join("Bram", "2026-11-26T09:00:00Z");
  const leaving = await join("Chris", "2026-11-26T09:00:00Z");
  const offered = await join("Dirk", "2026-11-27T09:00:00Z");
  const waiting = await join("Els", "2026-11-27T09:00:00Z");
  if (leaving.outcome !== "deal") throw new Error("the third of three places was not free");
  house.clock.set(Temporal.Instant.from("2026-11-30T10:00:00Z"));
  const bookings = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", leaving.dealId).execute();
  await cancelBookings(house, { organisationId: stage.organisationId, dealId: leaving.dealId, bookingIds: bookings.map(({ id }) => id) });
  await house.db
    .updateTable("deadlines")
    .set({ done_at: sweepAt.toString(), outcome: "template" })
    .where("organisation_id", "=", stage.organisationId)
    .execute();
  await copySessions(house, { ...stage, sessions, templates: { hold: lapses.signUpId, reminder: reminded.signUpId, offer: offered.signUpId, waiting: waiting.signUpId } });
}

type Kind = keyof typeof inEachSession;

async function copySessions(
  house: House,
  { organisationId, sessionId, sessions, templates }: { organisationId: string; sessionId: string; sessions: number; templates: Record<Kind, string> },
): Promise<void> {
  const people = Object.entries(inEachSession).flatMap(([kind, many]) => Array.from({ length: many }, () => kind as Kind));
  const plan = people.map((kind, index) => ({ kind, arrival: index + 1, template: templates[kind] }));
  await house.db.transaction().execute(async (trx) => {
    await sql`create temporary table copy_sessions on commit drop as
      select gen_random_uuid() as id, n from generate_series(1, ${sessions}::int) n`.execute(trx);
    await sql`create temporary table copies on commit drop as
      select s.id as session_id, p.kind, p.arrival, p.template, gen_random_uuid() as sign_up_id, gen_random_uuid() as booking_id,
        case when p.kind in ('hold', 'reminder') then gen_random_uuid() end as deal_id,
        case when p.kind = 'offer' then gen_random_uuid() end as offer_id
      from copy_sessions s, json_to_recordset(${JSON.stringify(plan)}::json) as p(kind text, arrival int, template uuid)`.execute(trx);
    await sql`insert into sessions select r.* from sessions t, copy_sessions c,
      lateral jsonb_populate_record(t, jsonb_build_object('id', c.id, 'slug', 'copy-' || c.n, 'capacity', ${dueInEachSession}::int,
        'seats_taken', ${dueInEachSession}::int, 'waiting', ${inEachSession.waiting}::int, 'arrivals', ${people.length}::int)) r
      where t.organisation_id = ${organisationId} and t.id = ${sessionId}`.execute(trx);
    await copyRows(trx, organisationId, "sign_ups", sql`t.id = c.template`,
      sql`'id', c.sign_up_id, 'session_id', c.session_id, 'token', c.sign_up_id, 'code', c.sign_up_id, 'arrival', c.arrival`);
    await copyRows(trx, organisationId, "deals", sql`t.sign_up_id = c.template and c.deal_id is not null`,
      sql`'id', c.deal_id, 'session_id', c.session_id, 'sign_up_id', c.sign_up_id, 'code', c.deal_id`);
    await copyRows(trx, organisationId, "offers", sql`t.sign_up_id = c.template and c.offer_id is not null`,
      sql`'id', c.offer_id, 'session_id', c.session_id, 'sign_up_id', c.sign_up_id`);
    await copyRows(trx, organisationId, "bookings", sql`t.sign_up_id = c.template`,
      sql`'id', c.booking_id, 'session_id', c.session_id, 'sign_up_id', c.sign_up_id, 'deal_id', c.deal_id, 'offer_id', c.offer_id, 'arrival', c.arrival`);
    await sql`insert into deadlines (organisation_id, id, what, subject_id, due_at)
      select d.organisation_id, gen_random_uuid(), d.what, coalesce(c.deal_id, c.offer_id), d.due_at
      from copies c
      join deals t on t.organisation_id = ${organisationId} and t.sign_up_id = c.template
      join deadlines d on d.organisation_id = t.organisation_id and d.subject_id = t.id
        and (d.what = 'hold' or c.kind = 'reminder')
      union all
      select o.organisation_id, gen_random_uuid(), 'offer', c.offer_id, o.ends_at
      from copies c join offers o on o.organisation_id = ${organisationId} and o.id = c.offer_id`.execute(trx);
    await sql`insert into messages (organisation_id, id, kind, subject_kind, subject_id, dedupe_key, to_address, locale, facts, state, queued_at)
      select ${organisationId}, gen_random_uuid(), 'deal-confirmed', 'deal', c.deal_id, 'deal-confirmed:' || c.deal_id, 'copy@voorbeeld.example', 'nl', '{}', 'queued', ${sweepAt.toString()}::timestamptz
      from copies c where c.deal_id is not null`.execute(trx);
    await sql`insert into records (organisation_id, id, subject_id, type, at, actor, details)
      select ${organisationId}, ('00000000-0000-7' || substr(gen_random_uuid()::text, 16))::uuid, coalesce(c.deal_id, c.sign_up_id), 'booking.confirmed', ${sweepAt.toString()}::timestamptz - interval '1 day', 'system',
        jsonb_build_object('places', jsonb_build_array(jsonb_build_object('booking', c.booking_id, 'from', null, 'to',
          case c.kind when 'offer' then 'offered' when 'waiting' then 'waiting' else 'held' end)))
      from copies c`.execute(trx);
    await sql`insert into log_queue select organisation_id, id from records where type = 'booking.confirmed' on conflict do nothing`.execute(trx);
  });
}

async function copyRows(
  trx: Parameters<Parameters<ReturnType<House["db"]["transaction"]>["execute"]>[0]>[0],
  organisationId: string,
  table: "sign_ups" | "deals" | "offers" | "bookings",
  which: ReturnType<typeof sql>,
  changes: ReturnType<typeof sql>,
): Promise<void> {
  await sql`insert into ${sql.table(table)} select r.* from ${sql.table(table)} t, copies c,
    lateral jsonb_populate_record(t, jsonb_build_object(${changes})) r
    where t.organisation_id = ${organisationId} and ${which}`.execute(trx);
}
