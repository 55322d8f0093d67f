import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { WrongUse } from "./command.ts";
import { refuseOutput, writeOutput } from "./output-file.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-output-"));
afterAll(() => rmSync(folder, { recursive: true }));
const bytes = new Uint8Array([1, 2, 3]);
const unforced = { force: false };

describe("a file that is written", () => {
  test("is not put in the place of another unless that is asked for", () => {
    const file = join(folder, "taken");
    writeFileSync(file, "old");
    expect(() => writeOutput(file, bytes, unforced)).toThrow(new WrongUse(`${file} is there already: name another, or overwrite it with --force`));
    expect(readFileSync(file, "utf8")).toBe("old");
    writeOutput(file, bytes, { force: true });
    expect([...readFileSync(file)]).toEqual([1, 2, 3]);
  });

  test.each([
    ["", /is a folder/],
    ["no/such/place.asice", /there is no folder .*no\/such/],
    [`${"x".repeat(300)}`, /cannot be written: its name is too long/],
  ])("%j says in a sentence why it cannot be", (name, sentence) => {
    expect(() => writeOutput(join(folder, name), bytes, unforced)).toThrow(sentence);
  });

  test("may be standard output", () => {
    expect(() => refuseOutput("-", unforced)).not.toThrow();
  });
});
