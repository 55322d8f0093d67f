import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { killPrograms, startProgram } from "../../test/support/program.ts";
import { projectRoot } from "../platform/paths.ts";

afterAll(killPrograms);

async function calc(...args: string[]): Promise<{ out: string; complaints: string; exit: number | NodeJS.Signals }> {
  const program = startProgram(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "calc", ...args], { cwd: projectRoot, env: { PATH: process.env["PATH"] } });
  const lines: string[] = [];
  for (let line = await program.line(); line !== null; line = await program.line()) lines.push(line);
  return { out: lines.join("\n"), exit: await program.ended, complaints: program.complaints() };
}

describe("with --json there is one JSON value on stdout and nothing else", () => {
  test.each([
    [["interest", "--principal", "595.00", "--kind", "consumer", "--from", "2025-12-08", "--to", "2026-11-23"], { interestCents: 2_367, segments: [{ days: 24, interestCents: 235 }, { days: 327, interestCents: 2_132 }] }],
    [["collection-costs", "266.70"], { costsCents: 4_001, parts: [{ ofCents: 26_670, perMille: 150, cents: 4_001 }] }],
    [["withdrawal", "--concluded", "2026-12-11"], { withdrawUntil: "2026-12-28T23:59:59+01:00" }],
    [["deadline", "--from", "2026-12-20", "--days", "7", "--working-day"], { on: "2026-12-28", movedBecause: "2026-12-27 is a Sunday" }],
  ])("calc %j", async (args, json) => {
    const { out, complaints, exit } = await calc(...args, "--json");
    expect([exit, complaints]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject(json);
  });
});

test("without it there is text", async () => {
  const { out, exit } = await calc("collection-costs", "595");
  expect(exit).toBe(0);
  expect(out).toContain("Costs: €89.25");
});

test("the help names every question", async () => {
  const { out, exit } = await calc("--help");
  expect(exit).toBe(0);
  for (const question of ["interest", "collection-costs", "withdrawal", "deadline"]) expect(out).toContain(`handslag calc ${question} `);
});

describe("wrong use ends with 2 and one line", () => {
  test.each([
    [[], "calc wants one of interest, collection-costs, withdrawal, deadline; see handslag calc --help"],
    [["toString"], "calc wants one of interest, collection-costs, withdrawal, deadline, got toString; see handslag calc --help"],
    [["collection-costs", "266.705", "--json"], "the principal is 266.705, expected euros with at most two decimals such as 595.00"],
    [["interest", "--principal", "1", "--kind", "company", "--from", "2026-12-02", "--to", "2027-01-10"], "no company rate is known for 2027-01-01: the rates go from 2015-01-01 through 2026-12-31, and are never guessed"],
  ])("calc %j", async (args, line) => {
    expect(await calc(...args)).toEqual({ out: "", complaints: `${line}\n`, exit: 2 });
  });
});
