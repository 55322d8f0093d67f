import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupsOfFour, isRfReference, rfReference } from "./rf-reference.ts";

describe("a creditor reference of ISO 11649", () => {
  test.each([
    ["2348231", "RF712348231"],
    ["539007547034", "RF18539007547034"],
    ["20260001", "RF3120260001"],
    ["2026A0001", "RF372026A0001"],
    ["HS20260001", "RF15HS20260001"],
    ["1", "RF741"],
    ["ABCDEFGHIJKLMNOPQRSTU", "RF95ABCDEFGHIJKLMNOPQRSTU"],
  ])("for %s it is %s", (reference, rf) => {
    expect(rfReference(reference)).toBe(rf);
  });

  test.each(["", "abc", "A B", "ABCDEFGHIJKLMNOPQRSTUV", "A-1"])("'%s' cannot be made into one", (reference) => {
    expect(() => rfReference(reference)).toThrow(RangeError);
  });

  test.each([
    ["RF71 2348 231", true],
    ["rf712348231", true],
    ["RF18 5390 0754 7034", true],
    ["RF722348231", false],
    ["RF712348213", false],
    ["RF71", false],
    ["712348231", false],
    ["", false],
  ])("%s is valid: %s", (text, valid) => {
    expect(isRfReference(text)).toBe(valid);
  });

  test("a digit typed for a digit, or a letter for a letter, never slips through", () => {
    const digit = fc.constantFrom(..."0123456789");
    const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const slip = fc.oneof(fc.tuple(digit, digit), fc.tuple(letter, letter));
    const around = fc.array(fc.oneof(digit, letter), { maxLength: 10 }).map((list) => list.join(""));
    fc.assert(fc.property(around, slip, around, (start, [meant, typed], end) => {
      const rf = rfReference(start + meant + end);
      expect(isRfReference(rf.slice(0, 4) + start + typed + end)).toBe(meant === typed);
    }));
  });
});

test("it is shown in groups of four", () => {
  expect(groupsOfFour("RF18539007547034")).toBe("RF18 5390 0754 7034");
  expect(groupsOfFour("RF712348231")).toBe("RF71 2348 231");
  expect(groupsOfFour("")).toBe("");
});
