import { expect, test } from "vitest";
import type { PlaceState } from "../../../domain/booking/place.ts";
import type { FrozenPart } from "../../../domain/deal/frozen-deal.ts";
import { nextDue } from "./due.ts";
import type { DueFacts } from "./due.ts";

const schedule: readonly FrozenPart[] = [
  { name: "deposit", cents: 20_000, dueOn: "2026-12-01", dueAt: "2026-12-01T22:59:59Z", lapseAt: "2026-12-02T10:59:59Z", remindAt: null },
  { name: "rest", cents: 80_000, dueOn: "2027-01-07", dueAt: "2027-01-07T22:59:59Z", lapseAt: null, remindAt: null },
];

/** A deposit of € 200 and a rest of € 800 for two places. */
function facts(given: { now?: string; paid?: number; owed?: number; places?: readonly PlaceState[] } = {}): DueFacts {
  const { now = "2026-11-25T12:00:00Z", paid = 0, owed = 100_000, places = ["held", "held"] } = given;
  return {
    deal: { frozen: { schedule, price: { places: 2 } } },
    bookings: places.map((place) => ({ place })),
    money: { owedCents: owed, paidCents: paid, openCents: Math.max(0, owed - paid) },
    now: Temporal.Instant.from(now),
  };
}

test("the deposit is due first, then the rest", () => {
  expect(nextDue(facts())).toMatchObject({ part: "deposit", openCents: 20_000, lapses: true, late: false });
  expect(nextDue(facts({ paid: 20_000 }))).toMatchObject({ part: "rest", openCents: 80_000, lapses: false });
});

test("part of the deposit leaves the other part due", () => {
  expect(nextDue(facts({ paid: 5_000 }))).toMatchObject({ part: "deposit", openCents: 15_000 });
});

test("nothing is due when nothing is open", () => {
  expect(nextDue(facts({ paid: 100_000 }))).toBeNull();
});

test("when both days are over, both parts are due at once and late", () => {
  expect(nextDue(facts({ now: "2027-01-08T12:00:00Z" }))).toMatchObject({ openCents: 100_000, late: true });
});

test("a cancelled place halves what is due", () => {
  expect(nextDue(facts({ places: ["held", "cancelled"], owed: 50_000 }))).toMatchObject({ part: "deposit", openCents: 10_000 });
});

test("the fee of a cancelled deal is due whole", () => {
  expect(nextDue(facts({ places: ["cancelled", "cancelled"], owed: 50_000, paid: 20_000 }))).toMatchObject({ openCents: 30_000 });
});
