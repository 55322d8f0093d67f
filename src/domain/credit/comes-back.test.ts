import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backByMeans, creditsToRestore, restoredUntil } from "./comes-back.ts";

describe("what is over on a deal", () => {
  test.each([
    ["only money came in", 30_000, [50_000, 0], [30_000, 0]],
    ["only a credit paid", 30_000, [0, 30_000], [0, 30_000]],
    ["both, and less is over than came in as money", 30_000, [40_000, 20_000], [30_000, 0]],
    ["both, and more is over", 30_000, [10_000, 50_000], [10_000, 20_000]],
    ["more money went back than came in", 25_000, [-5_000, 30_000], [0, 25_000]],
    ["nothing is over", 0, [40_000, 10_000], [0, 0]],
  ])("goes back by the means it came: %s", (_name, over, [moneyCents = 0, creditCents = 0], [inMoney, asCredit]) => {
    expect(backByMeans(over, { moneyCents, creditCents })).toEqual({ moneyCents: inMoney, creditCents: asCredit });
  });

  test("adds up; never more goes back in money than came in, nor as credit than one paid", () => {
    fc.assert(fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (moneyIn, creditIn, wanted) => {
      const over = Math.min(wanted, moneyIn + creditIn);
      const { moneyCents, creditCents } = backByMeans(over, { moneyCents: moneyIn, creditCents: creditIn });
      expect(moneyCents + creditCents).toBe(over);
      expect(moneyCents).toBeLessThanOrEqual(moneyIn);
      expect(creditCents).toBeLessThanOrEqual(creditIn);
    }));
  });
});

test("the credit that was used last comes back first, none gets more than it paid", () => {
  const used = [{ creditId: "first", cents: 20_000 }, { creditId: "gone-back", cents: 0 }, { creditId: "last", cents: 10_000 }];
  expect(creditsToRestore(used, 4_000)).toEqual([{ creditId: "last", cents: 4_000 }]);
  expect(creditsToRestore(used, 25_000)).toEqual([{ creditId: "last", cents: 10_000 }, { creditId: "first", cents: 15_000 }]);
});

describe("a credit that came back", () => {
  const zone = "Europe/Amsterdam";
  const now = Temporal.Instant.from("2027-03-10T10:00:00Z");

  test.each([
    ["its old end when that is far enough", "2027-12-31T22:59:59Z", "2027-12-31T22:59:59Z"],
    ["thirty days when it would end sooner, across the change of the clocks", "2027-03-20T22:59:59Z", "2027-04-09T21:59:59Z"],
    ["thirty days when its end was over", "2027-03-01T22:59:59Z", "2027-04-09T21:59:59Z"],
  ])("can be used until %s", (_name, validUntil, until) => {
    expect(restoredUntil({ validUntil: Temporal.Instant.from(validUntil), now, zone }).toString()).toBe(until);
  });
});
