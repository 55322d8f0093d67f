import { describe, expect, test } from "vitest";
import { lineIdentity, ordinal } from "./line-identity.ts";
import type { BankLine } from "./statement.ts";

const coffee: BankLine = {
  bookedOn: Temporal.PlainDate.from("2026-11-03"), valueOn: null, amount: { units: -350, currency: "EUR" }, status: "booked", reversal: false,
  counterparty: { name: "Koffiehuis", account: null }, reference: null, endToEndId: null, bankId: null, text: "Twee koffie", parts: [], fileLine: 7,
};
const changed = (change: Partial<BankLine>) => lineIdentity("NL91ABNA0417164300", { ...coffee, ...change });

describe("the identity of a line", () => {
  test("does not depend on where in which file it stands, nor on how the account is written", () => {
    expect(lineIdentity("nl91 abna 0417 1643 00", { ...coffee, fileLine: 900 })).toBe(changed({}));
  });

  test.each<[string, Partial<BankLine>]>([
    ["the day", { bookedOn: Temporal.PlainDate.from("2026-11-04") }],
    ["the amount", { amount: { units: 350, currency: "EUR" } }],
    ["the currency", { amount: { units: -350, currency: "USD" } }],
    ["the name", { counterparty: { name: "Koffiehuis 2", account: null } }],
    ["the text", { text: "Drie koffie" }],
    ["whether it is booked", { status: "pending" }],
  ])("changes with %s", (_, change) => {
    expect(changed(change)).not.toBe(changed({}));
  });

  test("is that of the bank when it gives one: what a bank words otherwise later is still the same line", () => {
    expect(changed({ bankId: "A1", text: "Twee koffie" })).toBe(changed({ bankId: "A1", text: "2x koffie" }));
    expect(changed({ bankId: "A1" })).not.toBe(changed({ bankId: "A2" }));
  });
});

test("the same twice on one day is a first and a second", () => {
  const seen = new Map<string, number>();
  expect([ordinal(seen, "a"), ordinal(seen, "b"), ordinal(seen, "a")]).toEqual([1, 1, 2]);
});
