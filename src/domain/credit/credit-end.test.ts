import { expect, test } from "vitest";
import { creditInsteadEnds } from "./credit-end.ts";

test.each([
  ["counts from the local day, which begins before midnight in London", "2026-11-24T23:30:00Z", "2027-11-25T22:59:59Z"],
  ["from a leap day ends on the last day of February", "2028-02-29T12:00:00Z", "2029-02-28T22:59:59Z"],
])("a credit instead of a refund %s", (_, now, end) => {
  expect(creditInsteadEnds(Temporal.Instant.from(now), "Europe/Amsterdam").toString()).toBe(end);
});
