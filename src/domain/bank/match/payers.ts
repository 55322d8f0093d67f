import { nameFit } from "./names.ts";
import type { NameWords } from "./names.ts";
import type { Indexed, OpenIndex } from "./open-index.ts";
import type { Told } from "./told.ts";

/** Open deals of which a whole name stands in what a line tells, and those of which a part does when the amount settles them. */
export function dealsByName({ words }: Told, cents: number, index: OpenIndex): Indexed[] {
  const named = bearersOfWhole(words, index).filter((one) => one.openCents > 0 || one.recorded.length > 0);
  const exact = index.byAmount.get(cents);
  if (exact === undefined) return named;
  return [...named, ...[...words.words].flatMap((word) => both(index.byWord.get(word), exact))];
}

function bearersOfWhole(words: NameWords, index: OpenIndex): Indexed[] {
  const found: Indexed[] = [];
  for (const word of words.words) {
    for (const [initial, bearers] of index.byName.get(word) ?? []) {
      if (initial !== "" && !hasInitial(words, initial)) continue;
      for (const { known, ones } of bearers) if (nameFit(known, words) === "whole") for (const one of ones) found.push(one);
    }
  }
  return found;
}

function hasInitial({ words, initials }: NameWords, initial: string): boolean {
  if (initials.has(initial)) return true;
  for (const word of words) if (word.startsWith(initial)) return true;
  return false;
}

function both(one: ReadonlySet<Indexed> | undefined, other: ReadonlySet<Indexed>): Indexed[] {
  if (one === undefined) return [];
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  const shared: Indexed[] = [];
  for (const indexed of few) if (many.has(indexed)) shared.push(indexed);
  return shared;
}

/** Whether the payer is the customer of a deal, or somebody who comes: by the whole name, or by an account that paid for this customer alone. */
export function isPayer({ names, participants, customerKey }: Indexed, { payer, account }: Told, index: OpenIndex): boolean {
  const byAccount = index.byAccount.get(account);
  if (byAccount?.length === 1 && byAccount[0] === customerKey) return true;
  return names.some((known) => nameFit(known, payer) === "whole") || participants.some((known) => nameFit(known, payer) === "whole");
}

/** Payable deals whose customer the payer may be: by a whole name, by an account, or by a family name when nothing else is told. */
export function possiblePayers(told: Told, index: OpenIndex): Indexed[] {
  const { payer, account } = told;
  const [only = "", ...more] = payer.words;
  const alone = more.length === 0 && payer.initials.size === 0 ? [...(index.byWord.get(only) ?? [])] : [];
  const byAccount = (index.byAccount.get(account) ?? []).flatMap((customerKey) => index.byCustomer.get(customerKey) ?? []);
  return [...alone, ...byAccount, ...bearersOfWhole(payer, index)];
}
