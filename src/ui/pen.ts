import { contrast, mix, parseHex, type Hex } from "./contrast.ts";

export type Theme = "light" | "dark";

/** The pen of one theme: for links and buttons, for those under the pointer, and for the text on a button. */
export type Pen = { pen: string; penStrong: string; onPen: string };

export type PenTheme = Readonly<Record<Theme, Pen>>;

/** What text on paper needs to be read by everybody (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

export const defaultPen: PenTheme = {
  light: { pen: "#2038a6", penStrong: "#14246f", onPen: "#ffffff" },
  dark: { pen: "#a3b6ff", penStrong: "#c9d4ff", onPen: "#0d1433" },
};

/** What text stands on, in each theme. */
export const papers = { light: hex("#fdfdfb"), dark: hex("#13151a") };
const white = hex("#ffffff");
const night = hex("#0b0d11");

export type PenCheck = {
  ok: boolean;
  /** Of the pen on paper, rounded down to a tenth; 0 when it is no colour. */
  ratio: number;
};

/** Whether a colour can be the pen: at least 4.5:1 on the paper of that theme. */
export function checkPen(text: string, theme: Theme): PenCheck {
  const colour = parseHex(text);
  if (colour === null) return { ok: false, ratio: 0 };
  const ratio = contrast(colour, papers[theme]);
  return { ok: ratio >= leastContrast, ratio: Math.floor(ratio * 10) / 10 };
}

export type PenThemeOutcome =
  | { ok: true; theme: PenTheme }
  | { ok: false; refusal: { kind: "no-colour" | "too-little-contrast"; theme: Theme; ratio: number; least: number; nearest: string | null } };

/**
 * Both pens from the two colours an organisation chose. What lies under the pointer and on the button follows from them.
 * A refusal names the nearest colour that would do.
 */
export function penTheme(light: string, dark: string): PenThemeOutcome {
  for (const [theme, text] of [["light", light], ["dark", dark]] as const) {
    const check = checkPen(text, theme);
    if (check.ok) continue;
    const kind = parseHex(text) === null ? "no-colour" : "too-little-contrast";
    return { ok: false, refusal: { kind, theme, ratio: check.ratio, least: leastContrast, nearest: nearestPen(text, theme) } };
  }
  return { ok: true, theme: { light: penOf(hex(light), "light"), dark: penOf(hex(dark), "dark") } };
}

/** The colour nearest to the one asked for that can be read; null when it is no colour. */
export function nearestPen(text: string, theme: Theme): string | null {
  const colour = parseHex(text);
  if (colour === null) return null;
  const towards = theme === "light" ? night : white;
  for (let share = 0; share <= 1; share += 0.02) {
    const tried = mix(colour, towards, share);
    if (contrast(tried, papers[theme]) >= leastContrast) return tried;
  }
  return towards;
}

/** The sheet an organisation's pages load after handslag.css. It stays in the layer of the tokens, so that print still wins. */
export function penStylesheet({ light, dark }: PenTheme): string {
  return `@layer tokens {\n  :root ${declarations(light)}\n  @media screen and (prefers-color-scheme: dark) { :root ${declarations(dark)} }\n}\n`;
}

function declarations({ pen, penStrong, onPen }: Pen): string {
  return `{ --pen: ${hex(pen)}; --pen-strong: ${hex(penStrong)}; --on-pen: ${hex(onPen)}; }`;
}

/** White stands on every pen that reads on light paper, night on every pen that reads on dark; the strong pen moves away from it. */
function penOf(pen: Hex, theme: Theme): Pen {
  return theme === "light"
    ? { pen, penStrong: mix(pen, night, 0.35), onPen: white }
    : { pen, penStrong: mix(pen, white, 0.35), onPen: night };
}

function hex(text: string): Hex {
  const colour = parseHex(text);
  if (colour === null) throw new RangeError(`pen: expected a colour such as #2038a6, got ${JSON.stringify(text)}`);
  return colour;
}
