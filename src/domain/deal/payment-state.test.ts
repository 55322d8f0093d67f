import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cents } from "../money.ts";
import { paymentMove, paymentStateOf, paymentStates } from "./payment-state.ts";
import type { PaymentState } from "./payment-state.ts";

type Money = { total: number; paid: number; refunded: number; writtenOff: boolean };

function stateOf({ total, paid, refunded, writtenOff }: Money): PaymentState {
  return paymentStateOf({ totalCents: cents(total), paidCents: cents(paid), refundedCents: cents(refunded), writtenOff });
}

describe("how the money of a deal stands", () => {
  test.each([
    [{ total: 0, paid: 0, refunded: 0 }, "none-due"],
    [{ total: 100, paid: 0, refunded: 0 }, "due"],
    [{ total: 100, paid: 1, refunded: 0 }, "partly-paid"],
    [{ total: 100, paid: 99, refunded: 0 }, "partly-paid"],
    [{ total: 100, paid: 100, refunded: 0 }, "paid"],
    [{ total: 100, paid: 101, refunded: 0 }, "overpaid"],
    [{ total: 0, paid: 1, refunded: 0 }, "overpaid"],
    [{ total: 100, paid: 150, refunded: 50 }, "paid"],
    [{ total: 100, paid: 100, refunded: 100 }, "refunded"],
    [{ total: 0, paid: 100, refunded: 100 }, "refunded"],
  ] as const)("%o is %s", (money, state) => {
    expect(stateOf({ ...money, writtenOff: false })).toBe(state);
  });

  test("only what is still open can be given up", () => {
    expect(stateOf({ total: 100, paid: 0, refunded: 0, writtenOff: true })).toBe("written-off");
    expect(stateOf({ total: 100, paid: 40, refunded: 0, writtenOff: true })).toBe("written-off");
    expect(stateOf({ total: 100, paid: 100, refunded: 0, writtenOff: true })).toBe("paid");
    expect(stateOf({ total: 0, paid: 0, refunded: 0, writtenOff: true })).toBe("none-due");
  });
});

const allowed: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  "none-due": ["due", "overpaid"],
  due: ["none-due", "partly-paid", "paid", "overpaid", "refunded", "written-off"],
  "partly-paid": ["none-due", "due", "paid", "overpaid", "refunded", "written-off"],
  paid: ["due", "partly-paid", "overpaid", "refunded"],
  overpaid: ["none-due", "due", "partly-paid", "paid", "refunded", "written-off"],
  refunded: ["none-due", "due", "partly-paid", "paid", "overpaid", "written-off"],
  "written-off": ["none-due", "due", "partly-paid", "paid", "overpaid", "refunded"],
};

describe("every pair of payment states", () => {
  test.each(paymentStates.flatMap((from) => paymentStates.map((to): [PaymentState, PaymentState] => [from, to])))("from %s to %s", (from, to) => {
    expect(paymentMove(from, to)).toBe(from === to || allowed[from].includes(to));
  });
});

test("after a refund and a chargeback on top of it, the refund is what remains when the payer's bank gives its money back", () => {
  const refunded = { total: 100, paid: 100, refunded: 100, writtenOff: false };
  const chargedBack = { ...refunded, paid: 0 };
  expect([refunded, chargedBack, refunded].map(stateOf)).toEqual(["refunded", "due", "refunded"]);
});

/** What can happen to the money of a deal. A place that was given up comes back only with money for it. */
const steps = {
  pay: (money: Money, by: number): Money => ({ ...money, paid: money.paid + by, writtenOff: false }),
  refund: (money: Money, by: number): Money => ({ ...money, refunded: Math.min(money.paid, money.refunded + by) }),
  chargeBack: (money: Money, by: number): Money => ({ ...money, paid: money.paid - by }),
  cancel: (money: Money, by: number): Money => ({ ...money, total: Math.max(0, money.total - by) }),
  giveUp: (money: Money): Money => ({ ...money, writtenOff: true }),
};

/** Giving up is about what is open; once nothing is, it is over. */
function settled(money: Money): Money {
  return { ...money, writtenOff: stateOf(money) === "written-off" };
}

test("whatever happens to money, its state moves within the table", () => {
  const step = fc.record({ name: fc.constantFrom("pay", "refund", "chargeBack", "cancel", "giveUp"), by: fc.integer({ min: 1, max: 4 }) });
  const staysInTable = (total: number, happened: readonly { name: keyof typeof steps; by: number }[]) => {
    let money: Money = { total, paid: 0, refunded: 0, writtenOff: false };
    for (const { name, by } of happened) {
      const next = settled(steps[name](money, by));
      expect(paymentMove(stateOf(money), stateOf(next)), `${name}: ${stateOf(money)} > ${stateOf(next)}`).toBe(true);
      money = next;
    }
  };
  fc.assert(fc.property(fc.integer({ min: 0, max: 4 }), fc.array(step, { maxLength: 12 }), staysInTable), { numRuns: 2_000 });
});
