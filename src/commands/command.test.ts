import { describe, expect, test } from "vitest";
import { flagValue, flagValues, onlyKnown, WrongUse } from "./command.ts";

describe("the words behind a command", () => {
  const known = { flags: ["--json"], valued: ["--as-of"] };

  test.each([[[]], [["--json"]], [["--as-of", "2026-12-02T12:00:00Z"]], [["--json", "--as-of", "2026-12-02T12:00:00Z"]]])("%j are known", (args) => {
    expect(() => onlyKnown(args, known)).not.toThrow();
  });

  test.each([
    [["--asof", "2026-12-02"], "--asof is not known here; there are --json, --as-of"],
    [["--as-of=2026-12-02"], "--as-of=2026-12-02 is not known here; there are --json, --as-of"],
    [["extra"], "extra is one word too many"],
    [["--as-of", "2026-12-02T12:00:00Z", "again"], "again is one word too many"],
    [["--json", "--json"], "--json stands there twice"],
  ])("%j are refused, so that a slip of the pen does nothing else", (args, line) => {
    expect(() => onlyKnown(args, known)).toThrow(new WrongUse(line));
  });

  test("a flag may come again where that says something, and a bare dash is a word", () => {
    expect(() => onlyKnown(["--as-of", "a", "--as-of", "b"], { ...known, repeated: ["--as-of"] })).not.toThrow();
    expect(flagValues(["--as-of", "a", "--json", "--as-of", "b"], "--as-of")).toEqual(["a", "b"]);
    expect(() => onlyKnown(["-", "--json"], { ...known, words: 1 })).not.toThrow();
    expect(() => onlyKnown(["-"], known)).toThrow(new WrongUse("- is one word too many"));
  });

  test("a command without any says so", () => {
    expect(() => onlyKnown(["--help-me"], {})).toThrow(new WrongUse("--help-me is not known here"));
  });

  test("as many words as a command takes are let through", () => {
    expect(() => onlyKnown(["create", "--json"], { ...known, words: 1 })).not.toThrow();
    expect(() => onlyKnown(["create", "it"], { ...known, words: 1 })).toThrow(new WrongUse("it is one word too many"));
  });
});

test("a flag that wants a value and has none is wrong use", () => {
  expect(flagValue(["--as-of", "x"], "--as-of")).toBe("x");
  expect(flagValue([], "--as-of")).toBeUndefined();
  expect(() => flagValue(["--as-of"], "--as-of")).toThrow(new WrongUse("--as-of wants a value"));
  expect(() => flagValue(["--as-of", "--json"], "--as-of")).toThrow(new WrongUse("--as-of wants a value"));
});
