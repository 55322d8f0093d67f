import { expect, test } from "vitest";
import { emptyForm } from "./form-values.ts";
import type { FormValues } from "./form-values.ts";
import { addPasted } from "./people.ts";

const untouched = emptyForm("token", "jan-21");

function pasted(paste: string): FormValues["participants"] | "too many" {
  const change = addPasted({ ...untouched, paste });
  return change.ok ? change.values.participants : "too many";
}

test.each([
  ["Noor Bakkali; noor@voorbeeld.nl", { first: "Noor", last: "Bakkali", email: "noor@voorbeeld.nl" }],
  ["Noor Bakkali, noor@voorbeeld.nl", { first: "Noor", last: "Bakkali", email: "noor@voorbeeld.nl" }],
  ["Noor Bakkali ,   noor@voorbeeld.nl", { first: "Noor", last: "Bakkali", email: "noor@voorbeeld.nl" }],
  ["Noor\tvan den Berg\tnoor@voorbeeld.nl", { first: "Noor", last: "van den Berg", email: "noor@voorbeeld.nl" }],
  ["Noor Bakkali <noor@voorbeeld.nl>", { first: "Noor", last: "Bakkali", email: "noor@voorbeeld.nl" }],
  ["noor@voorbeeld.nl; Noor Bakkali", { first: "Noor", last: "Bakkali", email: "noor@voorbeeld.nl" }],
  ["Bakkali, Noor", { first: "Noor", last: "Bakkali", email: "" }],
  ["van den Berg, Noor, noor@voorbeeld.nl", { first: "Noor", last: "van den Berg", email: "noor@voorbeeld.nl" }],
  ["Noor", { first: "Noor", last: "", email: "" }],
])("the pasted line %j is one person", (line, person) => {
  expect(pasted(`${line}\r\n\r\n`)).toEqual([{ ...person, needs: "" }]);
});

test("fifty pasted people fit on one form, and one more does not", () => {
  const lines = (many: number) => Array.from({ length: many }, (_, index) => `Persoon ${index}; p${index}@voorbeeld.nl`).join("\n");
  expect(pasted(lines(50))).toHaveLength(50);
  expect(pasted(lines(51))).toBe("too many");
});

test("a pasted line of nothing but commas is a name that is too long, at once", () => {
  const [only] = pasted(",".repeat(900_000));
  expect(only).toMatchObject({ last: "", email: "" });
});
