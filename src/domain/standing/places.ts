import type { Cents } from "../money.ts";
import type { Fact } from "./facts.ts";

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
  /** Null while the place stands at its price. */
  ended: null | { ending: Ending; fact: Fact; priceCents: Cents; owedCents: Cents };
  /** Null until the trainer says so. */
  came: null | { fact: Fact };
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** How often the customer moved it. */
  moves: number;
  /** The organiser put it on another date, and the customer may leave for nothing. */
  organiserMoved: boolean;
  /** Sold again after it was cancelled. */
  refilled: null | { fact: Fact; cents: Cents };
};

export function stands(place: PlaceNow): boolean {
  return place.ended === null;
}
