import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customerKinds } from "../../customer-kind.ts";
import type { CustomerKind } from "../../customer-kind.ts";
import { cents } from "../../money.ts";
import { firstInterestDayWithoutTerm, interestKnownFrom, statutoryInterest } from "./interest.ts";
import { interestKnownThrough, interestRates } from "./interest-rates.ts";
import vectors from "./vectors.json" with { type: "json" };

const day = (text: string) => Temporal.PlainDate.from(text);

function interest(kind: CustomerKind, principal: number, from: string, to: string) {
  const { interestCents, segments } = statutoryInterest({ kind, principalCents: cents(principal), firstDay: day(from), lastDay: day(to) });
  return { interestCents, segments: segments.map(({ from, to, days, rateBasisPoints, baseCents, interestCents }) => ({ from: `${from}`, to: `${to}`, days, rateBp: rateBasisPoints, base: baseCents, interest: interestCents })) };
}

const kindOf = (customer: string): CustomerKind => (customer === "company" ? "company" : "consumer");
const known = vectors.interest.filter((vector) => vector.expectedError === undefined);
const unknown = vectors.interest.filter((vector) => vector.expectedError !== undefined);

describe("the worked examples come out to the cent, segment by segment", () => {
  test.each(known)("$id: $customer, from $firstInterestDay through $lastInterestDay", (vector) => {
    expect(interest(kindOf(vector.customer), vector.principalCents, vector.firstInterestDay, vector.lastInterestDay)).toEqual({
      interestCents: vector.interestCents,
      segments: vector.segments,
    });
    expect(day(vector.lastPaymentDay).add({ days: 1 }).toString()).toBe(vector.firstInterestDay);
  });

  test.each(unknown)("$id: after the last known rate there is no answer", (vector) => {
    expect(() => interest(kindOf(vector.customer), vector.principalCents, vector.firstInterestDay, vector.lastInterestDay)).toThrow(/no company rate is known for 2027-01-01/);
  });
});

describe("a rate is never guessed", () => {
  test.each([
    ["consumer", "2014-12-31", "2015-01-01", "2014-12-31"],
    ["company", "2014-06-01", "2014-06-30", "2014-06-01"],
    ["consumer", "2026-12-31", "2027-01-01", "2027-01-01"],
    ["company", "2027-02-01", "2027-02-10", "2027-02-01"],
    ["consumer", "2026-02-01", "2028-05-05", "2027-01-01"],
  ] as const)("%s, %s through %s: the day without a rate is %s", (kind, from, to, missing) => {
    expect(() => interest(kind, 100_000, from, to)).toThrow(new RegExp(`^statutoryInterest: no ${kind} rate is known for ${missing}, expected a day from 2015-01-01 through 2026-12-31$`));
  });

  test.each(customerKinds)("from the first to the last known day the %s has one", (kind) => {
    expect(interest(kind, 100_000, "2015-01-01", "2026-12-31").segments.reduce((days, segment) => days + segment.days, 0)).toBe(4_383);
  });

  test("without a single interest day, or without principal, no rate is needed", () => {
    expect(interest("company", 100_000, "2030-01-02", "2030-01-01")).toEqual({ interestCents: 0, segments: [] });
    expect(interest("company", 0, "2010-01-01", "2030-01-01")).toEqual({ interestCents: 0, segments: [] });
  });
});

describe("where a period is cut", () => {
  test.each([
    ["consumer", "2022-12-31", "2023-01-01", ["2022-12-31 200", "2023-01-01 400"], "a rate changes"],
    ["company", "2025-12-31", "2026-01-01", ["2025-12-31 1015"], "equal half-years are one"],
    ["company", "2016-06-30", "2016-07-01", ["2016-06-30 805", "2016-07-01 800"], "a half-year changes"],
    ["company", "2017-01-01", "2017-12-31", ["2017-01-01 800"], "two equal half-years within an interest year"],
    ["consumer", "2017-05-01", "2018-04-30", ["2017-05-01 200"], "a whole interest year"],
    ["consumer", "2017-05-01", "2018-05-01", ["2017-05-01 200", "2018-05-01 200"], "the first day of the second interest year"],
    ["consumer", "2020-02-29", "2021-03-01", ["2020-02-29 200", "2021-03-01 200"], "without a 29 February the year begins on 1 March"],
    ["consumer", "2016-02-29", "2020-02-29", ["2016-02-29 200", "2017-03-01 200", "2018-03-01 200", "2019-03-01 200", "2020-02-29 200"], "with one it begins on the 29th"],
  ] as const)("%s, %s through %s: %j, for %s", (kind, from, to, cuts, _why) => {
    expect(interest(kind, 100_000, from, to).segments.map((segment) => `${segment.from} ${segment.rateBp}`)).toEqual(cuts);
  });
});

describe("half a cent is rounded up, once per segment", () => {
  test.each([
    [5_000, "2026-01-01", "2026-03-14", 102, "exactly half"],
    [4_999, "2026-01-01", "2026-03-14", 101, "just below"],
    [1, "2026-01-01", "2026-03-14", 0, "next to nothing"],
    [9_000_000_000_000, "2026-06-30", "2026-06-30", 2_502_739_726, "more than a float could carry"],
  ])("company, %i cents, %s through %s: %i, %s", (principal, from, to, cents) => {
    expect(interest("company", principal, from, to).interestCents).toBe(cents);
  });
});

test("each segment names where its rate stands, each source once", () => {
  const { segments } = statutoryInterest({ kind: "company", principalCents: cents(100_000), firstDay: day("2025-10-01"), lastDay: day("2026-07-01") });
  expect(segments.map(({ source }) => source)).toEqual([
    "rate table of the Luxis collection software; Wieringa Advocaten 05-01-2026, quoted in the Shillinq design note of 15-07-2026",
    "two independent open-source files, one citing rijksoverheid.nl; fits ECB 2.40 + 8",
  ]);
  const [alone] = statutoryInterest({ kind: "company", principalCents: cents(100_000), firstDay: day("2018-01-01"), lastDay: day("2018-12-31") }).segments;
  expect(alone?.source).toBe("rate table of the Luxis collection software");
});

test("segments follow each other without gap, and their interest is the whole", () => {
  const period = fc.record({ kind: fc.constantFrom(...customerKinds), principal: fc.nat({ max: 10_000_000 }), start: fc.nat({ max: 4_300 }), length: fc.nat({ max: 1_500 }) });
  fc.assert(fc.property(period, ({ kind, principal, start, length }) => {
    const firstDay = day("2015-01-01").add({ days: start });
    const wanted = firstDay.add({ days: length });
    const lastDay = Temporal.PlainDate.compare(wanted, interestKnownThrough) > 0 ? interestKnownThrough : wanted;
    const { interestCents, segments } = statutoryInterest({ kind, principalCents: cents(principal + 1), firstDay, lastDay });
    expect(segments.reduce((sum, segment) => sum + segment.interestCents, 0)).toBe(interestCents);
    expect(segments.reduce((sum, segment) => sum + segment.days, 0)).toBe(Math.max(0, firstDay.until(lastDay).days + 1));
    for (const [index, segment] of segments.entries()) {
      expect(`${segment.from}`).toBe(`${index === 0 ? firstDay : segments[index - 1]?.to.add({ days: 1 })}`);
    }
  }));
});

describe("the tables", () => {
  test.each(customerKinds)("of the %s ascend, end before the last known day, and name their sources", (kind) => {
    const rows = interestRates[kind];
    expect(rows.map(({ from }) => `${from}`)).toEqual(rows.map(({ from }) => `${from}`).toSorted());
    expect(new Set(rows.map(({ from }) => `${from}`)).size).toBe(rows.length);
    expect(`${interestKnownFrom(kind)}`).toBe("2015-01-01");
    expect(rows.every(({ from, source }) => source !== "" && Temporal.PlainDate.compare(from, interestKnownThrough) < 0)).toBe(true);
  });

  test("companies have a row for each half-year", () => {
    expect(interestRates.company.map(({ from }) => `${from}`)).toEqual(
      Array.from({ length: 24 }, (_, index) => `${2015 + Math.floor(index / 2)}-${index % 2 === 0 ? "01" : "07"}-01`),
    );
    expect(`${interestKnownThrough}`).toBe("2026-12-31");
  });
});

describe("without an agreed payment day a company is in default thirty days after the day that follows", () => {
  test.each(vectors.deadlines.companyNoAgreedTerm)("invoice received $invoiceReceivedOn, training given $trainingGivenOn: $firstInterestDay", (vector) => {
    const first = firstInterestDayWithoutTerm({ receivedOn: day(vector.invoiceReceivedOn), givenOn: day(vector.trainingGivenOn) });
    expect(`${first}`).toBe(vector.firstInterestDay);
  });

  test("when nobody knows when the invoice came, the training counts", () => {
    expect(`${firstInterestDayWithoutTerm({ receivedOn: null, givenOn: day("2026-05-20") })}`).toBe("2026-06-20");
  });
});
