import { expect, test } from "vitest";
import type { Attendance } from "./attendance.ts";
import { whyNotComing } from "./coming.ts";
import type { ComingRefusal } from "./coming.ts";
import type { PlaceState } from "./place.ts";

const startsAt = Temporal.Instant.from("2027-01-21T08:30:00Z");
const before = startsAt.subtract({ seconds: 1 });

const places: [PlaceState, ComingRefusal | null][] = [
  ["held", null], ["confirmed", null], ["waiting", "no-place"], ["offered", "no-place"], ["released", "no-place"], ["cancelled", "no-place"],
  ["withdrawn", "no-place"], ["moved", "no-place"], ["called-off", "called-off"], ["completed", "begun"],
];

test.each(places)("whose place is %s may say to come unless: %s", (place, refusal) => {
  expect(whyNotComing({ place, attendance: "expected", session: { status: "published", startsAt } }, before)).toBe(refusal);
});

const attendances: [Attendance, ComingRefusal | null][] = [
  ["expected", null], ["will-come", null], ["attended", "marked"], ["partly", "marked"], ["no-show", "marked"], ["excused", "marked"],
];

test.each(attendances)("who is marked %s may say to come unless: %s", (attendance, refusal) => {
  expect(whyNotComing({ place: "confirmed", attendance, session: { status: "published", startsAt } }, before)).toBe(refusal);
});

test("a session that began, was called off or has no date asks nobody", () => {
  const place = { place: "confirmed", attendance: "expected" } as const;
  expect(whyNotComing({ ...place, session: { status: "published", startsAt } }, startsAt)).toBe("begun");
  expect(whyNotComing({ ...place, session: { status: "called-off", startsAt } }, before)).toBe("called-off");
  expect(whyNotComing({ ...place, session: { status: "draft", startsAt: null } }, before)).toBe("called-off");
});
