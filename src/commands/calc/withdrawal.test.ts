import { describe, expect, test } from "vitest";
import vectors from "../../domain/law/nl/vectors.json" with { type: "json" };
import { WrongUse } from "../command.ts";
import { calcWithdrawal } from "./withdrawal.ts";

const concluded = ["--concluded", "2026-12-11"];
const quarter = [...concluded, "--total", "1200.00", "--given", "1", "--of", "4"];

function answer(args: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(calcWithdrawal(args).json));
}

test.each(vectors.deadlines.withdrawal)("the worked example of $concludedOn comes out of the calculator: $withdrawUntil", ({ concludedOn, withdrawUntil }) => {
  expect(answer(["--concluded", concludedOn])).toEqual({ withdrawUntil: expect.stringMatching(new RegExp(`^${withdrawUntil}T23:59:59\\+0[12]:00$`)) });
});

test("the end of the day is the one of the zone", () => {
  expect(answer([...concluded, "--zone", "America/Curacao"])).toEqual({ withdrawUntil: "2026-12-28T23:59:59-04:00" });
});

test("it says why the last day moves", () => {
  expect(calcWithdrawal(concluded).lines.join("\n")).toContain(
    "It moves to the next working day: 2026-12-25 is Christmas Day, 2026-12-26 is the second day of Christmas, 2026-12-27 is a Sunday.\nWithdraw until: Monday 2026-12-28 23:59:59, Europe/Amsterdam",
  );
  expect(calcWithdrawal(["--concluded", "2026-11-23"]).lines.join("\n")).not.toContain("moves");
});

describe("a withdrawal has its refund", () => {
  test.each([
    ["2026-12-11", "2026-12-25"],
    ["2026-12-28", "2027-01-11"],
  ])("withdrawn on %s: by %s", (withdrawnOn, refundDueOn) => {
    expect(answer([...concluded, "--withdrawn", withdrawnOn])).toMatchObject({ refundDueOn });
  });

  test.each([
    ["2026-12-10", "expected a day not before --concluded"],
    ["2026-12-29", "expected a day not after 2026-12-28, the last for withdrawing"],
  ])("not on %s: %s", (withdrawnOn, why) => {
    expect(() => calcWithdrawal([...concluded, "--withdrawn", withdrawnOn])).toThrow(new WrongUse(`--withdrawn is ${withdrawnOn}, ${why}`));
  });
});

describe("what is owed for a part that was given", () => {
  test.each([
    [["--early-start"], 30_000, /1 of 4 parts were given at the express request: €1,200\.00 x 1 \/ 4.*\nOwed: €300\.00/],
    [[], 0, /Without an express request.*\nOwed: €0\.00/],
    [["--early-start", "--not-informed"], 0, /Without the information.*\nOwed: €0\.00/],
    [["--not-informed"], 0, /Without an express request/],
  ])("with %j: %i", (switches, owedCents, line) => {
    expect(answer([...quarter, ...switches])).toMatchObject({ owedCents });
    expect(calcWithdrawal([...quarter, ...switches]).lines.join("\n")).toMatch(line);
  });

  test.each([
    [["--given", "1"], "--given wants --total, --given and --of with it"],
    [["--early-start"], "--early-start wants --total, --given and --of with it"],
    [["--total", "1", "--given", "5", "--of", "4"], "--given is 5, expected at most the 4 of --of"],
    [["--total", "1", "--given", "0", "--of", "0"], "--of is 0, expected at least 1"],
    [["--total", "1.234", "--given", "0", "--of", "1"], "--total is 1.234, expected euros with at most two decimals such as 595.00"],
  ])("%j is refused: %s", (args, why) => {
    expect(() => calcWithdrawal([...concluded, ...args])).toThrow(new WrongUse(why));
  });

  test.each(["--given", "--of"])("a total without %s is refused", (flag) => {
    expect(() => calcWithdrawal(quarter.toSpliced(quarter.indexOf(flag), 2))).toThrow(new RegExp(`^${flag} is missing; usage: handslag calc withdrawal `));
  });
});
