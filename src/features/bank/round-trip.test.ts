import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineInShort, statementsIn } from "../../../test/support/bank.ts";
import { asCamt, asMt940, closingOf } from "../../../test/support/bank-writers.ts";
import type { MadeLine, MadeStatement } from "../../../test/support/bank-writers.ts";
import { plainAmount } from "../../domain/bank/bank-amount.ts";

const words = (characters: string) => fc.array(fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 }).map((list) => list.join(" "));
const anyText = words("abcXYZ129éñ€&<>\"'()/-.");
// MT940 knows no escape: its text may hold no word between slashes, and a line of it may not begin as a tag does.
const plainText = words("abcXYZ129()-.,");

function made(text: fc.Arbitrary<string>): fc.Arbitrary<MadeStatement[]> {
  const day = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const line: fc.Arbitrary<MadeLine> = fc.record({
    on: day, cents: fc.integer({ min: -9_999_999, max: 9_999_999 }), name: text, text, account: fc.constantFrom("NL20INGB0001234567", "BE68539007547034"),
    endToEndId: fc.stringMatching(/^[A-Z][A-Z0-9]{3,20}$/),
  });
  return fc.array(fc.record({ account: fc.constant("NL91ABNA0417164300"), opening: fc.integer({ min: -9_999_999, max: 9_999_999 }), lines: fc.array(line, { maxLength: 6 }) }), { minLength: 1, maxLength: 4 });
}

const inShort = ({ on, cents, name, account, text }: MadeLine) => [on, `EUR ${plainAmount({ units: cents, currency: "EUR" })}`, name, account, null, text];

/** What must be the same, as it was made and as it is read. */
const toldOf = (one: MadeStatement) => ({ opening: one.opening, closing: closingOf(one), balanced: true, lines: one.lines.map(inShort), ids: one.lines.map(({ endToEndId }) => endToEndId) });

async function readAgain(written: string, pieces: number): Promise<object[]> {
  return (await statementsIn(written, { pieces })).map(({ totals, lines }) => ({
    opening: totals.opening?.amount.units, closing: totals.closing?.amount.units, balanced: totals.balanced, lines: lines.map(({ line }) => lineInShort(line)), ids: lines.map(({ line }) => line.endToEndId),
  }));
}

describe("what is written is what is read", () => {
  test("as camt.053", async () => {
    await fc.assert(fc.asyncProperty(made(anyText), fc.integer({ min: 1, max: 300 }), async (statements, pieces) => {
      expect(await readAgain(asCamt(statements), pieces)).toEqual(statements.map(toldOf));
    }));
  });

  test("as MT940, with either line end", async () => {
    await fc.assert(fc.asyncProperty(made(plainText), fc.integer({ min: 1, max: 300 }), fc.constantFrom("\n", "\r\n"), async (statements, pieces, lineEnd) => {
      expect(await readAgain(asMt940(statements, lineEnd), pieces)).toEqual(statements.map(toldOf));
    }));
  });
});

describe("a line has the same fingerprint in every file that holds it", () => {
  const prints = async (statements: readonly MadeStatement[]) => (await statementsIn(asCamt(statements))).flatMap(({ lines }) => lines.map(({ fingerprint }) => fingerprint));
  const line = (on: string, cents: number): MadeLine => ({ on, cents, name: "Koffiehuis", text: "Twee koffie", account: "NL20INGB0001234567", endToEndId: "NOTPROVIDED" });
  const file = (...lines: MadeLine[]): MadeStatement[] => [{ account: "NL91ABNA0417164300", opening: 0, lines }];

  test("also when files overlap", async () => {
    const first = await prints(file(line("2026-11-02", -350), line("2026-11-03", -350), line("2026-11-03", -350)));
    const second = await prints(file(line("2026-11-03", -350), line("2026-11-03", -350), line("2026-11-04", -350)));
    expect(new Set(first).size).toBe(3);
    expect(second.slice(0, 2)).toEqual(first.slice(1));
    expect(first).not.toContain(second[2]);
  });

  test("and the same twice on one day is two lines, in one statement or in two", async () => {
    const [one, two] = [line("2026-11-03", -350), line("2026-11-03", -350)];
    const together = await prints(file(one, two));
    expect(new Set(together).size).toBe(2);
    expect(await prints([...file(one), ...file(two)])).toEqual(together);
  });
});
