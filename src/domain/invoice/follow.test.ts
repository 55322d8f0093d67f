import fc from "fast-check";
import { expect, test } from "vitest";
import { cents, zeroCents } from "../money.ts";
import { documentsToFollow } from "./follow.ts";
import type { Counted, Issued } from "./follow.ts";
import { invoiceTotals } from "./totals.ts";

const totalOf = (counted: Counted) => invoiceTotals({ ...counted, paidCents: zeroCents });
const ordered: Counted = {
  lines: [
    { text: "Onderhandelen", quantityThousandths: 3_000, unitPriceCents: cents(33_333), discountCents: zeroCents, vat: { kind: "standard", basisPoints: 2_100 }, service: null },
    { text: "Boek", quantityThousandths: 3_000, unitPriceCents: cents(1_999), discountCents: zeroCents, vat: { kind: "standard", basisPoints: 900 }, service: null },
  ],
  prices: "excluding-vat",
  fixedVat: [],
};
const price = totalOf(ordered).totalCents;

/** Issues what is due until the deal comes to `target`, as the house does. */
function follow(issued: readonly Issued[], target: number): Issued[] {
  const due = documentsToFollow({ target: cents(target), issued, ordered, text: "anders" });
  return [...issued, ...due.map((one, index): Issued => ({ id: `${issued.length + index}`, kind: one.kind, originalId: one.kind === "invoice" ? null : one.originalId, counted: one.counted }))];
}
const comesTo = (issued: readonly Issued[]) => issued.reduce((sum, { kind, counted }) => sum + (kind === "invoice" ? 1 : -1) * totalOf(counted).totalCents, 0);

test("the first document is the price as it was ordered", () => {
  expect(follow([], price)).toMatchObject([{ kind: "invoice", counted: ordered }]);
});

test("nothing is issued while the documents come to what the deal comes to", () => {
  expect(follow(follow([], price), price)).toHaveLength(1);
  expect(follow([], 0)).toEqual([]);
});

test("a deal that comes to nothing any more has its invoice taken back whole", () => {
  expect(follow(follow([], price), 0)).toMatchObject([{ kind: "invoice" }, { kind: "credit-note", originalId: "0", counted: { lines: ordered.lines } }]);
});

test("less than the newest invoice is taken from it; more reaches the one before", () => {
  const two = follow(follow([], price), price + 5_000);
  expect(follow(two, price).slice(2)).toMatchObject([{ originalId: "1" }]);
  expect(follow(two, price - 1_000).slice(2)).toMatchObject([{ originalId: "1" }, { originalId: "0" }]);
});

test("whatever a deal comes to, step by step, its documents come to the same, and to nothing in every rate when it comes to nothing", () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 2 * price }), fc.constant(price), fc.constant(0)), { maxLength: 12 }), (targets) => {
    let issued: Issued[] = [];
    for (const target of targets) {
      issued = follow(issued, target);
      expect(comesTo(issued)).toBe(target);
    }
    issued = follow(issued, 0);
    const vat = new Map<string, number>();
    for (const { kind, counted } of issued) {
      for (const group of totalOf(counted).groups) {
        const key = JSON.stringify(group.vat);
        vat.set(key, (vat.get(key) ?? 0) + (kind === "invoice" ? 1 : -1) * group.vatCents);
      }
    }
    expect([...vat.values()].every((sum) => sum === 0)).toBe(true);
  }));
});
