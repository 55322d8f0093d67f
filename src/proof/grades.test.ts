import { expect, test } from "vitest";
import { furthestStep, gradeOfLeaf, gradeOfRecord, isUnsignedAnswer } from "./grades.ts";
import type { GradeStep } from "./grades.ts";

const step = (type: GradeStep["type"], minute: number): GradeStep => ({ type, at: Temporal.Instant.from("2026-11-24T09:00:00Z").add({ minutes: minute }) });

test("the grades go from rendered to answered without a gap", () => {
  expect(Object.values(gradeOfRecord).map(({ grade }) => grade)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("a message is as far as its furthest step, whatever came later", () => {
  expect(furthestStep([step("message.delivered", 2), step("message.submitted", 0), step("message.relayed", 5)])).toEqual(step("message.delivered", 2));
});

test("of two steps equally far the first counts", () => {
  expect(furthestStep([step("document.retrieved", 9), step("document.retrieved", 4)])).toEqual(step("document.retrieved", 4));
});

test("a message of which nothing is known has no grade", () => {
  expect(furthestStep([])).toBeNull();
});

test.each([
  ["signed by the domain of its sender", { counts: true, dkim: "pass" }, 6, false],
  ["signed by nobody", { counts: true, dkim: "none" }, null, true],
  ["whose key could not be asked for", { counts: true, dkim: "unknown" }, null, true],
  ["of which nothing is said about a signature", {}, null, true],
  ["of a machine, signed", { counts: false, dkim: "pass" }, null, false],
])("an answer %s", (_what, details, grade, unsigned) => {
  expect(gradeOfLeaf({ type: "reply.received", details })?.grade ?? null).toBe(grade);
  expect(isUnsignedAnswer({ type: "reply.received", details })).toBe(unsigned);
});
