import { expect, test } from "vitest";
import { decideLatePayment } from "./decide-late-payment.ts";

const date = { places: 2, freeSeats: 2, someoneWaits: false, hasStarted: false };
const late = { dates: [date], spendableCents: 100, neededCents: 100 };

test("the place comes back when it is paid for and seats are free that nobody waits for", () => {
  expect(decideLatePayment(late)).toBe("reinstate");
  expect(decideLatePayment({ ...late, spendableCents: 101, dates: [{ ...date, freeSeats: 3 }] })).toBe("reinstate");
});

test.each([
  ["one seat too few is free", { dates: [{ ...date, freeSeats: 1 }] }],
  ["somebody waits", { dates: [{ ...date, someoneWaits: true }] }],
  ["a cent is missing", { spendableCents: 99 }],
  ["the session has started", { dates: [{ ...date, hasStarted: true }] }],
  ["one of two dates is full", { dates: [date, { ...date, freeSeats: 0 }] }],
])("the customer chooses when %s", (_, change) => {
  expect(decideLatePayment({ ...late, ...change })).toBe("customer-chooses");
});
