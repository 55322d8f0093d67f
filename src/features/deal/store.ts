import { sql } from "kysely";
import type { Kysely, Selectable, Transaction } from "kysely";
import { placeMove, takesSeat } from "../../domain/booking/place.ts";
import type { PlaceState } from "../../domain/booking/place.ts";
import { normaliseCode } from "../../domain/deal/code.ts";
import type { Database } from "../../platform/database/schema.ts";
import { sameSecret } from "../../platform/ids.ts";

export { amountsOf, owedForPlaces, settlePaymentStates } from "./money.ts";
export type { DealMoney } from "./money.ts";
export { messageAbout } from "./tell.ts";
export { holdDeal, holdDealAlone, holdDeals, holdSessionsOf, readDeal, readDealWith, sessionsOfDeals, targetDateOf } from "./whole-deal.ts";
export type { WholeDeal } from "./whole-deal.ts";

export type Deal = Selectable<Database["deals"]>;
export type Booking = Selectable<Database["bookings"]>;
export type SignUp = Selectable<Database["sign_ups"]>;
export type Offer = Selectable<Database["offers"]>;
export type LockedSession = Selectable<Database["sessions"]>;

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

/**
 * Takes the session for this transaction. Always the first lock: whoever changes a place holds its session,
 * so that the counted seats, the line and the bookings are decided by one person at a time.
 */
export async function lockSession(trx: Trx, organisationId: string, sessionId: string): Promise<LockedSession | undefined> {
  return trx
    .selectFrom("sessions")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Takes several sessions of one organisation, in one order for everybody, so that nobody waits in a circle. */
export async function lockSessions(trx: Trx, organisationId: string, sessionIds: readonly string[]): Promise<Map<string, LockedSession>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom("sessions")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "in", [...new Set(sessionIds)])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** As {@link lockSessions}, for who has to hold them and not to read them. */
export async function holdSessions(trx: Trx, organisationId: string, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await trx
    .selectFrom("sessions")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("id", "in", [...new Set(sessionIds)])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** One booking's change of place, with what is written along with it. */
export type PlaceMove = {
  bookingId: string;
  from: PlaceState;
  to: PlaceState;
  dealId?: string;
  offerId?: string | null;
  feeCents?: number;
  movedTo?: string;
};

/**
 * Moves bookings of one locked session from one place to another and keeps the session's counts right.
 * @throws {Error} when a move is not in the table of places, or a booking is no longer in its `from` state
 */
export async function changePlaces(
  trx: Trx,
  organisationId: string,
  now: Temporal.Instant,
  sessionId: string,
  moves: readonly PlaceMove[],
): Promise<void> {
  await changePlacesAcross(trx, organisationId, now, moves.map((move) => ({ ...move, sessionId })));
}

/** As {@link changePlaces}, for bookings of several locked sessions of one organisation with two statements in all. */
export async function changePlacesAcross(
  trx: Trx,
  organisationId: string,
  now: Temporal.Instant,
  moves: readonly (PlaceMove & { sessionId: string })[],
): Promise<void> {
  if (moves.length === 0) return;
  for (const move of moves) {
    if (!placeMove(move.from, move.to).ok) {
      throw new Error(`booking ${move.bookingId}: a place never goes from ${move.from} to ${move.to}`);
    }
  }
  const changed = await sql<{ id: string }>`
    update bookings set
      place = change."to",
      place_since = ${now.toString()}::timestamptz,
      deal_id = coalesce(change."dealId", bookings.deal_id),
      offer_id = case when change."offerId" is null then bookings.offer_id when change."offerId" = '' then null else change."offerId"::uuid end,
      fee_cents = coalesce(change."feeCents", bookings.fee_cents),
      moved_to = coalesce(change."movedTo", bookings.moved_to)
    from json_to_recordset(${JSON.stringify(moves.map(asRow))}::json)
      as change("sessionId" uuid, "bookingId" uuid, "from" text, "to" text, "dealId" uuid, "offerId" text, "feeCents" bigint, "movedTo" uuid)
    where bookings.organisation_id = ${organisationId}
      and bookings.session_id = change."sessionId"
      and bookings.id = change."bookingId"
      and bookings.place = change."from"
    returning bookings.id
  `.execute(trx);
  if (changed.rows.length !== moves.length) {
    const sessions = [...new Set(moves.map((move) => move.sessionId))].join(", ");
    throw new Error(`session ${sessions}: ${moves.length} places were to change, ${changed.rows.length} did`);
  }
  await countMoves(trx, organisationId, moves);
  await stopAwaitingRefills(trx, organisationId, moves.filter(({ from }) => from === "cancelled"));
}

/** A place that is not cancelled any more is not waited for to be sold again; its session knows when it was the last. */
async function stopAwaitingRefills(trx: Trx, organisationId: string, back: readonly (PlaceMove & { sessionId: string })[]): Promise<void> {
  if (back.length === 0) return;
  await trx.updateTable("bookings").set({ refill_since: null }).where("organisation_id", "=", organisationId).where("id", "in", back.map(({ bookingId }) => bookingId)).where("refill_since", "is not", null).execute();
  await sql`
    update sessions s set refills_open = false
    where s.organisation_id = ${organisationId} and s.id in (${sql.join([...new Set(back.map(({ sessionId }) => sessionId))])}) and s.refills_open
      and not exists (select 1 from bookings b where b.organisation_id = ${organisationId} and b.session_id = s.id and b.refill_since is not null and b.place = 'cancelled')
  `.execute(trx);
}

async function countMoves(trx: Trx, organisationId: string, moves: readonly (PlaceMove & { sessionId: string })[]): Promise<void> {
  const changes = [...Map.groupBy(moves, (move) => move.sessionId)].map(([sessionId, here]) => ({
    sessionId,
    seats: sum(here, (move) => Number(takesSeat(move.to)) - Number(takesSeat(move.from))),
    waiting: sum(here, (move) => Number(move.to === "waiting") - Number(move.from === "waiting")),
  })).filter(({ seats, waiting }) => seats !== 0 || waiting !== 0);
  if (changes.length === 0) return;
  await sql`
    update sessions set seats_taken = seats_taken + change.seats, waiting = sessions.waiting + change.waiting
    from json_to_recordset(${JSON.stringify(changes)}::json) as change("sessionId" uuid, seats integer, waiting integer)
    where sessions.organisation_id = ${organisationId} and sessions.id = change."sessionId"
  `.execute(trx);
}

/** Adds to the counted seats and the counted line of a locked session. */
export async function countPlaces(
  trx: Trx,
  organisationId: string,
  sessionId: string,
  change: { seats: number; waiting: number; arrivals?: number },
): Promise<void> {
  const { seats, waiting, arrivals = 0 } = change;
  if (seats === 0 && waiting === 0 && arrivals === 0) return;
  await trx
    .updateTable("sessions")
    .set((eb) => ({
      seats_taken: eb("seats_taken", "+", seats),
      waiting: eb("waiting", "+", waiting),
      arrivals: eb("arrivals", "+", arrivals),
    }))
    .where("organisation_id", "=", organisationId)
    .where("id", "=", sessionId)
    .execute();
}

export async function findDeal(db: Db, organisationId: string, dealId: string): Promise<Deal | undefined> {
  return db
    .selectFrom("deals")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", dealId)
    .executeTakeFirst();
}

/** The deal behind a customer's address; undefined for an unknown code and for a wrong secret alike. */
export async function findDealBySecret(db: Db, code: string, secret: string): Promise<Deal | undefined> {
  const candidates = await db.selectFrom("deals").selectAll().where("code", "=", normaliseCode(code)).execute();
  return bySecret(candidates, secret);
}

/** The waiting request behind a customer's address; undefined for an unknown code and for a wrong secret alike. */
export async function findSignUpBySecret(db: Db, code: string, secret: string): Promise<SignUp | undefined> {
  const candidates = await db.selectFrom("sign_ups").selectAll().where("code", "=", normaliseCode(code)).execute();
  return bySecret(candidates, secret);
}

export async function dealBookings(db: Db, organisationId: string, dealId: string): Promise<Booking[]> {
  return bookingsQuery(db, organisationId).where("deal_id", "=", dealId).execute();
}

/** The bookings of several deals, by deal. */
export async function bookingsOfDeals(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, Booking[]>> {
  if (dealIds.length === 0) return new Map();
  const bookings = await bookingsQuery(db, organisationId).where("deal_id", "in", dealIds).execute();
  return Map.groupBy(bookings, (booking) => booking.deal_id ?? "");
}

export async function signUpBookings(db: Db, organisationId: string, signUpId: string): Promise<Booking[]> {
  return bookingsQuery(db, organisationId).where("sign_up_id", "=", signUpId).execute();
}

export async function sessionBookings(db: Db, organisationId: string, sessionId: string): Promise<Booking[]> {
  return bookingsQuery(db, organisationId).where("session_id", "=", sessionId).execute();
}

function bookingsQuery(db: Db, organisationId: string) {
  return db
    .selectFrom("bookings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .orderBy("arrival")
    .orderBy("seat_number");
}

/** Compares with every candidate, so that the time taken says nothing about which one nearly fitted. */
function bySecret<Row extends { secret: string }>(candidates: readonly Row[], secret: string): Row | undefined {
  return candidates.filter((candidate) => sameSecret(candidate.secret, secret))[0];
}

function asRow(move: PlaceMove) {
  return { ...move, offerId: move.offerId === null ? "" : move.offerId };
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
