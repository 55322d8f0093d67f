import { expect, test } from "vitest";
import { addressInWords } from "./address-in-words.ts";
import { countryName, countryOptions } from "./countries.ts";

const brussels = { street: "Kunstlaan 12", postcode: "1000", town: "Brussel", country: "BE" };

test.each([["BE", "nl", "België"], ["BE", "en", "Belgium"], ["DE", "nl", "Duitsland"], ["GR", "nl", "Griekenland"], ["", "nl", ""], ["EL-", "en", "EL-"]] as const)("the country %s is in the language %s called %s", (country, locale, name) => {
  expect(countryName(country, locale)).toBe(name);
});

test("an address across the border names its country, one at home does not, and one that is not known says nothing", () => {
  expect(addressInWords(brussels, "nl")).toBe("Kunstlaan 12, 1000 Brussel, België");
  expect(addressInWords({ ...brussels, country: "NL" }, "en")).toBe("Kunstlaan 12, 1000 Brussel");
  expect(addressInWords({ street: "", postcode: "", town: "", country: "BE" }, "nl")).toBe("");
});

test("the Netherlands come first, then all by name, with the one that was chosen", () => {
  const labels = countryOptions("nl", "JP").map(({ label }) => label);
  expect(labels.slice(0, 3)).toEqual(["Nederland", "Aruba", "Australië"]);
  expect(labels).toContain("Japan");
});
