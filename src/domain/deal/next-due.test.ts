import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlaceState } from "../booking/place.ts";
import type { FrozenPart } from "./frozen-deal.ts";
import { nextDue } from "./next-due.ts";
import type { DueFacts } from "./next-due.ts";

const schedule: readonly FrozenPart[] = [
  { name: "deposit", cents: 20_000, dueOn: "2026-12-01", dueAt: "2026-12-01T22:59:59Z", lapseAt: "2026-12-02T10:59:59Z", remindAt: null },
  { name: "rest", cents: 80_000, dueOn: "2027-01-07", dueAt: "2027-01-07T22:59:59Z", lapseAt: null, remindAt: null },
];

type Given = { now?: string; paid?: number; owed?: number; places?: readonly PlaceState[]; parts?: readonly FrozenPart[] };

/** A deposit of € 200 and a rest of € 800 for two places. */
function facts({ now = "2026-11-25T12:00:00Z", paid = 0, owed = 100_000, places = ["held", "held"], parts = schedule }: Given = {}): DueFacts {
  return {
    deal: { frozen: { schedule: parts, price: { places: 2 } } },
    bookings: places.map((place) => ({ place })),
    money: { owedCents: owed, paidCents: paid, openCents: Math.max(0, owed - paid) },
    now: Temporal.Instant.from(now),
  };
}

describe("what is due next", () => {
  test.each<[string, Given, object]>([
    ["the deposit first", {}, { part: "deposit", openCents: 20_000, lapses: true, late: false }],
    ["then the rest", { paid: 20_000 }, { part: "rest", openCents: 80_000, lapses: false, late: false }],
    ["the other part of a deposit that was paid in part", { paid: 5_000 }, { part: "deposit", openCents: 15_000 }],
    ["the deposit, not yet late in its last second", { now: "2026-12-01T22:59:59Z" }, { openCents: 20_000, late: false }],
    ["the deposit, late a second after", { now: "2026-12-01T23:00:00Z" }, { openCents: 20_000, late: true }],
    ["both parts at once when both days are over", { now: "2027-01-08T12:00:00Z" }, { part: "whole", openCents: 100_000, late: true }],
    ["half the deposit when one of two places is left", { places: ["held", "cancelled"], owed: 50_000 }, { part: "deposit", openCents: 10_000 }],
    ["the fee of a cancelled deal, whole", { places: ["cancelled", "cancelled"], owed: 50_000, paid: 20_000 }, { openCents: 30_000 }],
  ])("%s", (_, given, due) => {
    expect(nextDue(facts(given))).toMatchObject(due);
  });

  test.each<[string, Given]>([
    ["everything is paid", { paid: 100_000 }],
    ["more than everything is paid", { paid: 100_001 }],
    ["the place was released", { owed: 0, places: ["released", "released"] }],
    ["the training is free", { owed: 0, parts: [] }],
  ])("nothing when %s", (_, given) => {
    expect(nextDue(facts(given))).toBeNull();
  });
});

test.each([
  ["keeps its name on a day of the order", "2026-12-01T22:59:59Z", 20_000, "deposit"],
  ["has none on another day", "2027-03-01T22:59:59Z", 20_000, "part"],
  ["is the whole when nothing comes after it", "2026-12-01T22:59:59Z", 100_000, "whole"],
] as const)("where not every day is the order's, a part %s", (_, day, dueCents, part) => {
  const given = facts();
  const due = nextDue({ ...given, deal: { ...given.deal, due_at: Temporal.Instant.from(day), due_cents: dueCents } });
  expect(due).toMatchObject({ part, openCents: dueCents });
  expect(due?.dueAt.toString()).toBe(day);
});

test("what is due is more than nothing and never more than what is open", () => {
  const places = fc.array(fc.constantFrom<PlaceState>("held", "confirmed", "cancelled", "released"), { minLength: 2, maxLength: 2 });
  fc.assert(fc.property(fc.nat({ max: 100_000 }), fc.nat({ max: 120_000 }), places, fc.nat({ max: 90 }), (owed, paid, both, days) => {
    const now = Temporal.Instant.from("2026-11-25T12:00:00Z").add({ hours: 24 * days }).toString();
    const given = facts({ owed, paid, places: both, now });
    const { openCents } = given.money;
    const due = nextDue(given)?.openCents ?? 0;
    expect(due > 0).toBe(openCents > 0);
    expect(due).toBeLessThanOrEqual(openCents);
  }));
});
