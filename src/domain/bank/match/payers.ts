import { nameFit } from "./names.ts";
import type { Indexed, OpenIndex } from "./open-index.ts";
import type { Told } from "./told.ts";

/** A word that so many deals share tells nobody apart. */
const mostSharing = 600;

/** Deals with a word of their names in what a line tells, with nothing of words that too many share. */
export function dealsByName({ words }: Told, index: OpenIndex): { deals: ReadonlySet<Indexed>; whole: boolean } {
  const deals = new Set<Indexed>();
  let whole = true;
  for (const word of words.words) {
    const sharing = index.byWord.get(word);
    if (sharing === undefined) continue;
    if (sharing.length > mostSharing) whole = false;
    else for (const one of sharing) deals.add(one);
  }
  return { deals, whole };
}

/**
 * The customers whose whole name, or that of somebody who comes for them, is the payer's, or who paid from this account before.
 * Empty also when a word is shared by so many that nobody can say.
 */
export function knownPayers(told: Told, index: OpenIndex): ReadonlySet<string> {
  const byAccount = index.byAccount.get(told.account);
  if (byAccount?.length === 1) return new Set(byAccount);
  const { deals, whole } = dealsByName({ ...told, words: told.payer }, index);
  if (!whole) return new Set();
  return new Set([...deals].filter((one) => isPayer(one, told)).map(({ customerKey }) => customerKey));
}

function isPayer({ names, participants }: Indexed, { payer }: Told): boolean {
  return [...names, ...participants].some((known) => nameFit(known, payer) === "whole");
}
