import type { PlaceState } from "../../domain/booking/place.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { confirmAsksOf } from "../deal/actions.ts";
import { changePlacesAcross, countPlaces } from "../deal/store.ts";
import type { Booking, Deal, LockedSession } from "../deal/store.ts";
import type { PlaceChange } from "../evidence/store.ts";

/**
 * Takes places of a held deal to another held session: each gets a new booking there, the old one is moved and points to it.
 * A place that was only held stays so; every other one is certain.
 * @returns the changes of place as a record names them
 */
export async function movePlaces(trx: Trx, deal: Deal, leaving: readonly Booking[], other: LockedSession, now: Temporal.Instant): Promise<PlaceChange[]> {
  const organisationId = deal.organisation_id;
  const arrival = other.arrivals + 1;
  const moves = leaving.map((old) => ({ old, id: uuidv7(now), place: placeThere(old) }));
  await insertRows(
    trx,
    "bookings",
    {
      organisation_id: "uuid", id: "uuid", session_id: "uuid", sign_up_id: "uuid", deal_id: "uuid", arrival: "bigint",
      seat_number: "integer", first_name: "text", last_name: "text", email: "text", needs: "text", place: "text",
      attendance: "text", fee_cents: "bigint", created_at: "timestamptz", place_since: "timestamptz",
    },
    moves.map(({ old, id, place }) => bookingOn(other, old, { id, place, arrival, now })),
  );
  await countPlaces(trx, organisationId, other.id, { seats: moves.length, waiting: 0, arrivals: 1 });
  await changePlacesAcross(trx, organisationId, now, moves.map(({ old, id }) => ({
    sessionId: old.session_id, bookingId: old.id, from: old.place, to: "moved", movedTo: id, feeCents: 0,
  })));
  if (other.starts_at !== null) {
    const asks = confirmAsksOf({ dealId: deal.id, conditions: deal.frozen.conditions, formedAt: now, startsAt: other.starts_at });
    await scheduleDeadlines(trx, organisationId, now, asks);
  }
  return moves.flatMap(({ old, id, place }) => [
    { booking: old.id, from: old.place, to: "moved" },
    { booking: id, from: null, to: place },
  ]);
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
