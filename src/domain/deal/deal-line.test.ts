import { describe, expect, test } from "vitest";
import { datedCancellationSteps } from "../conditions/cancellation-fee.ts";
import { paymentSchedule } from "../conditions/payment-schedule.ts";
import { conditionSets } from "../conditions/sets.ts";
import type { CustomerKind } from "../customer-kind.ts";
import { cents } from "../money.ts";
import { dealLine } from "./deal-line.ts";
import { withdrawUntil } from "./withdrawal.ts";

const zone = "Europe/Amsterdam";
const startsAt = Temporal.Instant.from("2027-01-21T08:30:00Z");
const ordered = Temporal.Instant.from("2026-11-23T09:12:00Z");
const totalCents = cents(59_895);

type Given = { now?: string; orderedAt?: Temporal.Instant | null; kind?: CustomerKind; set?: keyof typeof conditionSets; paid?: boolean };

function line({ now = "2026-11-24T09:00:00Z", orderedAt = ordered, kind = "company", set = "usual", paid = false }: Given = {}) {
  const conditions = conditionSets[set];
  const formedAt = orderedAt ?? Temporal.Instant.from(now);
  const { parts } = paymentSchedule({ plan: conditions.payment, totalCents, formedAt, startsAt, endsAt: startsAt.add({ hours: 8 }), zone });
  return dealLine({
    now: Temporal.Instant.from(now),
    orderedAt,
    payments: parts.map((part) => ({ cents: part.cents, dueAt: part.dueAt, paid })),
    steps: datedCancellationSteps({ conditions, kind, startsAt, zone, totalCents }),
    totalCents,
    startsAt,
    withdrawUntil: kind === "consumer" ? withdrawUntil(formedAt, zone) : null,
  });
}

const shown = (points: ReturnType<typeof line>) => points.map(({ what, bond, cancelCents }) => [what, bond, cancelCents]);

test("before an order the line says what ordering would begin", () => {
  const points = line({ orderedAt: null });
  expect(shown(points)).toEqual([
    ["now", "open", null],
    ["order", "open", null],
    ["confirmation", "free", 0],
    ["pay", "free", 0],
    ["free-until", "half", 29_948],
    ["part-until", "full", 59_895],
    ["start", null, null],
  ]);
  expect(points.filter(({ at }) => at === null).map(({ what }) => what)).toEqual(["order", "confirmation"]);
  expect(points.some(({ done }) => done)).toBe(false);
});

test("after an order now moves along the line", () => {
  const order = (now: string) => line({ now, paid: true }).map(({ what }) => what);
  expect(order("2026-11-24T09:00:00Z")).toEqual(["order", "confirmation", "now", "pay", "free-until", "part-until", "start"]);
  expect(order("2026-12-30T09:00:00Z")).toEqual(["order", "confirmation", "pay", "free-until", "now", "part-until", "start"]);
  expect(order("2027-01-22T09:00:00Z")).toEqual(["order", "confirmation", "pay", "free-until", "part-until", "start", "now"]);
});

test("a payment that is overdue lies before now and is not done", () => {
  const points = line({ now: "2026-12-10T09:00:00Z" });
  expect(points.slice(2, 4).map(({ what, done }) => [what, done])).toEqual([["pay", false], ["now", false]]);
});

test("a consumer sees until when withdrawing is free; a company does not have that right", () => {
  expect(line({ kind: "consumer" }).map(({ what }) => what)).toContain("withdraw-until");
  expect(line({ kind: "company" }).map(({ what }) => what)).not.toContain("withdraw-until");
});

test("who pays afterwards sees that after the start", () => {
  expect(line({ set: "mild" }).map(({ what }) => what)).toEqual(["order", "confirmation", "now", "free-until", "start", "pay-after"]);
});

test("steps that were over when the order was made are not on the line", () => {
  const late = Temporal.Instant.from("2027-01-05T09:00:00Z");
  expect(line({ orderedAt: late, now: late.toString() }).map(({ what }) => what)).not.toContain("free-until");
});

describe("for every set, kind and day", () => {
  test.each(Object.keys(conditionSets) as (keyof typeof conditionSets)[])("%s: the line is short, in order of time, and the bond grows only tighter", (set) => {
    const tightness = ["open", "free", "half", "full"];
    for (const kind of ["company", "consumer"] as const) {
      for (let days = 0; days < 75; days += 3) {
        const points = line({ set, kind, now: ordered.add({ hours: days * 24 }).toString() });
        const times = points.map(({ at }) => at?.epochMilliseconds ?? 0);
        const bonds = points.flatMap(({ bond }) => (bond === null ? [] : [tightness.indexOf(bond)]));
        expect(points.length).toBeLessThanOrEqual(9);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(bonds).toEqual(bonds.toSorted((a, b) => a - b));
        expect(points.filter(({ what }) => what === "now").length).toBe(1);
      }
    }
  });
});
