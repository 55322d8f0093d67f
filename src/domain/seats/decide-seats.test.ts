import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideSeats } from "./decide-seats.ts";
import type { SeatRequest } from "./decide-seats.ts";

const wants = (id: string, places: number, ifFull: SeatRequest["ifFull"] = "wait"): SeatRequest => ({ id, places, ifFull });
const outcomes = (desk: Parameters<typeof decideSeats>[0]) => decideSeats(desk).map(({ outcome }) => outcome);

describe("at the desk", () => {
  test("seats go out in order of arrival until they are gone", () => {
    expect(outcomes({ free: 2, someoneWaits: false, requests: [wants("a", 1), wants("b", 1), wants("c", 1)] })).toEqual(["seated", "seated", "waiting"]);
  });

  test("a sign-up gets all its places or none", () => {
    expect(outcomes({ free: 2, someoneWaits: false, requests: [wants("a", 3)] })).toEqual(["waiting"]);
  });

  test("nobody slips past a larger group that waits", () => {
    expect(outcomes({ free: 2, someoneWaits: false, requests: [wants("a", 3), wants("b", 1)] })).toEqual(["waiting", "waiting"]);
  });

  test("nobody is seated while somebody waits already, however many seats are free", () => {
    expect(outcomes({ free: 9, someoneWaits: true, requests: [wants("a", 1), wants("b", 1, "refuse")] })).toEqual(["waiting", "refused"]);
  });

  test("who does not want to wait is refused and stands in nobody's way", () => {
    expect(outcomes({ free: 2, someoneWaits: false, requests: [wants("a", 3, "refuse"), wants("b", 2)] })).toEqual(["refused", "seated"]);
  });

  test("who asked for the waiting list is not bound to a seat that came free meanwhile", () => {
    const asks = { id: "a", places: 1, ifFull: "wait" as const, onlyLine: true };
    expect(outcomes({ free: 2, someoneWaits: false, requests: [asks, wants("b", 1)] })).toEqual(["waiting", "waiting"]);
  });

  test("exactly the last seats can be had", () => {
    expect(outcomes({ free: 3, someoneWaits: false, requests: [wants("a", 3), wants("b", 1, "refuse")] })).toEqual(["seated", "refused"]);
  });
});

describe("laws of the desk", () => {
  const requests = fc
    .array(fc.record({ places: fc.integer({ min: 1, max: 6 }), ifFull: fc.constantFrom("wait" as const, "refuse" as const) }), { maxLength: 30 })
    .map((list) => list.map((request, index) => ({ ...request, id: String(index) })));
  const desks = fc.record({ free: fc.integer({ min: -2, max: 40 }), someoneWaits: fc.boolean(), requests });
  const seatedPlaces = (all: readonly SeatRequest[], decided: ReturnType<typeof decideSeats>) =>
    all.filter((_, index) => decided[index]?.outcome === "seated").reduce((sum, { places }) => sum + places, 0);

  test("never more are seated than were free, and everybody gets one answer in order", () => {
    fc.assert(fc.property(desks, (desk) => {
      const decided = decideSeats(desk);
      expect(seatedPlaces(desk.requests, decided)).toBeLessThanOrEqual(Math.max(0, desk.free));
      expect(decided.map(({ id }) => id)).toEqual(desk.requests.map(({ id }) => id));
    }));
  });

  test("nobody is seated after somebody who waits", () => {
    fc.assert(fc.property(desks, (desk) => {
      const order = outcomes(desk);
      const firstWaiting = desk.someoneWaits ? 0 : order.indexOf("waiting");
      expect(firstWaiting === -1 || order.lastIndexOf("seated") < firstWaiting || !order.includes("seated")).toBe(true);
    }));
  });

  test("whoever was refused might as well not have come", () => {
    fc.assert(fc.property(desks, (desk) => {
      const stayed = decideSeats(desk).filter(({ outcome }) => outcome !== "refused");
      const ids = new Set(stayed.map(({ id }) => id));
      expect(decideSeats({ ...desk, requests: desk.requests.filter(({ id }) => ids.has(id)) })).toEqual(stayed);
    }));
  });

  test("it does not matter into which groups the desk cuts the line", () => {
    fc.assert(fc.property(desks, fc.nat({ max: 30 }), (desk, cut) => {
      const early = desk.requests.slice(0, cut);
      const first = decideSeats({ ...desk, requests: early });
      const second = decideSeats({
        free: desk.free - seatedPlaces(early, first),
        someoneWaits: desk.someoneWaits || first.some(({ outcome }) => outcome === "waiting"),
        requests: desk.requests.slice(cut),
      });
      expect([...first, ...second]).toEqual(decideSeats(desk));
    }));
  });
});
