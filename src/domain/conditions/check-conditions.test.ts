import { describe, expect, test } from "vitest";
import { checkConditions } from "./check-conditions.ts";
import type { ConditionsRefusal } from "./check-conditions.ts";
import type { CancellationStep, Conditions, PlannedPart } from "./conditions.ts";
import { conditionSets } from "./sets.ts";

const { usual } = conditionSets;
const step = (fromDaysBefore: number, feeBasisPoints: number): CancellationStep => ({ fromDaysBefore, feeBasisPoints });
const company = (...steps: CancellationStep[]): Conditions => ({ ...usual, cancellation: { ...usual.cancellation, company: steps } });
const consumer = (...steps: CancellationStep[]): Conditions => ({ ...usual, cancellation: { ...usual.cancellation, consumer: steps } });
const before = (change: Partial<Extract<Conditions["payment"], { mode: "before" }>>): Conditions => ({
  ...usual,
  payment: { mode: "before", dueDays: 7, graceHours: 12, onLapse: "release", reminderDaysBefore: 2, ...change },
});
const deposit = (depositBasisPoints: number, restDaysBefore = 14): Conditions => ({
  ...usual,
  payment: { mode: "deposit", depositBasisPoints, returnsOnAttendance: false, restDaysBefore, dueDays: 3, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 },
});
const part = (basisPoints: number, days = 7, counted: PlannedPart["counted"] = "after-order"): PlannedPart => ({ basisPoints, days, counted });
const parts = (...planned: PlannedPart[]): Conditions => ({
  ...usual,
  payment: { mode: "parts", parts: planned, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
});
const after = (dueDaysAfterSession: number): Conditions => ({ ...usual, payment: { mode: "after", dueDaysAfterSession, reminderDaysBefore: 3 } });
const noShow = (companyFeeBasisPoints: number, consumerFeeBasisPoints: number): Conditions => ({ ...usual, noShow: { companyFeeBasisPoints, consumerFeeBasisPoints } });
const move = (change: Partial<Conditions["move"]>): Conditions => ({ ...usual, move: { ...usual.move, ...change } });

type Row = [string, Conditions, ConditionsRefusal[]];

const rows: Row[] = [
  ["pay at once", before({ dueDays: 0 }), []],
  ["pay within 90 days", before({ dueDays: 90 }), []],
  ["pay within 91 days", before({ dueDays: 91 }), ["due-days-out-of-range"]],
  ["pay yesterday", before({ dueDays: -1 }), ["due-days-out-of-range"]],
  ["pay within half a day", before({ dueDays: 0.5 }), ["due-days-out-of-range"]],
  ["pay within no number of days", before({ dueDays: Number.NaN }), ["due-days-out-of-range"]],
  ["pay 91 days after", after(91), ["due-days-out-of-range"]],
  ["a week of grace", before({ graceHours: 168 }), []],
  ["more than a week of grace", before({ graceHours: 169 }), ["grace-out-of-range"]],
  ["a reminder of two months", before({ reminderDaysBefore: 61 }), ["reminder-out-of-range"]],
  ["a reminder the day after", { ...usual, reminderDaysAfter: 1 }, []],
  ["no reminder afterwards", { ...usual, reminderDaysAfter: null }, []],
  ["a reminder on the payment day itself", { ...usual, reminderDaysAfter: 0 }, ["reminder-out-of-range"]],
  ["a reminder two months after", { ...usual, reminderDaysAfter: 61 }, ["reminder-out-of-range"]],
  ["a deposit of nothing", deposit(0), ["deposit-out-of-range"]],
  ["a deposit of a hundredth of a per cent", deposit(1), []],
  ["a deposit of all", deposit(10_000), ["deposit-out-of-range"]],
  ["the rest half a year before", deposit(3_000, 181), ["deposit-out-of-range"]],
  ["two halves", parts(part(5_000), part(5_000, 30, "before-start")), []],
  ["six parts", parts(...Array.from({ length: 5 }, () => part(1_666)), part(1_670, 90, "after-end")), []],
  ["one part", parts(part(10_000)), ["parts-count-out-of-range", "part-out-of-range"]],
  ["no parts", parts(), ["parts-count-out-of-range", "parts-do-not-add-up"]],
  ["seven parts", parts(...Array.from({ length: 6 }, () => part(1_400)), part(1_600)), ["parts-count-out-of-range"]],
  ["parts of a hundredth of a per cent too little", parts(part(5_000), part(4_999)), ["parts-do-not-add-up"]],
  ["parts of a hundredth of a per cent too much", parts(part(5_000), part(5_001)), ["parts-do-not-add-up"]],
  ["a part of nothing", parts(part(9_999), part(1), part(0)), ["part-out-of-range"]],
  ["a part before the order", parts(part(5_000, -1), part(5_000)), ["part-out-of-range"]],
  ["a part half a year before the start", parts(part(5_000), part(5_000, 180, "before-start")), []],
  ["a part more than half a year before the start", parts(part(5_000), part(5_000, 181, "before-start")), ["part-out-of-range"]],
  ["a part 91 days after the order", parts(part(5_000), part(5_000, 91)), ["part-out-of-range"]],
  ["a part 91 days after the end", parts(part(5_000), part(5_000, 91, "after-end")), ["part-out-of-range"]],
  ["parts with more than a week of grace", { ...usual, payment: { mode: "parts", parts: [part(5_000), part(5_000)], graceHours: 169, onLapse: "keep", reminderDaysBefore: 2 } }, ["grace-out-of-range"]],
  ["nobody is asked to confirm", { ...usual, confirmHoursBefore: null }, []],
  ["confirming an hour before", { ...usual, confirmHoursBefore: 1 }, []],
  ["confirming at the start", { ...usual, confirmHoursBefore: 0 }, ["confirm-out-of-range"]],
  ["confirming two weeks and an hour before", { ...usual, confirmHoursBefore: 337 }, ["confirm-out-of-range"]],
  ["an offer of one hour", { ...usual, offerHours: 1 }, []],
  ["an offer of no hours", { ...usual, offerHours: 0 }, ["offer-hours-out-of-range"]],
  ["an offer of two weeks and an hour", { ...usual, offerHours: 337 }, ["offer-hours-out-of-range"]],
  ["no-shows pay more than all", noShow(10_001, 0), ["no-show-out-of-range"]],
  ["a consumer who stays away pays all", noShow(10_000, 10_000), ["consumer-pays-all"]],
  ["no free move", move({ freeTimes: 0 }), []],
  ["fewer than no free moves", move({ freeTimes: -1 }), ["move-out-of-range"]],
  ["a fee for moving in parts of cents", move({ feeCents: 12.5 }), ["move-out-of-range"]],
  ["a moved place that is never valid", move({ validMonths: 0 }), ["move-out-of-range"]],
  ["no steps", company(), ["steps-missing"]],
  ["one step to the start", company(step(0, 5_000)), []],
  ["nothing said about the last week", company(step(7, 0)), ["steps-have-gap"]],
  ["two fees for one day", company(step(7, 0), step(7, 5_000), step(0, 5_000)), ["steps-repeat"]],
  ["more than all", company(step(0, 10_001)), ["fee-out-of-range"]],
  ["a negative fee", company(step(7, -1), step(0, 0)), ["fee-out-of-range"]],
  ["a step of more than a year", company(step(366, 0), step(0, 0)), ["fee-out-of-range"]],
  ["a fee that falls as the start comes nearer", company(step(7, 5_000), step(0, 4_999)), ["fee-falls-with-time"]],
  ["steps in any order of writing", company(step(0, 5_000), step(7, 0)), []],
  ["a company that pays all", company(step(0, 10_000)), []],
  ["a consumer who pays all", consumer(step(0, 10_000)), ["consumer-pays-all"]],
  ["a consumer who pays nearly all", consumer(step(0, 9_999)), []],
];

describe("conditions", () => {
  test.each(rows)("%s", (_, conditions, refusals) => {
    expect(checkConditions(conditions)).toEqual(refusals);
  });

  test("all that is wrong is said at once, and each thing once", () => {
    const wrong: Conditions = { ...before({ dueDays: -1, graceHours: -1 }), offerHours: 0, cancellation: { company: [], consumer: [] } };
    expect(checkConditions(wrong)).toEqual(["due-days-out-of-range", "grace-out-of-range", "offer-hours-out-of-range", "steps-missing"]);
  });
});
