import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionFaults } from "./check-conditions.ts";
import type { ConditionFault } from "./check-conditions.ts";
import type { CancellationStep, Conditions, PlannedPart } from "./conditions.ts";
import { mendFault } from "./mend-fault.ts";
import type { Mend } from "./mend-fault.ts";
import { conditionSets } from "./sets.ts";

const { usual } = conditionSets;
const step = (fromDaysBefore: number, feeBasisPoints: number): CancellationStep => ({ fromDaysBefore, feeBasisPoints });
const consumer = (...steps: CancellationStep[]): Conditions => ({ ...usual, cancellation: { ...usual.cancellation, consumer: steps } });
const parts = (...shares: number[]): Conditions => ({
  ...usual,
  payment: {
    mode: "parts",
    parts: shares.map((basisPoints, index): PlannedPart => ({ basisPoints, days: index, counted: "after-order" })),
    graceHours: 12,
    onLapse: "keep",
    reminderDaysBefore: 2,
  },
});
const dueIn = (dueDays: number): Conditions => ({ ...usual, payment: { mode: "before", dueDays, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } });

const mendsOf = (conditions: Conditions) => conditionFaults(conditions).map((fault) => [fault.kind, mendFault(conditions, fault)]);

const rows: [string, Conditions, [string, Mend | null][]][] = [
  ["a consumer who pays all pays half", consumer(step(14, 0), step(0, 10_000)), [["consumer-pays-all", { at: "cancellation.consumer.1.feeBasisPoints", value: 5_000 }]]],
  ["or as much as the step before, when that is more", consumer(step(14, 7_000), step(0, 10_000)), [["consumer-pays-all", { at: "cancellation.consumer.1.feeBasisPoints", value: 7_000 }]]],
  [
    "a consumer who stays away pays as much as one who cancels last",
    { ...consumer(step(14, 0), step(0, 6_000)), noShow: { companyFeeBasisPoints: 10_000, consumerFeeBasisPoints: 10_000 } },
    [["consumer-pays-all", { at: "noShow.consumerFeeBasisPoints", value: 6_000 }]],
  ],
  ["a fee that falls stays what it was", consumer(step(14, 3_000), step(0, 2_000)), [["fee-falls-with-time", { at: "cancellation.consumer.1.feeBasisPoints", value: 3_000 }]]],
  ["the last step reaches the start", consumer(step(7, 2_000), step(14, 0)), [["steps-have-gap", { at: "cancellation.consumer.0.fromDaysBefore", value: 0 }]]],
  ["the last part is what the others leave", parts(5_000, 3_000), [["parts-do-not-add-up", { at: "payment.parts.1.basisPoints", value: 5_000 }]]],
  ["parts that are more than all are for the trainer", parts(6_000, 4_000, 3_000), [["parts-do-not-add-up", null]]],
  ["a number out of range becomes the nearest", dueIn(400), [["due-days-out-of-range", { at: "payment.dueDays", value: 90 }]]],
  ["a broken number is rounded", dueIn(6.6), [["due-days-out-of-range", { at: "payment.dueDays", value: 7 }]]],
  ["what is no number has no nearest", dueIn(Number.NaN), [["due-days-out-of-range", null]]],
  ["which of two fees for one day holds is for the trainer", consumer(step(7, 0), step(7, 1_000), step(0, 5_000)), [["steps-repeat", null]]],
  ["so is having no steps at all", consumer(), [["steps-missing", null]]],
];

describe("what would put a rule right", () => {
  test.each(rows)("%s", (_, conditions, mends) => {
    expect(mendsOf(conditions)).toEqual(mends);
  });
});

test("a mend removes its fault, and mending one after the other ends with nothing left to mend", () => {
  const some = fc.integer({ min: -20, max: 12_000 });
  const steps = fc.uniqueArray(fc.record({ fromDaysBefore: fc.integer({ min: -5, max: 400 }), feeBasisPoints: some }), { minLength: 1, maxLength: 4, selector: (one) => one.fromDaysBefore });
  const broken = fc.record({ company: steps, consumer: steps, noShow: some, offerHours: some, dueDays: some, freeTimes: some });
  fc.assert(fc.property(broken, ({ company, consumer: ofConsumers, noShow, offerHours, dueDays, freeTimes }) => {
    let conditions: Conditions = {
      ...dueIn(dueDays), offerHours, cancellation: { company, consumer: ofConsumers },
      noShow: { companyFeeBasisPoints: noShow, consumerFeeBasisPoints: noShow }, move: { ...usual.move, freeTimes },
    };
    for (let round = 0; round < 40; round += 1) {
      const [first] = conditionFaults(conditions).flatMap((fault) => mendFault(conditions, fault) ?? []);
      if (first === undefined) break;
      conditions = withValue(conditions, first);
    }
    const left: ConditionFault[] = conditionFaults(conditions).filter((fault) => mendFault(conditions, fault) !== null);
    expect(left).toEqual([]);
  }));
});

function withValue(conditions: Conditions, { at, value }: Mend): Conditions {
  return JSON.parse(JSON.stringify(put(conditions, at.split("."), value)));
}

function put(whole: unknown, [name, ...rest]: string[], value: number): unknown {
  if (name === undefined) return value;
  if (Array.isArray(whole)) return whole.map((one, index) => (String(index) === name ? put(one, rest, value) : one));
  return Object.fromEntries(Object.entries(whole ?? {}).map(([key, one]) => [key, key === name ? put(one, rest, value) : one]));
}
