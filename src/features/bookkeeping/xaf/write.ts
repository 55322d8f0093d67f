import { decimal } from "../../../platform/csv.ts";

/** What most texts are: nothing to leave out, to join or to cut. */
const isPlain = /^(?:[!-~](?: (?! ))?)*(?<! )$/;

/** A text without what XML cannot hold, cut to what the audit file allows; characters are counted as a reader counts them. */
export function plain(text: string, most: number): string {
  if (text.length <= most && isPlain.test(text)) return text;
  const legal = text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "").replaceAll(/\s+/g, " ").trim();
  return Array.from(legal).slice(0, most).join("");
}

/** An element with a text; nothing for an empty one. */
export function leaf(name: string, text: string): string {
  return text === "" ? "" : must(name, text);
}

/** An element with a text that has to be there, also when it is empty. */
export function must(name: string, text: string): string {
  return `<${name}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</${name}>`;
}

export function branch(name: string, children: readonly string[]): string {
  return `<${name}>${children.join("")}</${name}>\n`;
}

/** Both sides of some lines. */
export function totalsOf(lines: readonly { cents: number }[]): string[] {
  const side = (sign: 1 | -1) => decimal(lines.reduce((sum, { cents }) => sum + Math.max(0, sign * cents), 0));
  return [must("totalDebit", side(1)), must("totalCredit", side(-1))];
}

/** An amount without its sign, and its side. */
export function amountOf(cents: number): string[] {
  return [must("amnt", decimal(Math.abs(cents))), must("amntTp", cents < 0 ? "C" : "D")];
}
