import type { PlaceState } from "../../domain/booking/place.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { confirmAsksOf } from "./actions.ts";
import { changePlacesAcross, countPlaces } from "./store.ts";
import type { Booking, Deal, LockedSession } from "./store.ts";
import type { PlaceChange } from "../evidence/store.ts";

/**
 * Takes places of a held deal to another held session: each gets a new booking there, the old one is moved and points to it.
 * A place that was only held stays so; every other one is certain.
 * @returns the changes of place as a record names them
 */
export async function movePlaces(trx: Trx, deal: Deal, leaving: readonly Booking[], other: LockedSession, now: Temporal.Instant): Promise<PlaceChange[]> {
  const moves = leaving.map((old) => ({ old, id: uuidv7(now), place: placeThere(old) }));
  await bookThere(trx, deal, other, moves, now);
  await changePlacesAcross(trx, deal.organisation_id, now, moves.map(({ old, id }) => ({
    sessionId: old.session_id, bookingId: old.id, from: old.place, to: "moved", movedTo: id, feeCents: 0,
  })));
  return moves.flatMap(({ old, id, place }) => [
    { booking: old.id, from: old.place, to: "moved" },
    { booking: id, from: null, to: place },
  ]);
}

/**
 * Gives released places of a held deal a certain place in another held session. The old ones stay released and point to it.
 * @returns the new places as a record names them
 */
export async function bookReleasedElsewhere(trx: Trx, deal: Deal, released: readonly Booking[], other: LockedSession, now: Temporal.Instant): Promise<PlaceChange[]> {
  const fresh = released.map((old) => ({ old, id: uuidv7(now), place: "confirmed" as const }));
  await bookThere(trx, deal, other, fresh, now);
  for (const { old, id } of fresh) {
    await trx.updateTable("bookings").set({ moved_to: id }).where("organisation_id", "=", deal.organisation_id).where("id", "=", old.id).execute();
  }
  return fresh.map(({ id, place }) => ({ booking: id, from: null, to: place }));
}

type Arrival = { old: Booking; id: string; place: PlaceState };

async function bookThere(trx: Trx, deal: Deal, other: LockedSession, arriving: readonly Arrival[], now: Temporal.Instant): Promise<void> {
  const arrival = other.arrivals + 1;
  await insertRows(
    trx,
    "bookings",
    {
      organisation_id: "uuid", id: "uuid", session_id: "uuid", sign_up_id: "uuid", deal_id: "uuid", arrival: "bigint",
      seat_number: "integer", first_name: "text", last_name: "text", email: "text", needs: "text", place: "text",
      attendance: "text", fee_cents: "bigint", created_at: "timestamptz", place_since: "timestamptz",
    },
    arriving.map(({ old, id, place }) => bookingOn(other, old, { id, place, arrival, now })),
  );
  await countPlaces(trx, deal.organisation_id, other.id, { seats: arriving.length, waiting: 0, arrivals: 1 });
  if (other.starts_at === null) return;
  const asks = confirmAsksOf({ dealId: deal.id, conditions: deal.frozen.conditions, formedAt: now, startsAt: other.starts_at });
  await scheduleDeadlines(trx, deal.organisation_id, now, asks);
}

function placeThere({ place }: Booking): PlaceState {
  return place === "held" ? "held" : "confirmed";
}

function bookingOn(session: LockedSession, old: Booking, { id, place, arrival, now }: { id: string; place: PlaceState; arrival: number; now: Temporal.Instant }) {
  return {
    organisation_id: session.organisation_id,
    id,
    session_id: session.id,
    sign_up_id: old.sign_up_id,
    deal_id: old.deal_id,
    arrival,
    seat_number: old.seat_number,
    first_name: old.first_name,
    last_name: old.last_name,
    email: old.email,
    needs: old.needs,
    place,
    attendance: "expected",
    fee_cents: 0,
    created_at: now.toString(),
    place_since: now.toString(),
  };
}
