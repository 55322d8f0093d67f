import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText, decimal } from "./csv.ts";

describe("a CSV file", () => {
  test("in Dutch has semicolons and decimal commas, in English commas and points", () => {
    const rows = [["Naam", Temporal.PlainDate.from("2026-11-01"), { cents: -108_295 }, null]];
    expect(csvText(rows, "nl")).toBe('\u{feff}"Naam";2026-11-01;-1082,95;\r\n');
    expect(csvText(rows, "en")).toBe('\u{feff}"Naam",2026-11-01,-1082.95,\r\n');
  });

  test.each(["=1+1", "+31 6", "-1", "@sum(a1)", "\t=1", "\r\n=1", "  =1", "＝1+1", "\u{feff}=1"])("takes %j for a text and not for a formula", (text) => expect(csvText([[text]], "nl")).toContain(`"'${text}"`));

  test("keeps quotes, separators and line ends in their cell", () => expect(csvText([['a "b"; c,\nd', "x"]], "nl")).toBe('\u{feff}"a ""b""; c,\nd";"x"\r\n'));

  test("holds one cell for whatever text there is", () => {
    assert(property(string({ unit: "binary" }), (text) => {
      const cell = csvText([[text]], "nl").slice(1, -2);
      expect(cell.startsWith('"') && cell.endsWith('"')).toBe(true);
      expect(cell.slice(1, -1).replaceAll('""', "")).not.toContain('"');
      expect(cell.slice(1)).not.toMatch(/^[=+@-]/);
    }));
  });

  test.each([[0, "0.00"], [5, "0.05"], [-5, "-0.05"], [123_456, "1234.56"]])("writes %i cents as %s", (cents, text) => expect(decimal(cents)).toBe(text));
});
