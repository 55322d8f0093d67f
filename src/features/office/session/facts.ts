import { takesSeat } from "../../../domain/booking/place.ts";
import type { House } from "../../../platform/house.ts";
import type { SessionView } from "../../catalogue/store.ts";
import { findSessionViewById } from "../../catalogue/store.ts";
import { bookingsOfDeals, sessionBookings } from "../../deal/store.ts";
import type { Booking, Deal, Offer, SignUp } from "../../deal/store.ts";
import { amountsOf } from "../../payments/store.ts";
import { nextDue } from "../../../domain/deal/next-due.ts";
import type { Due } from "../../../domain/deal/next-due.ts";
import { signUpsById } from "../../waiting-list/store.ts";
import type { Desk } from "../frame/desk.ts";
import { dealsById, offersById, openDeadlines } from "../store.ts";
import type { Deadline } from "../store.ts";

/** Somebody with a place, or one that ended, with what belongs to it. */
export type Person = {
  booking: Booking;
  name: string;
  /** Null while the place is only offered. */
  deal: Deal | null;
  signUp: SignUp;
  offer: Offer | null;
  /** What the whole deal still has open, and when; null where nothing is. Said once for each deal, at its first booking. */
  due: Due | null;
  openCents: number;
  /** The booking above this one that carries the money of the same deal. */
  sameDealAs: Booking | null;
};

/** Everything that the page of a session shows. */
export type SessionFacts = {
  view: SessionView;
  /** Who takes a seat, in order of arrival. */
  seated: Person[];
  /** Who waits, in the order of the line. */
  waiting: Person[];
  /** Whose place ended. */
  gone: Person[];
  deadlines: Deadline[];
};

/** Undefined when the session is not there, or not this organisation's. */
export async function readSession(house: House, desk: Desk, sessionId: string): Promise<SessionFacts | undefined> {
  const { organisationId } = desk;
  const view = await findSessionViewById(house.db, organisationId, sessionId);
  if (view === undefined) return undefined;
  const bookings = await sessionBookings(house.db, organisationId, sessionId);
  const dealIds = unique(bookings.map((booking) => booking.deal_id));
  const deals = await dealsById(house.db, organisationId, dealIds);
  const signUps = await signUpsById(house.db, organisationId, unique(bookings.map((booking) => booking.sign_up_id)));
  const offerIds = unique(bookings.map((booking) => (booking.place === "offered" ? booking.offer_id : null)));
  const offers = await offersById(house.db, organisationId, offerIds);
  const ofDeals = await bookingsOfDeals(house.db, organisationId, dealIds);
  const people = peopleOf(bookings, { deals, signUps, offers, ofDeals, now: desk.now });
  return {
    view,
    seated: people.filter(({ booking }) => takesSeat(booking.place)),
    waiting: people.filter(({ booking }) => booking.place === "waiting").sort(byLine),
    gone: people.filter(({ booking }) => !takesSeat(booking.place) && booking.place !== "waiting"),
    deadlines: await openDeadlines(house.db, organisationId, [sessionId, ...dealIds, ...offerIds]),
  };
}

export function fullName(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim();
}

function peopleOf(
  bookings: readonly Booking[],
  known: {
    deals: ReadonlyMap<string, Deal>;
    signUps: ReadonlyMap<string, SignUp>;
    offers: ReadonlyMap<string, Offer>;
    ofDeals: ReadonlyMap<string, readonly Booking[]>;
    now: Temporal.Instant;
  },
): Person[] {
  const first = new Map<string, Booking>();
  return bookings.flatMap((booking): Person[] => {
    const signUp = known.signUps.get(booking.sign_up_id);
    if (signUp === undefined) return [];
    const deal = booking.deal_id === null ? null : (known.deals.get(booking.deal_id) ?? null);
    const sameDealAs = deal === null ? null : (first.get(deal.id) ?? null);
    if (deal !== null && sameDealAs === null) first.set(deal.id, booking);
    const own = deal === null || sameDealAs !== null ? null : { deal, bookings: known.ofDeals.get(deal.id) ?? [] };
    const amounts = own === null ? null : amountsOf(own.deal, own.bookings);
    return [
      {
        booking,
        name: fullName(booking),
        deal,
        signUp,
        offer: booking.offer_id === null ? null : (known.offers.get(booking.offer_id) ?? null),
        due: own === null || amounts === null ? null : nextDue({ ...own, money: amounts, now: known.now }),
        openCents: amounts?.openCents ?? 0,
        sameDealAs,
      },
    ];
  });
}

/** The pinned ones first, then by arrival. */
function byLine(one: Person, other: Person): number {
  const pinned = (person: Person) => person.booking.pinned_at?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  const first = pinned(one) === pinned(other) ? 0 : pinned(one) - pinned(other);
  return first || one.booking.arrival - other.booking.arrival || one.booking.seat_number - other.booking.seat_number;
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
