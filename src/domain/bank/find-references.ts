import { isCode, normaliseCode } from "../deal/code.ts";
import { isBetalingskenmerk } from "./betalingskenmerk.ts";
import { isRfReference } from "./rf-reference.ts";

export type FoundReference = { readonly kind: "rf" | "betalingskenmerk"; readonly value: string };

/** The whole of one of ours: RF, two check digits and a code of eight. */
const lengthOfOurs = 12;
const longestRf = 25;
const mostCodes = 20;

/**
 * The references in what a payer wrote whose check digits fit, without spaces. Text of a bank may break them anywhere, so spaces, line breaks, dots and dashes inside do not matter.
 * One place in the text can be read as several (where does it end?): the longest comes first.
 */
export function findReferences(text: string): FoundReference[] {
  const kenmerken = [...text.toUpperCase().matchAll(/(?<![A-Z0-9])(?:\d{4}[\s.-]?\d{4}[\s.-]?\d{4}[\s.-]?\d{4}|\d{9,14})(?![A-Z0-9])/g)].map(([digits]) => digits.replaceAll(/\D/g, ""));
  return [
    ...findRfReferences(text).map((value): FoundReference => ({ kind: "rf", value })),
    ...unique(kenmerken.filter(isBetalingskenmerk)).map((value): FoundReference => ({ kind: "betalingskenmerk", value })),
  ];
}

/** Those of {@link findReferences} that begin with RF. */
export function findRfReferences(text: string): string[] {
  const upper = text.toUpperCase();
  return unique([...upper.matchAll(/(?<![A-Z0-9])R[\s.-]*F[\s.-]*\d[\s.-]*\d/g)].flatMap(({ index }) => rfFrom(upper.slice(index, index + 4 * longestRf))));
}

/** Every valid reference that begins here and ends where a word does, or has the length of ours. */
function rfFrom(text: string): string[] {
  const ends = new Set([lengthOfOurs]);
  let compact = "";
  for (const character of text) {
    if (/[A-Z0-9]/.test(character)) compact += character;
    else if (/[\s.-]/.test(character)) ends.add(compact.length);
    else break;
    if (compact.length > longestRf) break;
  }
  ends.add(compact.length);
  return [...ends].filter((end) => end <= Math.min(compact.length, longestRf)).sort((a, b) => b - a).map((end) => compact.slice(0, end)).filter(isRfReference);
}

/**
 * What may be a code of a deal, as {@link normaliseCode} writes it: somebody who has the deals must say whether there is one. Ordinary words of eight letters are among them.
 * Four and four with a space between count only with a digit in them, because two short words stand in every sentence.
 * @returns at most twenty, each once, those with a dash first
 */
export function findCodes(text: string): string[] {
  const upper = text.toUpperCase();
  const dashed = [...upper.matchAll(/(?<![A-Z0-9])[A-Z0-9]{4}\s*[-‐‑–]\s*[A-Z0-9]{4}(?![A-Z0-9])/g)];
  const whole = [...upper.matchAll(/(?<![A-Z0-9])[A-Z0-9]{8}(?![A-Z0-9])/g)];
  const spaced = [...upper.matchAll(/(?<![A-Z0-9])(?=([A-Z0-9]{4}\s[A-Z0-9]{4})(?![A-Z0-9]))/g)].filter(([, code = ""]) => /\d/.test(code) && /[A-Z]/.test(code));
  return unique([...dashed, ...whole, ...spaced].map(([found, ahead]) => normaliseCode(ahead ?? found)).filter(isCode)).slice(0, mostCodes);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
