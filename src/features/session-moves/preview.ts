import { sql } from "kysely";
import type { CustomerKind } from "../../domain/customer-kind.ts";
import { endOfLocalDay, localDateOf } from "../../domain/calendar/local-day.ts";
import type { House, Trx } from "../../platform/house.ts";
import { paidByCredits } from "../credit-book/store.ts";
import { readDeal } from "../deal/store.ts";
import { previewLetter } from "../messages/actions.ts";
import { leavingCents } from "./leaving.ts";
import { factsOfMove } from "./messages-of.ts";
import { decide } from "./move-session.ts";
import type { DecidedMove, SessionMoveRefusal, WantedMove } from "./move-session.ts";
import { hasPlace, placesIn } from "./moved-places.ts";

/** A customer with places in the session, as far as a move matters to them. */
export type AffectedCustomer = { dealId: string; code: string; name: string; kind: CustomerKind; places: number; paidCents: number; /** What people of theirs have with the same organisation on the new days. */ clashes: string[] };

export type SessionMovePreview = {
  customers: AffectedCustomer[];
  places: number;
  /** Places that wait or are on offer. */
  waiting: number;
  answerBy: Temporal.Instant;
  signUpUntil: Temporal.Instant | null;
  /** What has to go back in money at most, when everybody leaves. */
  paidCents: number;
  /** The mail as the first of them gets it; null when nobody does. */
  mail: { subject: string; text: string } | null;
};

/**
 * What giving a session these meetings would do now.
 * @returns refusals as {@link moveSession}
 */
export async function previewSessionMove(house: House, wanted: WantedMove): Promise<{ ok: true; preview: SessionMovePreview } | { ok: false; refusal: SessionMoveRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const decided = await decide(trx, house, wanted);
    if (!decided.ok) return decided;
    const { move } = decided;
    const customers = await customersOf(trx, move);
    return {
      ok: true,
      preview: {
        customers,
        places: move.bookings.filter(hasPlace).length,
        waiting: move.bookings.filter(({ place }) => place === "waiting" || place === "offered").length,
        answerBy: move.answerBy,
        signUpUntil: move.signUpUntil,
        paidCents: customers.reduce((sum, { paidCents }) => sum + paidCents, 0) - (await paidByCredits(trx, wanted.organisationId, customers.map(({ dealId }) => dealId))),
        mail: await firstMail(trx, house, move, customers[0]),
      },
    };
  });
}

async function customersOf(trx: Trx, { held: { session }, bookings, ...move }: DecidedMove): Promise<AffectedCustomer[]> {
  const byDeal = Map.groupBy(bookings.filter(hasPlace), (booking) => booking.deal_id ?? "");
  if (byDeal.size === 0) return [];
  const deals = await trx.selectFrom("deals").select(["id", "code", "customer", "paid_cents"]).where("organisation_id", "=", session.organisation_id).where("id", "in", [...byDeal.keys()]).orderBy("formed_at").orderBy("id").execute();
  const clashes = await clashesOf(trx, session, move);
  return deals.map(({ id, code, customer, paid_cents: paidCents }) => ({
    dealId: id, code, name: customer.name, kind: customer.kind, paidCents,
    places: byDeal.get(id)?.length ?? 0,
    clashes: [...new Set((clashes.get(id) ?? []).map(({ who, title }) => `${who}: ${title}`))],
  }));
}

/** Where the same people, by their addresses, have another place on one of the new days. */
async function clashesOf(trx: Trx, session: { organisation_id: string; id: string }, { meetings, zone }: Pick<DecidedMove, "meetings" | "zone">): Promise<Map<string, { who: string; title: string }[]>> {
  const days = meetings.map(({ startsAt, endsAt }) => ({ from: localDateOf(startsAt, zone).toZonedDateTime(zone).toInstant().toString(), until: endOfLocalDay(localDateOf(endsAt, zone), zone).toString() }));
  const { rows } = await sql<{ deal_id: string; who: string; title: string }>`
    select distinct mine.deal_id, trim(mine.first_name || ' ' || mine.last_name) as who, c.title
    from bookings mine
    join bookings b on b.organisation_id = mine.organisation_id and b.session_id <> mine.session_id and lower(b.email) = lower(mine.email) and b.place in ('offered', 'held', 'confirmed')
    join meetings m on m.organisation_id = b.organisation_id and m.session_id = b.session_id
    join json_to_recordset(${JSON.stringify(days)}::json) as day("from" timestamptz, "until" timestamptz) on m.starts_at <= day."until" and m.ends_at >= day."from"
    join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id and s.status = 'published'
    join courses c on c.organisation_id = s.organisation_id and c.id = s.course_id
    where mine.organisation_id = ${session.organisation_id} and mine.session_id = ${session.id} and mine.place in ('held', 'confirmed') and mine.email <> ''
    order by 1, 2, 3
  `.execute(trx);
  return Map.groupBy(rows, (row) => row.deal_id);
}

async function firstMail(trx: Trx, house: House, { held: { session, meetings: before }, meetings, startsAt, endsAt, answerBy, now }: DecidedMove, first: AffectedCustomer | undefined) {
  const whole = first === undefined ? undefined : await readDeal(trx, session.organisation_id, first.dealId);
  if (whole === undefined) return null;
  const places = placesIn(whole, session.id);
  const refundCents = await leavingCents(trx, whole, places, now, { startsAt, endsAt });
  const was = before.map((meeting) => ({ startsAt: meeting.starts_at.toString(), endsAt: meeting.ends_at.toString() }));
  const facts = { ...factsOfMove({ deal: whole.deal, places, was, answerBy, meetings }), to: "orderer" as const, refundCents };
  const { orderedBy } = whole.deal.customer;
  return previewLetter({ ...house, db: trx }, { organisationId: session.organisation_id, now, to: { address: orderedBy.email, name: orderedBy.name }, locale: whole.deal.locale, facts });
}
