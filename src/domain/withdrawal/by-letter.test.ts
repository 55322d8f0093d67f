import { describe, expect, test } from "vitest";
import { letterCountsFrom, whyNotLetter } from "./by-letter.ts";

const deal = { formedAt: Temporal.Instant.from("2026-11-24T09:41:00Z"), zone: "Europe/Amsterdam", withdrawalInformed: true };
const day = (text: string) => Temporal.PlainDate.from(text);
const days = (receivedOn: string, sentOn: string | null = null) => ({ receivedOn: day(receivedOn), sentOn: sentOn === null ? null : day(sentOn) });

describe("a statement by letter counts", () => {
  test.each([
    ["from the beginning of the day on which it came in", days("2026-12-02"), "2026-12-01T23:00:00Z"],
    ["never before the order", days("2026-11-24"), "2026-11-24T09:41:00Z"],
    ["from the day on which it came in, also when it was sent before", days("2026-12-04", "2026-12-01"), "2026-12-03T23:00:00Z"],
    ["on the last day when it was sent in time and came in too late", days("2026-12-10", "2026-12-08"), "2026-12-07T23:00:00Z"],
    ["too late when it was sent too late", days("2026-12-10", "2026-12-09"), "2026-12-09T23:00:00Z"],
    ["too late when nobody knows when it was sent", days("2026-12-09"), "2026-12-08T23:00:00Z"],
  ])("%s", (_, letter, from) => {
    expect(letterCountsFrom(letter, deal).toString()).toBe(from);
  });
});

test.each([
  ["tomorrow", days("2026-12-03"), "in-future"],
  ["before the order", days("2026-11-23"), "before-order"],
  ["before it was sent", days("2026-12-01", "2026-12-02"), "sent-after-received"],
  ["today", days("2026-12-02", "2026-12-02"), null],
])("a letter that came in %s", (_, letter, why) => {
  expect(whyNotLetter(letter, deal, Temporal.Instant.from("2026-12-02T22:00:00Z"))).toBe(why);
});
