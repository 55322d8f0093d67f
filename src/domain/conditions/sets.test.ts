import { describe, expect, test } from "vitest";
import { customerKinds } from "../customer-kind.ts";
import { checkConditions } from "./check-conditions.ts";
import { conditionSets } from "./sets.ts";

describe.each(Object.entries(conditionSets))("the %s set", (_, conditions) => {
  test("holds together", () => {
    expect(checkConditions(conditions)).toEqual([]);
  });

  test("never asks a consumer for more than a company", () => {
    const [company, consumer] = customerKinds.map((kind) => Math.max(...conditions.cancellation[kind].map((step) => step.feeBasisPoints)));
    expect(consumer).toBeLessThanOrEqual(company ?? 0);
    expect(conditions.noShow.consumerFeeBasisPoints).toBeLessThanOrEqual(conditions.noShow.companyFeeBasisPoints);
  });

  test("never makes staying away cheaper than cancelling", () => {
    const last = customerKinds.map((kind) => conditions.cancellation[kind].find((step) => step.fromDaysBefore === 0)?.feeBasisPoints);
    const noShow = [conditions.noShow.companyFeeBasisPoints, conditions.noShow.consumerFeeBasisPoints];
    expect(noShow.every((fee, index) => fee >= (last[index] ?? 0))).toBe(true);
  });

  test("lets everybody leave for nothing when it is early enough", () => {
    for (const kind of customerKinds) expect(conditions.cancellation[kind].some((step) => step.feeBasisPoints === 0)).toBe(true);
  });
});

test("only under the mild set one pays afterwards; the others pass an unpaid place on", () => {
  expect(conditionSets.mild.payment.mode).toBe("after");
  expect(conditionSets.usual.payment).toMatchObject({ mode: "before", onLapse: "release", dueDays: 7, graceHours: 12 });
  expect(conditionSets.strict.payment).toMatchObject({ mode: "before", onLapse: "release", dueDays: 3 });
});
