import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { contrast, parseHex, type Hex } from "./contrast.ts";
import { checkPen, defaultPen, leastContrast, nearestPen, penStylesheet, penTheme, type PenTheme, type Theme } from "./pen.ts";

const tokens = readFileSync(join(import.meta.dirname, "assets/styles/public/tokens.css"), "utf8");
const [lightTokens = "", darkTokens = ""] = tokens.split("prefers-color-scheme: dark");

/** What the look promises, per pair: light, dark. */
const pairs: readonly (readonly [string, string, number])[] = [
  ["ink", "paper", 7],
  ["ink-soft", "paper", 4.5],
  ["pen", "paper", 4.5],
  ["pen-strong", "paper", 4.5],
  ["on-pen", "pen", 4.5],
  ["on-pen", "pen-strong", 4.5],
  ["alert", "paper", 4.5],
  ["paper", "alert", 4.5],
  ["ink", "field", 7],
  ["control", "paper", 3],
  ["control", "field", 3],
];

describe.each([["light", lightTokens], ["dark", darkTokens]] as const)("on %s paper", (_theme, css) => {
  test.each(pairs)("%s on %s reads at %d:1 or better", (front, back, least) => {
    expect(contrast(token(css, front), token(css, back))).toBeGreaterThanOrEqual(least);
  });
});

test("the pen of the tokens is the pen that mails use", () => {
  expect(token(lightTokens, "pen")).toBe(defaultPen.light.pen);
  expect(token(darkTokens, "pen")).toBe(defaultPen.dark.pen);
});

test.each([
  ["#2038a6", "light", true],
  ["#777777", "light", false],
  ["#a3b6ff", "dark", true],
  ["#2038a6", "dark", false],
  ["blue", "light", false],
] as const)("%s as the %s pen is %s", (colour, theme, ok) => {
  expect(checkPen(colour, theme).ok).toBe(ok);
});

test("black on white is 21, and a colour on itself is 1", () => {
  expect(contrast(hex("#000"), hex("#fff"))).toBeCloseTo(21);
  expect(contrast(hex("#2038a6"), hex("#2038A6"))).toBe(1);
});

test("a pen that cannot be read is refused with the nearest that can", () => {
  const nearest = nearestPen("#ffcc00", "light");
  expect(checkPen(nearest ?? "", "light").ok).toBe(true);
  expect(penTheme("#ffcc00", "#ffcc00")).toMatchObject({ ok: false, refusal: { kind: "too-little-contrast", theme: "light", nearest } });
  expect(penTheme("#2038a6", "pen")).toMatchObject({ ok: false, refusal: { kind: "no-colour", theme: "dark", nearest: null } });
});

test("whatever colours are chosen, an accepted theme reads everywhere", () => {
  const colour = integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  assert(
    property(colour, colour, (light, dark) => {
      const outcome = penTheme(nearestPen(light, "light") ?? "", nearestPen(dark, "dark") ?? "");
      expect(outcome.ok && [readsEverywhere(outcome.theme, "light"), readsEverywhere(outcome.theme, "dark")]).toEqual([true, true]);
    }),
  );
});

test("the sheet of a pen holds only colours", () => {
  expect(penStylesheet(defaultPen)).toContain("--pen: #2038a6; --pen-strong: #14246f; --on-pen: #ffffff;");
  const evil = { pen: "red;} body{display:none", penStrong: "#000000", onPen: "#ffffff" };
  expect(() => penStylesheet({ light: evil, dark: evil })).toThrow(RangeError);
});

function readsEverywhere(themes: PenTheme, theme: Theme): boolean {
  const { pen, penStrong, onPen } = themes[theme];
  return checkPen(penStrong, theme).ok && Math.min(contrast(hex(onPen), hex(pen)), contrast(hex(onPen), hex(penStrong))) >= leastContrast;
}

function token(css: string, name: string): Hex {
  return hex(new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? "");
}

function hex(text: string): Hex {
  const colour = parseHex(text);
  if (colour === null) throw new Error(`no colour: ${JSON.stringify(text)}`);
  return colour;
}
