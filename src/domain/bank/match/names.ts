/** Words of a name that tell nothing about whose it is. */
const empty = new Set("bv nv vof cv bvba gmbh ltd inc llc holding beheer stichting vereniging hr dhr mevr mw mr drs ir dr heer mevrouw fam familie eo en of de het van der den te ten ter het the and und".split(" "));
const legalForms = /\b(b\.?\s?v|n\.?\s?v|v\.?\s?o\.?\s?f)\b\.?/g;

/** A name as it can be compared: letters without accents, small, without legal forms and small words. One or two letters are initials. */
export type NameWords = { readonly words: ReadonlySet<string>; readonly initials: ReadonlySet<string> };

export function nameWords(name: string): NameWords {
  const parts = withoutAccents(name).toLowerCase().replaceAll(legalForms, " ").match(/[a-z0-9]+/g) ?? [];
  const words = new Set<string>();
  const initials = new Set<string>();
  for (const part of parts) {
    if (empty.has(part)) continue;
    if (part.length <= 2) initials.add(part.charAt(0));
    else words.add(part);
  }
  return { words, initials };
}

/** The words of two texts together. */
export function bothWords(one: NameWords, other: NameWords): NameWords {
  return { words: new Set([...one.words, ...other.words]), initials: new Set([...one.initials, ...other.initials]) };
}

function withoutAccents(text: string): string {
  return /[^\0-\x7f]/.test(text) ? text.normalize("NFD").replaceAll(/\p{M}/gu, "") : text;
}

/** A name of ours, ready to be looked for in what a bank tells. */
export type KnownName = { readonly first: string; readonly words: readonly string[]; readonly person: boolean };

/**
 * Under which of its words a name is kept: a person under the family name, anything else under the word that fewest share.
 * @param sharing how many share a word
 */
export function keyWord({ words, person }: KnownName, sharing: (word: string) => number): string {
  return (person ? words.at(-1) : words.toSorted((a, b) => sharing(a) - sharing(b))[0]) ?? "";
}

export function knownName(name: string, person: boolean): KnownName {
  const words = [...nameWords(name).words];
  const isPerson = person && words.length > 1;
  return { first: isPerson ? (words[0] ?? "") : "", words: isPerson ? words.slice(1) : words, person: isPerson };
}

/**
 * How much of a name stands in what a bank tells. `whole`: every word of it, and of a person the first name or its initial.
 * `part`: a word of four letters or more.
 */
export function nameFit(known: KnownName, told: NameWords): "whole" | "part" | null {
  let found = 0;
  let telling = false;
  for (const word of known.words) {
    if (!told.words.has(word)) continue;
    found += 1;
    telling ||= word.length >= 4;
  }
  if (found === 0) return null;
  const whole = found === known.words.length && (!known.person || told.words.has(known.first) || told.initials.has(known.first.charAt(0)));
  return whole ? "whole" : telling ? "part" : null;
}
