import { describe, expect, test } from "vitest";
import { offerEndsAt } from "./offer-deadline.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const now = instant("2026-11-23T09:00:00Z");

function endsAt({ starts = "2026-12-01T08:30:00Z", closes = null as string | null, offerHours = 48 } = {}) {
  return offerEndsAt({ now, offerHours, startsAt: instant(starts), signUpUntil: closes === null ? null : instant(closes) })?.toString() ?? null;
}

describe("an offered place is kept", () => {
  test.each([
    ["for the agreed hours", {}, "2026-11-25T09:00:00Z"],
    ["never past the start", { starts: "2026-11-24T08:30:00Z" }, "2026-11-24T08:30:00Z"],
    ["never past the last moment of signing up", { closes: "2026-11-23T20:00:00Z" }, "2026-11-23T20:00:00Z"],
    ["until the start when signing up closes later", { starts: "2026-11-24T08:30:00Z", closes: "2026-11-25T08:30:00Z" }, "2026-11-24T08:30:00Z"],
    ["for an hour at least", { starts: "2026-11-23T10:00:00Z" }, "2026-11-23T10:00:00Z"],
    ["for one hour when that was agreed", { offerHours: 1 }, "2026-11-23T10:00:00Z"],
  ])("%s", (_, offer, until) => {
    expect(endsAt(offer)).toBe(until);
  });

  test.each([
    ["less than an hour is left before the start", { starts: "2026-11-23T09:59:59Z" }],
    ["signing up is closed", { closes: "2026-11-23T08:00:00Z" }],
    ["the session has begun", { starts: "2026-11-23T08:30:00Z" }],
  ])("not at all when %s", (_, offer) => {
    expect(endsAt(offer)).toBeNull();
  });
});
