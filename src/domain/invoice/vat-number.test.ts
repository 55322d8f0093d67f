import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countryOfVatNumber } from "./eu-countries.ts";
import { checkVatNumber, compactVatNumber } from "./vat-number.ts";

test.each([
  ["NL004495445B01", "right", "a Dutch legal person, by the eleven test"],
  ["NL000099998B57", "right", "a Dutch sole trader, by modulo 97"],
  ["NL004495446B01", "check-digits", "one digit off in both tests"],
  ["NL000099998B58", "check-digits", "a sole trader with wrong check digits"],
  ["NL004495445", "form", "without B and two digits"],
  ["004495445B01", "form", "without its country"],
  ["BE0428759497", "right", "Belgium, modulo 97"],
  ["BE0428759496", "check-digits", "Belgium, one off"],
  ["BE2428759497", "form", "Belgium begins with 0 or 1"],
  ["DE136695976", "right", "Germany, ISO 7064"],
  ["DE136695978", "check-digits", "Germany, one off"],
  ["FR83404833048", "right", "France, the form alone"],
  ["EL094259216", "right", "Greece is EL in VAT numbers"],
  ["GR094259216", "form", "and never GR"],
  ["ATU13585627", "right", "Austria"],
  ["GB980780684", "form", "no member state"],
  ["CHE123456788", "form", "no member state"],
  ["", "form", "nothing"],
])("%s is %s: %s", (number, expected) => {
  expect(checkVatNumber(number)).toBe(expected);
});

test("it is kept without spaces, dots and dashes, in capitals", () => {
  expect(compactVatNumber(" nl 0044.95.445-b01 ")).toBe("NL004495445B01");
});

test("the country of a number is its own", () => {
  expect(countryOfVatNumber("BE0428759497")).toBe("BE");
  expect(countryOfVatNumber("EL094259216")).toBe("GR");
  expect(countryOfVatNumber("XX1")).toBeNull();
});

test("whatever is typed has an answer", () => {
  fc.assert(fc.property(fc.string(), (typed) => {
    expect(["right", "form", "check-digits"]).toContain(checkVatNumber(compactVatNumber(typed)));
  }));
});
