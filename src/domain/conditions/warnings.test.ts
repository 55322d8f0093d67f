import { describe, expect, test } from "vitest";
import { cents } from "../money.ts";
import type { CancellationStep, Conditions, PaymentPlan } from "./conditions.ts";
import { conditionSets } from "./sets.ts";
import { conditionWarnings } from "./warnings.ts";
import type { ConditionWarningKind } from "./warnings.ts";

const { usual } = conditionSets;
const session = { totalCents: cents(59_895), daysToStart: 60 };
const step = (fromDaysBefore: number, feeBasisPoints: number): CancellationStep => ({ fromDaysBefore, feeBasisPoints });
const consumer = (...steps: CancellationStep[]): Conditions => ({ ...usual, cancellation: { ...usual.cancellation, consumer: steps } });
const company = (...steps: CancellationStep[]): Conditions => ({ ...usual, cancellation: { ...usual.cancellation, company: steps } });
const noShow = (companyFeeBasisPoints: number, consumerFeeBasisPoints: number): Conditions => ({ ...usual, noShow: { companyFeeBasisPoints, consumerFeeBasisPoints } });
const paying = (payment: PaymentPlan): Conditions => ({ ...usual, payment });
const before = (change: Partial<Extract<PaymentPlan, { mode: "before" }>>): Conditions =>
  paying({ mode: "before", dueDays: 7, graceHours: 12, onLapse: "release", reminderDaysBefore: 2, ...change });
const after = (dueDaysAfterSession: number): Conditions => paying({ mode: "after", dueDaysAfterSession, reminderDaysBefore: 3 });
const parts = (first: number, last: number): Conditions =>
  paying({
    mode: "parts",
    parts: [{ basisPoints: 5_000, days: last, counted: "after-end" }, { basisPoints: 5_000, days: first, counted: "after-order" }],
    graceHours: 12,
    onLapse: "release",
    reminderDaysBefore: 2,
  });

const kindsOf = (conditions: Conditions, about: Partial<typeof session> = {}) => conditionWarnings(conditions, { ...session, ...about }).map(({ kind }) => kind);

const rows: [string, Conditions, ConditionWarningKind[]][] = [
  ["half the price two weeks before", consumer(step(14, 5_000), step(0, 5_000)), ["consumer-fee-early", "consumer-never-free", "consumer-pays-more-than-company"]],
  ["half the price from 13 days before", consumer(step(14, 4_999), step(0, 5_000)), ["consumer-never-free", "consumer-pays-more-than-company"]],
  ["one fee for all days", { ...consumer(step(0, 2_500)), noShow: { companyFeeBasisPoints: 10_000, consumerFeeBasisPoints: 2_500 } }, ["consumer-never-free", "consumer-pays-more-than-company"]],
  ["a consumer who pays 90 %", { ...consumer(step(14, 0), step(0, 9_000)), noShow: { companyFeeBasisPoints: 10_000, consumerFeeBasisPoints: 9_000 } }, ["consumer-fee-near-all"]],
  ["a consumer who pays 89 %", { ...consumer(step(14, 0), step(0, 8_900)), noShow: { companyFeeBasisPoints: 10_000, consumerFeeBasisPoints: 8_900 } }, []],
  ["a company that cancels free for longer than a consumer", company(step(7, 0), step(0, 10_000)), ["consumer-pays-more-than-company"]],
  ["a consumer who pays more for staying away than for cancelling", noShow(10_000, 5_001), ["consumer-no-show-above-last-step"]],
  ["staying away is cheaper than cancelling", noShow(9_999, 4_999), ["no-show-below-last-step", "no-show-below-last-step"]],
  ["a sold place is paid twice", { ...usual, refundIfRefilled: false }, ["no-refill-for-consumers"]],
  ["a consumer who never pays for a sold place", { ...consumer(step(0, 0)), refundIfRefilled: false, noShow: { companyFeeBasisPoints: 10_000, consumerFeeBasisPoints: 0 } }, []],
  ["pay within 30 days after", after(30), []],
  ["pay within 31 days after", after(31), ["large-company-term-over-30-days"]],
  ["pay within 60 days after", after(60), ["large-company-term-over-30-days"]],
  ["pay within 61 days after", after(61), ["company-term-over-60-days", "large-company-term-over-30-days"]],
  ["a last part 61 days after the end", parts(7, 61), ["company-term-over-60-days", "large-company-term-over-30-days"]],
  ["a first part within two days", parts(2, 14), ["short-payment-term"]],
  ["pay within two days or lose the place", before({ dueDays: 2 }), ["short-payment-term"]],
  ["pay within two days and keep the place", before({ dueDays: 2, onLapse: "keep", graceHours: 0 }), []],
  ["a place that lapses at once", before({ graceHours: 0 }), ["release-without-grace"]],
  ["an offer for less than half a day", { ...usual, offerHours: 11 }, ["short-offer"]],
  ["an offer for half a day", { ...usual, offerHours: 12 }, []],
  ["a move that costs more than half", { ...usual, move: { ...usual.move, feeCents: 29_948 } }, ["move-fee-above-half"]],
  ["interest and costs as soon as the law allows", { ...usual, lateCharges: "by-law" }, ["late-charges-by-law"]],
];

describe("a trainer is warned of", () => {
  test.each(rows)("%s", (_, conditions, kinds) => {
    expect(kindsOf(conditions)).toEqual(kinds);
  });

  test.each([14, 13])("free time for consumers that is over, %i days before the start", (daysToStart) => {
    expect(kindsOf(usual, { daysToStart })).toEqual(daysToStart < 14 ? ["consumer-free-time-over"] : []);
  });

  test.each(Object.entries(conditionSets))("nothing in the %s set", (_, conditions) => {
    expect(kindsOf(conditions)).toEqual([]);
  });

  test("nothing when the training is free or has no date yet", () => {
    expect(kindsOf({ ...consumer(step(0, 5_000)), lateCharges: "by-law" }, { totalCents: cents(0) })).toEqual([]);
    expect(conditionWarnings(usual, { totalCents: cents(59_895), daysToStart: null })).toEqual([]);
  });
});

test("a warning says which rule it is about, which article, and the figures", () => {
  expect(conditionWarnings(noShow(10_000, 6_000), session)).toEqual([{
    kind: "consumer-no-show-above-last-step",
    noShowBasisPoints: 6_000,
    lastStepBasisPoints: 5_000,
    rule: "no-show",
    article: "art. 7:411 en 6:237 onder i BW",
  }]);
});
