import { expect, test } from "vitest";
import { decideLatePayment } from "./decide-late-payment.ts";

const late = { places: 2, freeSeats: 2, someoneWaits: false, spendableCents: 100, neededCents: 100, hasStarted: false };

test("the place comes back when it is paid for and seats are free that nobody waits for", () => {
  expect(decideLatePayment(late)).toBe("reinstate");
  expect(decideLatePayment({ ...late, spendableCents: 101, freeSeats: 3 })).toBe("reinstate");
});

test.each([
  ["one seat too few is free", { freeSeats: 1 }],
  ["somebody waits", { someoneWaits: true }],
  ["a cent is missing", { spendableCents: 99 }],
  ["the session has started", { hasStarted: true }],
])("the customer chooses when %s", (_, change) => {
  expect(decideLatePayment({ ...late, ...change })).toBe("customer-chooses");
});
