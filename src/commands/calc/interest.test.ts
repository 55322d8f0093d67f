import { describe, expect, test } from "vitest";
import vectors from "../../domain/law/nl/vectors.json" with { type: "json" };
import { WrongUse } from "../command.ts";
import { calcInterest } from "./interest.ts";

const ask = (principal: string, kind: string, from: string, to: string) => calcInterest(["--principal", principal, "--kind", kind, "--from", from, "--to", to]);
const euros = (cents: number) => (cents / 100).toFixed(2);

describe("the worked examples come out of the calculator", () => {
  test.each(vectors.interest.filter((vector) => vector.expectedError === undefined))("$id: $note", (vector) => {
    const { json } = ask(euros(vector.principalCents), vector.customer, vector.firstInterestDay, vector.lastInterestDay);
    expect(JSON.parse(JSON.stringify(json))).toMatchObject({
      interestCents: vector.interestCents,
      segments: vector.segments.map(({ from, to, days, rateBp, base, interest }) => ({ from, to, days, rateBasisPoints: rateBp, baseCents: base, interestCents: interest })),
    });
  });
});

test("it prints the steps, the sum and the source of each rate", () => {
  const text = ask("595.00", "consumer", "2025-12-08", "2026-11-23").lines.join("\n");
  expect(text).toContain("art. 6:119 BW");
  expect(text).toContain("€595.00 from Monday 2025-12-08 through Monday 2026-11-23, both included");
  expect(text).toMatch(/2025-12-08 +2025-12-31 +24 +6% +€595\.00 +€2\.35\n +2026-01-01 +2026-11-23 +327 +4% +€595\.00 +€21\.32/);
  expect(text).toContain("\nInterest: €23.67\n");
  expect(text).toMatch(/checked on 2026-11-23.*\n +6% from 2025-12-08: \S.*\n +4% from 2026-01-01: \S/);
});

test("a company has its own law", () => {
  expect(ask("1210", "company", "2026-06-01", "2026-11-23").lines[0]).toContain("art. 6:119a BW");
});

test.each([
  ["100.00", "2026-07-01", "2026-06-30", "The last day lies before the first: there is no day of interest."],
  ["0", "2026-07-01", "2026-07-31", "There is no interest over €0.00."],
])("over %s from %s through %s there is none, and it says why", (principal, from, to, why) => {
  const { json, lines } = ask(principal, "company", from, to);
  expect(json).toEqual({ interestCents: 0, segments: [] });
  expect(lines).toContain(why);
});

test.each([
  ["2026-12-02", "2027-01-10", "2027-01-01"],
  ["2027-02-01", "2027-02-02", "2027-02-01"],
  ["2014-12-31", "2015-01-31", "2014-12-31"],
])("from %s through %s it knows no rate for %s, and guesses none", (from, to, day) => {
  expect(() => ask("100", "company", from, to)).toThrow(new WrongUse(`no company rate is known for ${day}: the rates go from 2015-01-01 through 2026-12-31, and are never guessed`));
});

test.each([
  ["2015-01-01", "2015-01-01"],
  ["2026-12-31", "2026-12-31"],
])("from %s through %s, at the edge, it knows one", (from, to) => {
  expect(ask("10000", "consumer", from, to).json).toMatchObject({ segments: [{ from: Temporal.PlainDate.from(from), days: 1 }] });
});

test("only consumers and companies owe interest here", () => {
  expect(() => ask("100", "government", "2026-06-01", "2026-06-02")).toThrow(new WrongUse("--kind is government, expected consumer or company"));
});

test.each(["--principal", "--kind", "--from", "--to"])("without %s there is no answer", (flag) => {
  const all = ["--principal", "1", "--kind", "company", "--from", "2026-06-01", "--to", "2026-06-02"];
  expect(() => calcInterest(all.toSpliced(all.indexOf(flag), 2))).toThrow(new RegExp(`^${flag} is missing; usage: handslag calc interest `));
});
