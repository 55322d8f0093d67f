import { describe, expect, test } from "vitest";
import { boldPlaces, placeMove, placeStates, placeTable, takesSeat } from "./place.ts";
import type { PlaceState } from "./place.ts";

const allowed = new Set([
  "waiting > offered", "waiting > cancelled", "waiting > called-off",
  "offered > held", "offered > confirmed", "offered > waiting", "offered > cancelled", "offered > called-off",
  "held > confirmed", "held > released", "held > cancelled", "held > withdrawn", "held > called-off", "held > moved",
  "confirmed > cancelled", "confirmed > withdrawn", "confirmed > called-off", "confirmed > moved", "confirmed > completed",
  "released > held", "released > confirmed",
  "completed > withdrawn", "completed > moved", "cancelled > withdrawn", "cancelled > moved", "called-off > moved",
]);

const pairs = placeStates.flatMap((from) => placeStates.map((to): [PlaceState, PlaceState] => [from, to]));

describe("every pair of places", () => {
  test.each(pairs)("from %s to %s", (from, to) => {
    const refused = { ok: false, refusal: { kind: "place-never-moves", from, to } };
    expect(placeMove(from, to)).toEqual(allowed.has(`${from} > ${to}`) ? { ok: true } : refused);
  });
});

test("offered, held, confirmed and completed places take a seat, the others none", () => {
  expect(placeStates.filter(takesSeat)).toEqual(["offered", "held", "confirmed", "completed"]);
  expect([...boldPlaces]).toEqual(["offered", "held", "confirmed", "completed"]);
});

test("what ended stays ended", () => {
  for (const place of ["withdrawn", "moved"] as const) expect(placeTable[place]).toEqual([]);
});

test("a place that was missed or cancelled goes nowhere but to another date, or is withdrawn; one that was called off only to another date", () => {
  for (const place of ["completed", "cancelled"] as const) expect(placeTable[place]).toEqual(["withdrawn", "moved"]);
  expect(placeTable["called-off"]).toEqual(["moved"]);
});

test("a place that was released is the only one without a seat that comes back without waiting", () => {
  const back = pairs.filter(([from, to]) => !takesSeat(from) && takesSeat(to) && placeMove(from, to).ok);
  expect(back).toEqual([["waiting", "offered"], ["released", "held"], ["released", "confirmed"]]);
});

test("every place is reached from waiting or from a deal that is formed at once", () => {
  const reached = new Set<PlaceState>(["waiting", "held", "confirmed"]);
  for (const place of reached) for (const next of placeTable[place]) reached.add(next);
  expect([...reached].sort()).toEqual([...placeStates].sort());
});
