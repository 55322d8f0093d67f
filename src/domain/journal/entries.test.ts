import fc from "fast-check";
import { expect, test } from "vitest";
import { invoiceTotals } from "../invoice/totals.ts";
import { cents, zeroCents } from "../money.ts";
import type { Account } from "./accounts.ts";
import { accountOf } from "./accounts.ts";
import type { Entry } from "./entry.ts";
import { allocationEntry, creditEntry, documentEntry, paymentEntry, refundSentEntry } from "./entries.ts";

const on = Temporal.PlainDate.from("2026-11-24");
const sumOf = ({ postings }: Entry) => postings.reduce((sum, posting) => sum + posting.cents, 0);
const asObject = ({ postings }: Entry) => Object.fromEntries(postings.map(({ account, cents: amount }) => [account, amount]));

const standard = (basisPoints: number) => ({ kind: "standard", basisPoints }) as const;
const line = (unit: number, vat: Parameters<typeof documentEntry>[0]["totals"]["groups"][number]["vat"]) => ({ quantityThousandths: 1_000, unitPriceCents: cents(unit), discountCents: zeroCents, vat });
const totalsOf = (...lines: ReturnType<typeof line>[]) => invoiceTotals({ lines, prices: "excluding-vat", fixedVat: [], paidCents: zeroCents });

test("an invoice books what the customer owes, the revenue by regime and the VAT by rate", () => {
  const totals = totalsOf(line(10_000, standard(2_100)), line(2_000, standard(900)), line(3_000, { kind: "crkbo" }));
  expect(asObject(documentEntry({ id: "a", kind: "invoice", issuedOn: on, totals }))).toEqual({
    receivable: 17_280, "revenue:standard:2100": -10_000, "vat:2100": -2_100, "revenue:standard:900": -2_000, "vat:900": -180, "revenue:crkbo": -3_000,
  });
});

test("a credit note takes back what its invoice booked", () => {
  const totals = totalsOf(line(10_000, standard(2_100)));
  const both = [documentEntry({ id: "a", kind: "invoice", issuedOn: on, totals }), documentEntry({ id: "b", kind: "credit-note", issuedOn: on, totals })].flatMap(({ postings }) => postings);
  expect(both.filter(({ account }) => account === "vat:2100").reduce((sum, one) => sum + one.cents, 0)).toBe(0);
});

test.each([
  ["bank", 500, { bank: 500, receivable: -500 }, "payment"],
  ["cash", 500, { cash: 500, receivable: -500 }, "payment"],
  ["online", -500, { online: -500, receivable: 500 }, "refund"],
  ["credit-transfer", -500, { refunds: -500, receivable: 500 }, "refund"],
] as const)("%s %i is booked on its own account", (method, amount, expected, kind) => {
  const entry = paymentEntry({ id: "p", cents: cents(amount), method, on });
  expect([entry.kind, asObject(entry)]).toEqual([kind, expected]);
});

test.each([[500, { refunds: 500, bank: -500 }], [-500, { refunds: -500, bank: 500 }]])("refunds of %i cents that leave the bank, or come back to it, move between the bank and what is on its way", (amount, expected) => {
  expect(asObject(refundSentEntry({ id: "r", cents: cents(amount), on }))).toEqual(expected);
});

test.each([
  ["granted", 500, { goodwill: 500, credits: -500 }],
  ["used", -500, { receivable: -500, credits: 500 }],
  ["given-back", 500, { receivable: 500, credits: -500 }],
  ["expired", -500, { "expired-credits": -500, credits: 500 }],
  ["ended", -500, { goodwill: -500, credits: 500 }],
] as const)("a credit that is %s", (kind, amount, expected) => {
  expect(asObject(creditEntry({ id: "c", kind, cents: cents(amount), on }))).toEqual(expected);
});

const nothing = { costsCents: zeroCents, interestCents: zeroCents, keptAsCreditCents: zeroCents };
const balances = (record: Partial<Record<Account, number>>) => new Map(Object.entries(record).map(([account, amount]) => [accountOf(account), amount ?? 0]));

test("what a customer paid beyond what is owed is held as a deposit", () => {
  const entry = allocationEntry({ sources: balances({ receivable: -300 }), allocations: new Map(), allocated: nothing, bookedOn: on });
  expect(entry === null ? null : asObject(entry)).toEqual({ receivable: 300, deposits: -300 });
});

test("costs and interest that were paid are income, and a credit in place of a refund is no gift", () => {
  const entry = allocationEntry({ sources: balances({ receivable: -1_000 }), allocations: new Map(), allocated: { costsCents: cents(40), interestCents: cents(5), keptAsCreditCents: cents(900) }, bookedOn: on });
  expect(entry === null ? null : asObject(entry)).toEqual({ receivable: 1_000, deposits: -55, costs: -40, interest: -5, goodwill: -900 });
});

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
const part = fc.integer({ min: 0, max: 100_000 });

test("after an allocation nobody both owes and is owed, and a second one books nothing", () => {
  fc.assert(fc.property(amount, fc.array(fc.tuple(part, part, part), { minLength: 1, maxLength: 6 }), (receivable, steps) => {
    const allocations = new Map<Account, number>();
    for (const [costs, interest, kept] of steps) {
      const books = { sources: balances({ receivable }), allocations, allocated: { costsCents: cents(costs), interestCents: cents(interest), keptAsCreditCents: cents(kept) }, bookedOn: on };
      const entry = allocationEntry(books);
      expect(entry === null ? 0 : sumOf(entry)).toBe(0);
      for (const posting of entry?.postings ?? []) allocations.set(posting.account, (allocations.get(posting.account) ?? 0) + posting.cents);
      expect(allocationEntry(books)).toBeNull();
      const [owes, held] = [receivable + (allocations.get("receivable") ?? 0), allocations.get("deposits") ?? 0];
      expect([owes >= 0, held <= 0, owes === 0 || held === 0, owes + held]).toEqual([true, true, true, receivable + costs + interest + kept]);
    }
  }));
});

test("every entry adds up to nought and names each account once", () => {
  const rates = fc.constantFrom(standard(2_100), standard(900), { kind: "crkbo" } as const, { kind: "reverse-charge" } as const);
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 500_000 }), rates), { minLength: 1, maxLength: 8 }), fc.constantFrom("invoice" as const, "credit-note" as const), (lines, kind) => {
    const entry = documentEntry({ id: "a", kind, issuedOn: on, totals: totalsOf(...lines.map(([unit, vat]) => line(unit, vat))) });
    expect(sumOf(entry)).toBe(0);
    expect(new Set(entry.postings.map(({ account }) => account)).size).toBe(entry.postings.length);
  }));
});

test("an account that is none of the journal is a fault", () => {
  expect(() => accountOf("petty-cash")).toThrow(/petty-cash/);
});
