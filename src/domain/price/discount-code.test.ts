import { expect, test } from "vitest";
import { decideDiscount, isDiscountCode, normaliseDiscountCode } from "./discount-code.ts";
import type { DiscountCode } from "./discount-code.ts";

const day = Temporal.PlainDate.from("2026-11-26");
const open: DiscountCode = { courseId: null, validFrom: null, validUntil: null, mostUses: null, uses: 7, oncePerCustomer: false, ended: false };
const order = { courseId: "onderhandelen", day, usedBefore: false, priceCents: 89_500 };

test.each<[string, Partial<DiscountCode>, Partial<typeof order>, string | null]>([
  ["without limits", {}, {}, null],
  ["that somebody ended", { ended: true }, {}, "ended"],
  ["on its first day", { validFrom: day }, {}, null],
  ["a day before its first", { validFrom: day.add({ days: 1 }) }, {}, "not-yet"],
  ["on its last day", { validUntil: day }, {}, null],
  ["a day after its last", { validUntil: day.subtract({ days: 1 }) }, {}, "over"],
  ["for this course", { courseId: "onderhandelen" }, {}, null],
  ["for another course", { courseId: "verkopen" }, {}, "other-course"],
  ["with one use left", { mostUses: 8 }, {}, null],
  ["with no use left", { mostUses: 7 }, {}, "used-up"],
  ["once per customer, by a new one", { oncePerCustomer: true }, {}, null],
  ["once per customer, again", { oncePerCustomer: true }, { usedBefore: true }, "used-before"],
  ["again, where that may be", {}, { usedBefore: true }, null],
  ["for a free training", {}, { priceCents: 0 }, "nothing-off"],
])("a code %s", (_, code, asked, refusal) => {
  expect(decideDiscount({ ...open, ...code }, { ...order, ...asked })).toEqual(refusal === null ? { ok: true } : { ok: false, refusal });
});

test("a code is what was meant, whatever capitals, spaces and dashes were typed", () => {
  expect(normaliseDiscountCode(" herfst-10 ")).toBe("HERFST10");
  expect(["HERFST10", "AB", "A".repeat(31), ""].map(isDiscountCode)).toEqual([true, false, false, false]);
});
