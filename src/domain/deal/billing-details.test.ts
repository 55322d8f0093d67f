import { describe, expect, test } from "vitest";
import { billedAs, changedDetails, decideCompletion } from "./billing-details.ts";
import type { BillingDetails } from "./billing-details.ts";
import type { Customer } from "./frozen-deal.ts";

const ordered: Customer = {
  kind: "company", name: "Noordkaap", kvkNumber: "", street: "", postcode: "", town: "", country: "NL", vatNumber: "BE0403170701", billingEmail: "sanne@noordkaap.example", reference: "",
  remark: "Ik kom met de trein.", orderedBy: { name: "Sanne Kooiman", email: "sanne@noordkaap.example" },
};
const completed: BillingDetails = { name: "Noordkaap B.V.", kvkNumber: "00098765", street: "Tegelkade 3", postcode: "3599 YZ", town: "Utrecht", country: "NL", billingEmail: "facturen@noordkaap.example", reference: "PO 12" };

describe("the customer as bills name them", () => {
  test("is the one who ordered, when nothing was completed", () => expect(billedAs(ordered, null)).toEqual(ordered));

  test("has what was completed, and keeps who ordered, as what, and what they wrote", () => {
    const { vatNumber: _, ...rest } = ordered;
    expect(billedAs(ordered, completed)).toEqual({ ...rest, ...completed });
  });

  test("has no VAT number any more when it was taken out", () => expect(billedAs(ordered, completed)).not.toHaveProperty("vatNumber"));
});

describe("billing details can be completed", () => {
  test.each([
    [{ documents: 0, totalCents: 1, inBooks: true }, { ok: true }],
    [{ documents: 1, totalCents: 1, inBooks: true }, { ok: false, refusal: "invoiced" }],
    [{ documents: 2, totalCents: 0, inBooks: false }, { ok: false, refusal: "invoiced" }],
    [{ documents: 0, totalCents: 0, inBooks: true }, { ok: false, refusal: "no-invoice" }],
    [{ documents: 0, totalCents: 1, inBooks: false }, { ok: false, refusal: "no-invoice" }],
  ] as const)("of %o: %o", (deal, decision) => expect(decideCompletion(deal)).toEqual(decision));
});

test("what changed is named by field, and an absent VAT number is an empty one", () => {
  expect(changedDetails(ordered, completed)).toEqual(["name", "kvkNumber", "vatNumber", "street", "postcode", "town", "billingEmail", "reference"]);
  expect(changedDetails(completed, { ...completed, vatNumber: "" })).toEqual([]);
});
