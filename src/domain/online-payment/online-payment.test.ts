import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cents } from "../money.ts";
import { attemptMove, attemptStates, attemptTable, isUnderWay } from "./attempt-state.ts";
import type { AttemptState } from "./attempt-state.ts";
import { decideFetched, providerStates } from "./decide-fetched.ts";
import type { Fetched } from "./decide-fetched.ts";
import { lookAgainAt } from "./look-again.ts";
import { payableAmounts } from "./payable.ts";
import { decideRefund, providerRefundStates, reversalStates, reversalTable } from "./reversal-state.ts";
import { splitRefund } from "./split-refund.ts";

const fetched = (state: Fetched["state"], change: Partial<Fetched> = {}): Fetched => ({ state, cents: 59_895, currency: "EUR", ...change });
const attempt = (state: AttemptState) => ({ state, cents: 59_895 });

describe("an attempt to pay", () => {
  test("that is paid or parked stays so, and nothing comes back to the beginning", () => {
    expect([attemptTable.paid, attemptTable.parked]).toEqual([[], []]);
    for (const from of attemptStates) expect([attemptMove(from, "new"), attemptMove(from, from)]).toEqual([false, false]);
  });

  test("can be paid from wherever it is not paid yet, and never comes under way again once it ended", () => {
    for (const from of attemptStates) {
      expect(attemptMove(from, "paid")).toBe(from !== "paid" && from !== "parked");
      expect(isUnderWay(from) || !attemptTable[from].some(isUnderWay)).toBe(true);
    }
  });
});

describe("a fetched payment", () => {
  test.each([
    ["new", fetched("open"), { kind: "move", to: "open" }],
    ["open", fetched("open"), { kind: "nothing" }],
    ["open", fetched("authorized"), { kind: "move", to: "pending" }],
    ["open", fetched("paid"), { kind: "book" }],
    ["open", fetched("paid", { cents: 59_894 }), { kind: "park" }],
    ["open", fetched("paid", { cents: 59_896 }), { kind: "park" }],
    ["open", fetched("paid", { cents: null }), { kind: "park" }],
    ["open", fetched("paid", { currency: "USD" }), { kind: "park" }],
    ["failed", fetched("paid"), { kind: "book" }],
    ["failed", fetched("open"), { kind: "nothing" }],
    ["paid", fetched("paid"), { kind: "nothing" }],
    ["paid", fetched("failed"), { kind: "nothing" }],
    ["parked", fetched("paid"), { kind: "nothing" }],
  ] as const)("of an attempt that is %s, %o, means %o", (state, found, decision) => {
    expect(decideFetched(attempt(state), found)).toEqual(decision);
  });

  test("in any order, books once at most, and only what agrees", () => {
    const any = fc.record({ state: fc.constantFrom(...providerStates), cents: fc.constantFrom(59_895, 59_894, null), currency: fc.constantFrom("EUR", "USD") });
    fc.assert(fc.property(fc.array(any, { maxLength: 12 }), (all) => {
      let state: AttemptState = "new";
      let booked = 0;
      for (const one of all) {
        const decision = decideFetched({ state, cents: 59_895 }, one);
        if (decision.kind === "book") booked += 1;
        expect(decision.kind !== "book" || (one.state === "paid" && one.cents === 59_895 && one.currency === "EUR")).toBe(true);
        state = decision.kind === "book" ? "paid" : decision.kind === "park" ? "parked" : decision.kind === "move" ? decision.to : state;
      }
      expect(booked).toBeLessThanOrEqual(1);
      expect(booked === 1).toBe(state === "paid");
    }));
  });
});

describe("money that goes back", () => {
  test.each([
    ["new", "queued", "accepted"],
    ["new", "refunded", "done"],
    ["new", "failed", "refused"],
    ["new", "canceled", "refused"],
    ["accepted", "pending", null],
    ["accepted", "refunded", "done"],
    ["accepted", "failed", "failed"],
    ["done", "pending", null],
    ["done", "failed", "failed"],
    ["failed", "refunded", null],
    ["refused", "refunded", null],
  ] as const)("that is %s, when the provider says %s, becomes %s", (state, said, to) => {
    expect(decideRefund(state, said)).toBe(to);
  });

  test("moves only within its table, whatever is said", () => {
    const all = reversalStates.flatMap((state) => providerRefundStates.map((said) => ({ table: reversalTable[state], to: decideRefund(state, said) })));
    expect(all.filter(({ table, to }) => to !== null && !table.includes(to))).toEqual([]);
  });

  test("is taken from the newest payments, adds up, and is never more than is left", () => {
    expect(splitRefund([{ id: "old", leftCents: 100 }, { id: "new", leftCents: 50 }], 70)).toEqual([{ id: "new", cents: 50 }, { id: "old", cents: 20 }]);
    for (const wrong of [0, -1, 1.5, Number.NaN]) expect(splitRefund([{ id: "old", leftCents: 100 }], wrong)).toBeNull();
    const payments = fc.array(fc.record({ id: fc.uuid(), leftCents: fc.integer({ min: 0, max: 200 }) }), { maxLength: 6 });
    fc.assert(fc.property(payments, fc.integer({ min: 1, max: 800 }), (paid, sum) => {
      const parts = splitRefund(paid, sum);
      const left = paid.reduce((total, one) => total + one.leftCents, 0);
      expect(parts === null).toBe(sum > left);
      if (parts === null) return;
      expect(parts.reduce((total, one) => total + one.cents, 0)).toBe(sum);
      for (const part of parts) expect(part.cents).toBeLessThanOrEqual(paid.find(({ id }) => id === part.id)?.leftCents ?? 0);
    }));
  });
});

test.each([
  ["2026-11-24T09:00:00Z", "2026-11-24T09:15:00Z"],
  ["2026-11-24T09:15:00Z", "2026-11-24T09:30:00Z"],
  ["2026-11-24T11:00:00Z", "2026-11-24T13:00:00Z"],
  ["2026-11-27T09:00:00Z", "2026-11-28T09:00:00Z"],
])("an attempt of nine o'clock that is looked at at %s is looked at again at %s", (now, next) => {
  expect(lookAgainAt(Temporal.Instant.from("2026-11-24T09:00:00Z"), Temporal.Instant.from(now)).toString()).toBe(next);
});

describe("what can be paid online", () => {
  const part = (name: "deposit" | "rest" | "whole", amount: number, dueAt: string) => ({ name, cents: amount, dueOn: dueAt.slice(0, 10), dueAt, lapseAt: null, remindAt: null });
  const facts = (paid: number, schedule: ReturnType<typeof part>[], owed = 1_000) => ({
    deal: { frozen: { schedule, price: { places: 1 } } },
    bookings: [{ place: "confirmed" as const }],
    money: { owedCents: owed, paidCents: paid, openCents: Math.max(0, owed - paid) },
    now: Temporal.Instant.from("2026-11-24T09:00:00Z"),
  });
  const parts = [part("deposit", 300, "2026-12-01T22:59:59Z"), part("rest", 700, "2027-01-01T22:59:59Z")];

  test.each([
    ["the deposit, or all of it", facts(0, parts), [300, 1_000]],
    ["the rest, once the deposit is in", facts(300, parts), [700]],
    ["what is missing of the deposit, or of all", facts(100, parts), [200, 900]],
    ["nothing, when all is in", facts(1_000, parts), []],
    ["nothing, when nothing is owed", facts(0, parts, 0), []],
    ["the whole price at once", facts(0, [part("whole", 1_000, "2026-12-01T22:59:59Z")]), [1_000]],
  ])("is %s", (_, given, amounts) => {
    expect(payableAmounts(given)).toEqual(amounts);
  });

  test("is never more than is open, and never nothing while something is", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_500 }), (paid) => {
      const amounts = payableAmounts(facts(cents(paid), parts));
      const open = Math.max(0, 1_000 - paid);
      expect(amounts.every((amount) => amount > 0 && amount <= open)).toBe(true);
      expect(amounts.at(-1) ?? 0).toBe(open);
    }));
  });
});
