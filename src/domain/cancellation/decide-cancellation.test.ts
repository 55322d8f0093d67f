import { expect, test } from "vitest";
import { whyNotCancel } from "./decide-cancellation.ts";

const startsAt = Temporal.Instant.from("2027-01-21T08:30:00Z");
const aPlace = { place: "confirmed" as const, startsAt };

test.each([
  ["a customer, the last second before the start", "customer", "2027-01-21T08:29:59Z", "confirmed", null],
  ["a customer, at the start", "customer", "2027-01-21T08:30:00Z", "confirmed", "begun"],
  ["a customer, a held place", "customer", "2027-01-20T08:30:00Z", "held", null],
  ["a customer, what was cancelled already", "customer", "2027-01-20T08:30:00Z", "cancelled", "nothing-to-cancel"],
  ["a customer, what was moved away", "customer", "2027-01-20T08:30:00Z", "moved", "nothing-to-cancel"],
  ["a customer, what is over", "customer", "2027-01-22T08:30:00Z", "completed", "nothing-to-cancel"],
  ["the trainer, after the start", "trainer", "2027-01-21T09:30:00Z", "confirmed", null],
] as const)("%s", (_, by, moment, place, kind) => {
  expect(whyNotCancel({ by, places: [{ ...aPlace, place }], now: Temporal.Instant.from(moment) })?.kind ?? null).toBe(kind);
});

test("a place without a date can be cancelled", () => {
  expect(whyNotCancel({ by: "customer", places: [{ ...aPlace, startsAt: null }], now: startsAt })).toBeNull();
});

test("one place that began keeps the customer from cancelling it together with one that did not", () => {
  const later = { ...aPlace, startsAt: startsAt.add({ hours: 24 }) };
  expect(whyNotCancel({ by: "customer", places: [aPlace, later], now: startsAt })).toEqual({ kind: "begun" });
});
