import { describe, expect, test } from "vitest";
import { attendanceMove, attendances } from "./attendance.ts";
import type { Attendance } from "./attendance.ts";

const marked: ReadonlySet<Attendance> = new Set<Attendance>(["attended", "partly", "no-show", "excused"]);

const pairs = attendances.flatMap((from) => attendances.map((to): [Attendance, Attendance] => [from, to]));

describe("every pair of attendances", () => {
  test.each(pairs)("from %s to %s", (from, to) => {
    const isMark = marked.has(to);
    const isBetweenExpectations = !marked.has(from) && !isMark;
    expect(attendanceMove(from, to)).toBe(from !== to && (isMark || isBetweenExpectations));
  });
});

test("what the trainer marked is corrected, but never becomes an expectation again", () => {
  expect(attendanceMove("no-show", "excused")).toBe(true);
  expect(attendanceMove("excused", "no-show")).toBe(true);
  expect(attendanceMove("attended", "expected")).toBe(false);
});
