import { expect, test } from "vitest";
import { creditReminders } from "./credit-reminders.ts";

test("a credit has two reminders, thirty and seven days before its last day, at ten on the clock", () => {
  const reminders = creditReminders({ validUntil: Temporal.Instant.from("2027-04-02T21:59:59Z"), zone: "Europe/Amsterdam" });
  expect(reminders.map(({ days, at }) => [days, at.toString()])).toEqual([[30, "2027-03-03T09:00:00Z"], [7, "2027-03-26T09:00:00Z"]]);
});
