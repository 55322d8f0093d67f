import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cents } from "../money.ts";
import { firstOpenPart, partsAfter } from "./payment-parts.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const parts = [{ cents: cents(10_000), dueOn: day("2026-11-16") }, { cents: cents(39_500), dueOn: day("2027-01-11") }];

test.each([
  [0, [10_000, 39_500], "2026-11-16"],
  [9_999, [1, 39_500], "2026-11-16"],
  [10_000, [0, 39_500], "2027-01-11"],
  [10_001, [0, 39_499], "2027-01-11"],
  [49_500, [0, 0], undefined],
])("money pays the earliest day first: of %i paid", (paid, open, first) => {
  expect(partsAfter(parts, paid).map(({ openCents }) => openCents)).toEqual(open);
  expect(firstOpenPart(parts, paid)?.dueOn.toString()).toBe(first);
});

test("without parts nothing is first", () => {
  expect(firstOpenPart([], 0)).toBeNull();
});

test("what is open of the parts is their sum less what is paid, and no part is below nought or above itself", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 6 }), fc.nat(), (amounts, seed) => {
    const plan = amounts.map((amount, index) => ({ cents: cents(amount), dueOn: day("2026-11-16").add({ months: index }) }));
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    const paid = seed % (total + 1);
    const after = partsAfter(plan, paid);
    expect(after.reduce((sum, { openCents }) => sum + openCents, 0)).toBe(total - paid);
    for (const part of after) expect(part.openCents >= 0 && part.openCents <= part.cents).toBe(true);
  }));
});
