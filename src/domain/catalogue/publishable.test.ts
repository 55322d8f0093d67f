import { describe, expect, test } from "vitest";
import { whyNotPublishable } from "./publishable.ts";
import type { PublishingRefusal } from "./publishable.ts";

type Session = Parameters<typeof whyNotPublishable>[0];

const instant = (text: string) => Temporal.Instant.from(text);
const meeting = (startsAt: string, endsAt: string) => ({ startsAt: instant(startsAt), endsAt: instant(endsAt) });
const first = meeting("2026-12-01T08:30:00Z", "2026-12-01T16:00:00Z");
const second = meeting("2026-12-02T08:30:00Z", "2026-12-02T16:00:00Z");

const sound: Session = {
  termsVersionId: "01",
  meetings: [first, second],
  capacity: 12,
  minimum: 4,
  seatsTaken: 0,
  signUpUntil: instant("2026-11-30T22:59:59Z"),
  now: instant("2026-11-23T09:00:00Z"),
};

const rows: [string, Partial<Session>, PublishingRefusal[]][] = [
  ["a sound session", {}, []],
  ["meetings in any order of writing", { meetings: [second, first] }, []],
  ["no last day of signing up", { signUpUntil: null }, []],
  ["exactly as many places as are taken", { capacity: 5, seatsTaken: 5 }, []],
  ["a minimum that needs every place", { minimum: 12 }, []],
  ["signing up until the start", { signUpUntil: first.startsAt }, []],
  ["meetings that follow each other without a pause", { meetings: [first, meeting("2026-12-01T16:00:00Z", "2026-12-01T18:00:00Z")] }, []],
  ["no terms", { termsVersionId: null }, ["no-terms"]],
  ["no meetings", { meetings: [] }, ["no-meetings"]],
  ["a meeting of no time", { meetings: [meeting("2026-12-01T08:30:00Z", "2026-12-01T08:30:00Z")] }, ["meeting-ends-before-start"]],
  ["a meeting that ends first", { meetings: [meeting("2026-12-01T16:00:00Z", "2026-12-01T08:30:00Z")] }, ["meeting-ends-before-start"]],
  ["meetings that overlap by a second", { meetings: [first, meeting("2026-12-01T15:59:59Z", "2026-12-01T18:00:00Z")] }, ["meetings-overlap"]],
  ["a start at this very moment", { now: first.startsAt, signUpUntil: null }, ["starts-in-past"]],
  ["fewer places than are taken", { seatsTaken: 13 }, ["capacity-below-taken"]],
  ["a minimum above the places", { minimum: 13 }, ["minimum-above-capacity"]],
  ["signing up after the start", { signUpUntil: instant("2026-12-01T08:30:01Z") }, ["deadline-after-start"]],
  ["a last day of signing up that is over", { signUpUntil: instant("2026-11-23T08:59:59Z") }, ["deadline-in-past"]],
  ["everything at once", { termsVersionId: null, meetings: [], capacity: 1, seatsTaken: 2 }, ["no-terms", "no-meetings", "capacity-below-taken", "minimum-above-capacity"]],
];

describe("what keeps a session from being published", () => {
  test.each(rows)("%s", (_, change, refusals) => {
    expect(whyNotPublishable({ ...sound, ...change })).toEqual(refusals);
  });
});
