import { describe, expect, test } from "vitest";
import { isBetalingskenmerk } from "./betalingskenmerk.ts";

describe("a betalingskenmerk", () => {
  test.each([
    ["5000056789012345", "the example of Betaalvereniging Nederland"],
    ["12234534622567", "the example of Betaalvereniging Nederland with a length digit"],
    ["2000000020260001", "a plain check digit"],
    ["0000000020260002", "11 becomes 0"],
    ["1000000020260008", "10 becomes 1"],
    ["172026001", "seven digits follow"],
    ["9820260001", "eight digits follow"],
    ["89202600001", "nine digits follow"],
    ["302026000001", "ten digits follow: the length digit is 0"],
    ["4120260000001", "eleven digits follow: the length digit is 1"],
    ["22202600000001", "twelve digits follow: the length digit is 2"],
    ["5000 0567 8901 2345", "typed in groups"],
  ])("%s is valid: %s", (text) => {
    expect(isBetalingskenmerk(text)).toBe(true);
  });

  test.each([
    ["5000056789012354", "two digits changed places"],
    ["6000056789012345", "another check digit"],
    ["13234534622567", "the length digit tells another length"],
    ["20260001", "eight digits are no length of it"],
    ["2026001", "seven digits cannot be checked"],
    ["500005678901234", "fifteen digits are no length of it"],
    ["50000567890123455", "seventeen digits"],
    ["4654654654654654", "the check digit would be 6"],
    ["RF712348231", "letters"],
    ["", "nothing"],
  ])("%s is not: %s", (text) => {
    expect(isBetalingskenmerk(text)).toBe(false);
  });
});
