import { describe, expect, test } from "vitest";
import { WrongUse } from "../command.ts";
import { readDay, readEuros, readForm, readWhole, readZone } from "./read.ts";

describe("euros are read as decimal text", () => {
  test.each([
    ["595", 59_500],
    ["595.00", 59_500],
    ["595,00", 59_500],
    ["595.5", 59_550],
    ["0.07", 7],
    ["0", 0],
    ["1.15", 115],
    ["8.29", 829],
    ["0099.10", 9_910],
    ["9999999999999.99", 999_999_999_999_999],
  ])("%s is %i cents", (text, amount) => {
    expect(readEuros("--total", text)).toBe(amount);
  });

  test.each(["595.001", "595,000", "1.200,00", "1,200.00", "1 200", "€5", "-5", "+5", "5.", ".5", "", " 5", "1e3", "0x10", "NaN", "99999999999999"])("%j is refused", (text) => {
    expect(() => readEuros("--total", text)).toThrow(new WrongUse(`--total is ${text}, expected euros with at most two decimals such as 595.00`));
  });
});

describe("a day is read as it is written", () => {
  test.each(["2026-11-23", "2028-02-29", "0001-01-01"])("%s is a day", (text) => {
    expect(readDay("--from", text).toString()).toBe(text);
  });

  test.each(["2026-02-29", "2026-13-01", "2026-11-31", "2026-11-1", "23-11-2026", "20261123", "2026-11-23T10:00", "tomorrow", ""])("%j is refused", (text) => {
    expect(() => readDay("--from", text)).toThrow(new WrongUse(`--from is ${text}, expected a day such as 2026-11-23`));
  });
});

test.each([
  ["0", 0],
  ["7", 7],
  ["9999", 9_999],
])("%s is a whole number", (text, value) => {
  expect(readWhole("--days", text)).toBe(value);
});

test.each(["-1", "1.5", "10000", "", "seven"])("%j is no whole number from 0 to 9999", (text) => {
  expect(() => readWhole("--days", text)).toThrow(new WrongUse(`--days is ${text}, expected a whole number from 0 to 9999`));
});

test("a zone is known by its name", () => {
  expect(readZone("--zone", "America/Curacao")).toBe("America/Curacao");
  expect(() => readZone("--zone", "Amsterdam")).toThrow(new WrongUse("--zone is Amsterdam, expected a time zone such as Europe/Amsterdam"));
});

describe("every argument is understood or refused", () => {
  const form = { usage: "calc it", values: ["--from", "--to"], switches: ["--fast"], words: 1 };

  test("flags and words in any order", () => {
    const filled = readForm(["--fast", "--to", "b", "word", "--from", "a"], form);
    expect([filled.words, filled.required("--from"), filled.optional("--to"), filled.has("--fast")]).toEqual([["word"], "a", "b", true]);
  });

  test("what is not there is not there", () => {
    const filled = readForm(["word"], form);
    expect([filled.optional("--to"), filled.has("--fast")]).toEqual([undefined, false]);
    expect(() => filled.required("--from")).toThrow(new WrongUse("--from is missing; usage: calc it"));
  });

  test.each([
    [["word", "--form", "a"], "--form is unknown"],
    [["word", "--from=a"], "--from=a is unknown"],
    [["word", "--from"], "--from wants a value"],
    [["word", "--from", "--fast"], "--from wants a value"],
    [["word", "--from", "a", "--from", "b"], "--from stands there twice"],
    [["word", "--fast", "--fast"], "--fast stands there twice"],
    [["word", "another"], "another is too much"],
    [[], "something is missing"],
  ])("%j: %s", (args, why) => {
    expect(() => readForm(args, form)).toThrow(new WrongUse(`${why}; usage: calc it`));
  });
});
