import { expect, test } from "vitest";
import { codesIn, isCustomer, needsPerson, orderKey, statementOutcomes } from "./statement.ts";

test.each([
  ["9Q3T-6WHN", ["9Q3T6WHN"]],
  ["bestelling 9q3t 6whn graag", ["9Q3T6WHN"]],
  ["Nr. 9Q3T6WHN, van 24 november", ["9Q3T6WHN", "NQVEMBER"]],
  [" 9 Q 3 T - 6 W H N ", ["9Q3T6WHN"]],
  ["Onderhandelen, 21 januari", []],
  ["", []],
])("in %j the codes are %j", (text, codes) => {
  expect(codesIn(text)).toEqual(codes);
});

test("a letter that was read as a digit still finds the deal", () => {
  expect(codesIn("0q3t-6whn")).toEqual(["QQ3T6WHN"]);
});

test("a very long text is looked at only in its beginning, and never yields more than four codes", () => {
  expect(codesIn("AAAA-BBBB AAAA-CCCC AAAA-DDDD AAAA-EEEE AAAA-FFFF".repeat(10_000))).toHaveLength(4);
});

test("an order is counted by its code, else by its words, however they are written", () => {
  expect([orderKey("9q3t 6whn"), orderKey("order 9Q3T-6WHN of november"), orderKey("  Ondérhandelen;  21 november ")]).toEqual(["9Q3T6WHN", "9Q3T6WHN", "onderhandelen 21 november"]);
});

test.each([
  ["the name, whatever its accents and dots", { name: "zoe  DE VRIES", email: "x@y.example" }, true],
  ["the address, whatever its case", { name: "Iemand", email: " Zoe@Voorbeeld.example " }, true],
  ["neither", { name: "Zoë", email: "x@y.example" }, false],
  ["nothing", { name: "..", email: "" }, false],
])("%s makes the customer", (_, stated, same) => {
  expect(isCustomer(stated, { names: ["Zoë de Vries", ""], emails: ["zoe@voorbeeld.example"] })).toBe(same);
});

test("a person looks at a statement only when the deal is not certain", () => {
  expect(statementOutcomes.filter(needsPerson)).toEqual(["order-unknown", "not-the-customer"]);
});
