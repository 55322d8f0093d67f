import { expect, test } from "vitest";
import { isShortOfPeople } from "./short-of-people.ts";

const now = Temporal.Instant.from("2026-11-24T09:41:00Z");
const session = { startsAt: now.add({ hours: 24 * 14 }), seatsTaken: 4, minimum: 5, now };

test("a session that begins within two weeks with one person too few asks for a decision", () => {
  expect(isShortOfPeople(session)).toBe(true);
});

test.each([
  ["one second further away than two weeks", { startsAt: session.startsAt.add({ seconds: 1 }) }],
  ["with just enough people", { seatsTaken: 5 }],
  ["that has just begun", { startsAt: now }],
  ["without a minimum", { seatsTaken: 0, minimum: 0 }],
])("a session %s asks for none", (_, change) => {
  expect(isShortOfPeople({ ...session, ...change })).toBe(false);
});
