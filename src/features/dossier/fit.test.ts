import { assert, array, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { whatFits } from "./fit.ts";
import type { Bundle } from "./fit.ts";

const limits = { bytes: 100, bytesOfReply: 40, contents: 6 };
const bundle = (recordId: string, name: string, size: number): Bundle => ({ recordId, names: [name], size });
const leftOut = (...bundles: Bundle[]) => whatFits(bundles, limits).leftOut.map(({ recordId }) => recordId);

describe("the contents of a dossier", () => {
  test("all come along where they fit, also exactly", () => {
    expect(leftOut(bundle("order", "order", 60), bundle("answer", "reply", 40))).toEqual([]);
  });

  test("give way one by one where they do not: the largest answers first, then reports, then the rest", () => {
    expect(leftOut(bundle("order", "order", 80), bundle("a", "reply", 10), bundle("b", "reply", 30), bundle("c", "reply", 11))).toEqual(["b", "c"]);
    expect(leftOut(bundle("mail", "mail", 90), bundle("report", "report", 20), bundle("a", "reply", 1))).toEqual(["a", "report"]);
    expect(leftOut(bundle("mail", "mail", 70), bundle("order", "order", 40))).toEqual(["mail"]);
  });

  test("hold no answer that is too large by itself", () => {
    expect(leftOut(bundle("a", "reply", 41), bundle("b", "reply", 40))).toEqual(["a"]);
    expect(leftOut(bundle("mail", "mail", 41))).toEqual([]);
  });

  test("are never more than so many, however small", () => {
    expect(leftOut(...Array.from({ length: 8 }, (_, at) => bundle(`answer-${at}`, "reply", 8 - at)))).toEqual(["answer-0", "answer-1"]);
  });

  test("fit afterwards, and are each either in it or left out", () => {
    const bundles = array(record({ recordId: constantFrom("one", "two", "three"), names: constantFrom(["reply", "dkim-keys"], ["report"], ["mail", "transcript"]), size: integer({ min: 0, max: 60 }) }));
    assert(property(bundles, (all) => {
      const { fits, leftOut: gone } = whatFits(all, limits);
      expect(fits.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(limits.bytes);
      expect(fits.flatMap(({ names }) => names).length).toBeLessThanOrEqual(limits.contents);
      expect(fits.length + gone.length).toBe(all.length);
    }));
  });
});
