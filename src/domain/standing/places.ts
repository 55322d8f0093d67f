import type { PlacesLeft } from "../credit/condition.ts";
import type { Cents } from "../money.ts";
import type { Fact, FactOf, OtherDate } from "./facts.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Why a place owes what it owes, other than its price. */
export type Ending =
  | { why: "released" }
  | { why: "cancelled"; daysBefore: number; basisPoints: number; step: number | null }
  | { why: "cancelled-while-held" }
  | { why: "cancelled-after-organiser-moved" }
  | { why: "withdrawn" }
  | { why: "withdrawn-after-part"; givenSeconds: number; wholeSeconds: number }
  | { why: "called-off" }
  | { why: "no-show"; basisPoints: number }
  | { why: "excused" };

/** One place of a deal as its facts left it. */
export type PlaceNow = {
  id: string;
  /** Null while the place stands at its price. `priceCents` is what it cost then, the difference of its moves included. */
  ended: null | { ending: Ending; fact: Fact; priceCents: Cents; owedCents: Cents };
  /** Null until the trainer says so. */
  came: null | { fact: Fact };
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** When it is given, in order of time; at least one. */
  meetings: StandingDeal["meetings"];
  /** How the customer moved it, with this place's part of the fee and of the difference in price. */
  moves: readonly { fact: FactOf<"booking.moved">; feeCents: Cents; differenceCents: Cents }[];
  /** The organiser put it on another date, and the customer may leave for nothing. */
  organiserMoved: boolean;
  /** How the organiser brought it to the date on which it is; null on the date of the order, or on one that the customer chose. */
  sessionMove: null | FactOf<"session.moved">;
  /** The date from which its payment days are counted instead of that of the order, and since when: the organiser's, or the one that was taken instead of it. */
  follows: null | { startsAt: Temporal.Instant; endsAt: Temporal.Instant; since: Temporal.Instant };
  /** Sold again after it was cancelled. */
  refilled: null | { fact: Fact; cents: Cents };
};

/** The date to which a place goes. That of the order, and the one on which it is, are known with their meetings, also when nothing is said of them. */
export function dateOf({ meetings: ordered }: Pick<StandingDeal, "meetings">, place: Pick<PlaceNow, "meetings">, { startsAt, endsAt, meetings }: OtherDate): Pick<PlaceNow, "startsAt" | "endsAt" | "meetings"> {
  const known = [place.meetings, ordered].find((one) => one[0]?.startsAt.equals(startsAt) === true && one.at(-1)?.endsAt.equals(endsAt) === true);
  return { startsAt, endsAt, meetings: meetings ?? known ?? [{ startsAt, endsAt }] };
}

export function stands(place: PlaceNow): boolean {
  return place.ended === null;
}

/** Stands, or ended at a price: what it costs is due by its own date. */
export function isOwedFor({ ended }: PlaceNow): boolean {
  return ended === null || ended.owedCents > 0;
}

/** Late money brings back a place that lapsed, a choice one that was called off, a correction one that was marked; who left comes back only by a new offer. */
export function placesLeftOf(places: readonly PlaceNow[]): PlacesLeft {
  if (places.some(isOwedFor)) return "owed-for";
  return places.some(({ ended }) => ended !== null && ["released", "called-off", "no-show", "excused"].includes(ended.ending.why)) ? "may-return" : "gone";
}

/** Stands, and nobody said yet that somebody came. */
export function isExpected(place: PlaceNow): boolean {
  return place.ended === null && place.came === null;
}

/** Goes where its session goes: it stands, or it lapsed and comes back on the date that it is then. */
export function isTakenAlong(place: PlaceNow): boolean {
  return isExpected(place) || place.ended?.ending.why === "released";
}

export function isMeant({ bookings }: Pick<Fact, "bookings">, { id }: PlaceNow): boolean {
  return bookings === null || bookings.includes(id);
}

/** What the moves of a place changed of its price. */
export function differenceOf({ moves }: PlaceNow): number {
  return moves.reduce((sum, { differenceCents }) => sum + differenceCents, 0);
}
