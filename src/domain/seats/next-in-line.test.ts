import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextInLine } from "./next-in-line.ts";
import type { FrontOfLine, WaitingPlace } from "./next-in-line.ts";

const moment = (minute: number) => Temporal.Instant.fromEpochMilliseconds(1_790_000_000_000 + minute * 60_000);

function waits(signUpId: string, arrival: number, places = 1, pinnedAt: Temporal.Instant | null = null): WaitingPlace[] {
  return Array.from({ length: places }, (_, index) => ({ bookingId: `${signUpId}${index + 1}`, signUpId, arrival, seatNumber: index + 1, pinnedAt }));
}

const paid = (dealId: string, chosenAt: number, ...bookingIds: string[]): FrontOfLine => ({ dealId, bookingIds, chosenAt: moment(chosenAt) });

describe("who gets the free seats", () => {
  test("the waiting list, strictly by arrival, whatever order it is read in", () => {
    const waiting = [...waits("c", 3), ...waits("a", 1), ...waits("b", 2)];
    expect(nextInLine({ free: 2, waiting, paidTooLate: [] }).offers).toEqual([
      { signUpId: "a", bookingIds: ["a1"] },
      { signUpId: "b", bookingIds: ["b1"] },
    ]);
  });

  test("places of one sign-up come in one offer, and fewer than it asked when fewer are free", () => {
    expect(nextInLine({ free: 2, waiting: waits("a", 1, 3), paidTooLate: [] }).offers).toEqual([{ signUpId: "a", bookingIds: ["a1", "a2"] }]);
  });

  test("whom the trainer pinned goes first, in the order of pinning", () => {
    const waiting = [...waits("a", 1), ...waits("b", 2, 1, moment(20)), ...waits("c", 3, 1, moment(10))];
    expect(nextInLine({ free: 3, waiting, paidTooLate: [] }).offers.map(({ signUpId }) => signUpId)).toEqual(["c", "b", "a"]);
  });

  test("who paid too late and chose the front goes before everybody, in the order of choosing", () => {
    const line = nextInLine({ free: 3, waiting: waits("a", 1, 2, moment(0)), paidTooLate: [paid("late", 9, "l1"), paid("early", 5, "e1")] });
    expect(line.reinstate.map(({ dealId }) => dealId)).toEqual(["early", "late"]);
    expect(line.offers).toEqual([{ signUpId: "a", bookingIds: ["a1"] }]);
  });

  test("a paid deal of two places waits for two seats, and nobody takes the first one meanwhile", () => {
    const line = nextInLine({ free: 1, waiting: waits("a", 1), paidTooLate: [paid("d", 1, "d1", "d2"), paid("e", 2, "e1")] });
    expect(line).toEqual({ reinstate: [], offers: [] });
  });

  test.each([0, -1])("with %i seats nobody gets anything", (free) => {
    expect(nextInLine({ free, waiting: waits("a", 1), paidTooLate: [] })).toEqual({ reinstate: [], offers: [] });
  });
});

describe("laws of the line", () => {
  const waiting = fc
    .array(fc.record({ places: fc.integer({ min: 1, max: 3 }), pinned: fc.option(fc.nat({ max: 50 }), { nil: null }) }), { maxLength: 12 })
    .chain((list) => fc.shuffledSubarray(
      list.flatMap(({ places, pinned }, index) => waits(`s${index}.`, index, places, pinned === null ? null : moment(pinned))),
    ));
  const paidTooLate = fc
    .array(fc.record({ places: fc.integer({ min: 1, max: 3 }), at: fc.nat({ max: 50 }) }), { maxLength: 4 })
    .map((list) => list.map(({ places, at }, index) => paid(`d${index}`, at, ...Array.from({ length: places }, (_, seat) => `d${index}.${seat}`))));
  const lines = fc.record({ free: fc.integer({ min: 0, max: 12 }), waiting, paidTooLate });
  const seatsOf = ({ reinstate, offers }: ReturnType<typeof nextInLine>) =>
    [...reinstate.flatMap(({ bookingIds }) => bookingIds), ...offers.flatMap(({ bookingIds }) => bookingIds)];

  test("never more seats are given than are free, and none twice", () => {
    fc.assert(fc.property(lines, (line) => {
      const seats = seatsOf(nextInLine(line));
      expect(seats.length).toBeLessThanOrEqual(line.free);
      expect(new Set(seats).size).toBe(seats.length);
    }));
  });

  test("nobody who waits keeps waiting beside a free seat, unless a paid deal stands before them", () => {
    fc.assert(fc.property(lines, (line) => {
      const next = nextInLine(line);
      const left = line.free - next.reinstate.flatMap(({ bookingIds }) => bookingIds).length;
      const allPaidAreBack = next.reinstate.length === line.paidTooLate.length;
      const offered = next.offers.flatMap(({ bookingIds }) => bookingIds).length;
      expect(offered).toBe(allPaidAreBack ? Math.min(left, line.waiting.length) : 0);
    }));
  });

  test("one more free seat never takes a seat from anybody", () => {
    fc.assert(fc.property(lines, (line) => {
      const more = new Set(seatsOf(nextInLine({ ...line, free: line.free + 1 })));
      expect(seatsOf(nextInLine(line)).filter((seat) => !more.has(seat))).toEqual([]);
    }));
  });
});
