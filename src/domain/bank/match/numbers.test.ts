import { expect, test } from "vitest";
import { daysInText } from "./days-in-text.ts";
import { knownName, nameFit, nameWords } from "./names.ts";
import { findInvoiceNumbers, findTails, invoiceNumber, isSlip, tailOf } from "./numbers.ts";
import { ruleFor } from "./rules.ts";

test.each([
  ["2026-1201", true], ["2026 1201", true], ["20261201", true], ["factuur2026-1201.", true], ["2026-12-01", false], ["12-2026-1201", true], ["120-26-1201", false], ["2026-12011", false], ["12026-1201", false],
])("the number 2026-1201 stands in %s: %s", (text, stands) => {
  const number = invoiceNumber("2026-1201");
  expect(findInvoiceNumbers(text, (compact) => (compact === number.compact ? number : undefined))).toEqual(stands ? [number] : []);
});

test.each([["rest fact 178", ["178"]], ["factuur nr. 0178", ["178"]], ["factuur 2026-0178", ["178"]], ["178 euro", []], ["nummer 0", []]])("%s ends in %j", (text, tails) => {
  expect(findTails(text)).toEqual(tails);
});

test("the end of a printed number is what is behind its last separator", () => {
  expect(["2026-0178", "HS-20260178", "20260178"].map(tailOf)).toEqual(["178", "20260178", "178"]);
});

test.each([["0194", "0195", true], ["0194", "0149", true], ["0194", "194", true], ["0194", "01944", true], ["0194", "0194", false], ["0194", "0285", false], ["0194", "9140", false]])("%s for %s is a slip of the pen: %s", (one, other, slip) => {
  expect([isSlip(one, other), isSlip(other, one)]).toEqual([slip, slip]);
});

test.each([
  ["Rosa Meijerink", true, "R MEIJERINK", "whole"], ["Rosa Meijerink", true, "Mw. R. Meijerink e/o J. Smit", "whole"], ["Rosa Meijerink", true, "J MEIJERINK", "part"], ["Rosa Meijerink", true, "MEIJERINK", "part"], ["Rosa Meijerink", true, "R Bos", null],
  ["Kwartel Verhuur B.V.", false, "KWARTEL VERHUUR BV", "whole"], ["Kwartel Verhuur B.V.", false, "Merel Verhuur", "part"], ["Renée de Vríes", true, "R de Vries", "whole"], ["B.V.", false, "B.V.", null],
] as const)("of the name %s (a person: %s) there is in %s: %s", (name, person, told, fit) => {
  expect(nameFit(knownName(name, person), nameWords(told))).toBe(fit);
});

test.each([["training 1 dec", ["12-1"]], ["1-12-2026", ["12-1"]], ["2026-12-01", ["12-1"]], ["3 maart en 4 mei", ["3-3", "5-4"]], ["32-13", []]])("%s names %j", (text, days) => {
  expect([...daysInText(text)]).toEqual(expect.arrayContaining(days));
});

test("a rule fits by account, name or text, whatever the case; the first that fits counts", () => {
  const rules = [{ id: "a", field: "account" as const, contains: "nl20ingb0001234567" }, { id: "n", field: "name" as const, contains: "belasting" }, { id: "t", field: "text" as const, contains: "spaar rekening" }];
  expect(ruleFor({ name: "Belastingdienst", account: "NL20 INGB 0001 2345 67", text: "" }, rules)?.id).toBe("a");
  expect(ruleFor({ name: "BELASTINGDIENST", account: null, text: "" }, rules)?.id).toBe("n");
  expect(ruleFor({ name: null, account: null, text: "naar  SPAAR rekening" }, rules)?.id).toBe("t");
  expect(ruleFor({ name: "Anna", account: "NL20INGB000123456", text: "training" }, rules)).toBeNull();
});
