import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { documentStands } from "./document-state.ts";
import type { StatedDocument } from "./document-state.ts";

const invoice = (id: string, totalCents: number): StatedDocument => ({ id, kind: "invoice", originalId: null, totalCents });
const note = (id: string, originalId: string, totalCents: number): StatedDocument => ({ id, kind: "credit-note", originalId, totalCents });
const stands = (documents: readonly StatedDocument[], { open = 0, late = 0, held = 0 } = {}) =>
  Object.fromEntries([...documentStands({ documents, receivableCents: open, lateCents: late, depositCents: held })].map(([id, { state, openCents }]) => [id, [state, openCents]]));

describe("an invoice", () => {
  test.each([
    ["is open before anything came in", { open: 100 }, "open", 100],
    ["is part paid when something did", { open: 40 }, "part-paid", 40],
    ["is overdue as soon as a cent of it is late", { open: 40, late: 1 }, "overdue", 40],
    ["is paid when nothing is open", {}, "paid", 0],
    ["is paid when more came in than it says", { held: 20 }, "paid", 0],
  ] as const)("%s", (_, known, state, left) => expect(stands([invoice("a", 100)], known)).toEqual({ a: [state, left] }));

  test("that was taken back whole is credited, and what had been paid waits on the credit note", () => {
    expect(stands([invoice("a", 100), note("b", "a", 100)], { held: 100 })).toEqual({ a: ["credited", 0], b: ["to-refund", 100] });
    expect(stands([invoice("a", 100), note("b", "a", 100)])).toEqual({ a: ["credited", 0], b: ["settled", 0] });
  });

  test("that was taken back in part stands for what is left", () => {
    expect(stands([invoice("a", 100), note("b", "a", 60)], { open: 40 })).toEqual({ a: ["open", 40], b: ["settled", 0] });
    expect(stands([invoice("a", 100), note("b", "a", 60)])).toEqual({ a: ["paid", 0], b: ["settled", 0] });
  });
});

describe("several invoices of a deal", () => {
  test("are paid from the oldest on", () => expect(stands([invoice("a", 100), invoice("b", 50)], { open: 70 })).toEqual({ a: ["part-paid", 20], b: ["open", 50] }));

  test("are late from the oldest on", () => expect(stands([invoice("a", 100), invoice("b", 50)], { open: 70, late: 20 })).toEqual({ a: ["overdue", 20], b: ["open", 50] }));

  test("of which one was taken back leave what is open to the other", () => {
    expect(stands([invoice("a", 100), note("b", "a", 100), invoice("c", 100)], { open: 100 })).toEqual({ a: ["credited", 0], b: ["settled", 0], c: ["open", 100] });
  });
});

test("what is open on documents is what is open on the deal, as far as they go", () => {
  const documents = array(integer({ min: 1, max: 500 }), { maxLength: 5 }).map((totals) => totals.map((total, index) => invoice(String(index), total)));
  assert(property(record({ documents, open: integer({ min: 0, max: 3_000 }), late: integer({ min: 0, max: 3_000 }) }), ({ documents: some, open, late }) => {
    const all = [...documentStands({ documents: some, receivableCents: open, lateCents: late, depositCents: 0 }).values()];
    expect(all.reduce((sum, { openCents }) => sum + openCents, 0)).toBe(Math.min(open, some.reduce((sum, { totalCents }) => sum + totalCents, 0)));
  }));
});
