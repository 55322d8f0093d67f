import { describe, expect, test } from "vitest";
import { placeStates } from "../booking/place.ts";
import { stillOpen } from "./decide-erasure.ts";
import type { ErasureFacts } from "./decide-erasure.ts";

const now = Temporal.Instant.from("2027-01-21T16:00:00Z");
const over: ErasureFacts = {
  places: [{ place: "confirmed", endsAt: now }],
  customerOwesCents: 0, organiserOwesCents: 0, moneyUnderWay: false, creditCents: 0,
  disputed: false, openOffers: 0, openCollections: 0, openQuestions: 0, mailsUnderWay: 0,
};

test("a deal of which everything is past and settled is over", () => {
  expect(stillOpen(over, now)).toEqual([]);
});

test.each([
  ["dates", { places: [{ place: "confirmed", endsAt: now.add({ seconds: 1 }) }] }],
  ["dates", { places: [{ place: "waiting", endsAt: null }] }],
  ["money", { customerOwesCents: 1 }],
  ["money", { organiserOwesCents: 1 }],
  ["money", { moneyUnderWay: true }],
  ["credit", { creditCents: 1 }],
  ["dispute", { disputed: true }],
  ["offer", { openOffers: 1 }],
  ["collection", { openCollections: 1 }],
  ["question", { openQuestions: 1 }],
  ["mail", { mailsUnderWay: 1 }],
] as const)("is open for its %s with %j", (reason, change) => {
  expect(stillOpen({ ...over, ...change }, now)).toEqual([reason]);
});

describe("before its date", () => {
  test.each(placeStates)("a place that is %s", (place) => {
    const ended = ["completed", "released", "cancelled", "withdrawn", "called-off", "moved"].includes(place);
    expect(stillOpen({ ...over, places: [{ place, endsAt: now.add({ hours: 1 }) }] }, now)).toEqual(ended ? [] : ["dates"]);
  });
});
