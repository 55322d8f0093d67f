import { expect, test } from "vitest";
import { whyNotMove } from "./decide-move.ts";

const at = (text: string) => Temporal.Instant.from(text);
const target = { sessionId: "b", courseId: "c", status: "published" as const, startsAt: at("2027-03-01T08:30:00Z"), free: 2, waiting: 0 };
const wish = {
  by: "customer" as const, mayMove: true, target, courseId: "c", from: ["a"], firstStart: at("2026-12-01T08:30:00Z"), places: 1, validMonths: 3,
  zone: "Europe/Amsterdam", now: at("2026-11-20T09:00:00Z"),
};

test.each([
  ["another date with room, on the last day of the months that were agreed", {}, null],
  ["a day later", { target: { ...target, startsAt: at("2027-03-02T08:30:00Z") } }, "date-too-far"],
  ["a day later, by the trainer", { target: { ...target, startsAt: at("2027-03-02T08:30:00Z") }, by: "trainer" as const }, null],
  ["an earlier date", { target: { ...target, startsAt: at("2026-11-25T08:30:00Z") } }, null],
  ["a right that is over", { mayMove: false }, "no-right-to-move"],
  ["a right that is over, by the trainer", { mayMove: false, by: "trainer" as const }, null],
  ["nothing", { places: 0 }, "nothing-to-move"],
  ["the same date", { from: ["b"] }, "date-unknown"],
  ["a date of another course", { courseId: "d" }, "date-unknown"],
  ["a date that does not exist, or is another organisation's", { target: null }, "date-unknown"],
  ["a date that is no longer published", { target: { ...target, status: "draft" as const } }, "date-over"],
  ["a date that began", { target: { ...target, startsAt: at("2026-11-20T09:00:00Z") } }, "date-over"],
  ["a date with too little room", { places: 3 }, "date-full"],
  ["a date for which somebody waits", { target: { ...target, waiting: 1 } }, "date-full"],
])("moving to %s", (_, change, kind) => {
  expect(whyNotMove({ ...wish, ...change })?.kind ?? null).toBe(kind);
});
