import { expect, test } from "vitest";
import { confirmAskAt } from "./confirm-ask.ts";

const startsAt = Temporal.Instant.from("2027-01-21T08:30:00Z");

const rows: [number | null, string, string | null, string][] = [
  [48, "2026-11-24T09:41:00Z", "2027-01-19T08:30:00Z", "two days before"],
  [1, "2026-11-24T09:41:00Z", "2027-01-21T07:30:00Z", "an hour before"],
  [null, "2026-11-24T09:41:00Z", null, "nobody is asked"],
  [48, "2027-01-18T20:29:59Z", "2027-01-19T08:30:00Z", "ordered just more than half a day earlier"],
  [48, "2027-01-18T20:30:00Z", null, "ordered half a day earlier"],
  [48, "2027-01-20T09:00:00Z", null, "ordered after the moment to ask"],
];

test.each(rows)("%s hours before the start, ordered at %s, people are asked at %s: %s", (confirmHoursBefore, formedAt, askAt) => {
  const asked = confirmAskAt({ conditions: { confirmHoursBefore }, formedAt: Temporal.Instant.from(formedAt), startsAt });
  expect(asked?.toString() ?? null).toBe(askAt);
});
