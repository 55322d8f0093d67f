import { describe, expect, test } from "vitest";
import { sessionMoveAnswerBy, signUpUntilAfterMove, whyNotMoveSession } from "./decide-session-move.ts";

const at = (text: string) => Temporal.Instant.from(text);
const zone = "Europe/Amsterdam";
const january = { startsAt: at("2027-01-21T08:30:00Z"), endsAt: at("2027-01-21T16:00:00Z") };
const april = { startsAt: at("2027-04-15T07:30:00Z"), endsAt: at("2027-04-15T15:00:00Z") };
const session = { status: "published" as const, startsAt: january.startsAt, seenStartsAt: january.startsAt, from: [january], to: [april], now: at("2026-11-24T09:41:00Z") };

describe("a session goes to other dates", () => {
  test.each([
    ["when it is published and ahead", {}, null],
    ["not as a draft: that is simply changed", { status: "draft" as const }, "draft"],
    ["not once it is called off", { status: "called-off" as const }, "called-off"],
    ["up to the last moment before its start", { now: at("2027-01-21T08:29:59.999Z") }, null],
    ["not from its start on", { now: january.startsAt }, "begun"],
    ["not to the dates that it has", { to: [january] }, "same-dates"],
    ["with one meeting more", { to: [january, april] }, null],
    ["not when somebody else moved it meanwhile", { seenStartsAt: april.startsAt }, "changed"],
    ["when nobody was shown a date", { seenStartsAt: null }, null],
  ])("%s", (_, change, why) => {
    expect(whyNotMoveSession({ ...session, ...change })).toBe(why);
  });
});

test.each([
  ["a week, to the end of the day", "2026-11-24T23:30:00Z", april.startsAt, "2026-12-02T22:59:59Z"],
  ["until the new start when that comes first", "2027-01-18T09:00:00Z", january.startsAt, "2027-01-21T08:30:00Z"],
])("customers have %s", (_, now, startsAt, by) => {
  expect(sessionMoveAnswerBy({ now: at(now), startsAt, zone }).toString()).toBe(by);
});

test.each([
  ["keeps its distance and its time of day, also in summer", "2027-01-14T22:59:59Z", "2027-04-08T21:59:59Z"],
  ["is never after the start", "2027-01-21T08:20:00Z", "2027-04-15T07:20:00Z"],
])("the last moment of signing up %s", (_, until, then) => {
  expect(signUpUntilAfterMove(at(until), { from: january.startsAt, to: april.startsAt, zone })?.toString()).toBe(then);
});

test("without a last moment of signing up there is none after the move", () => {
  expect(signUpUntilAfterMove(null, { from: january.startsAt, to: april.startsAt, zone })).toBeNull();
});
