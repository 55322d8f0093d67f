import { nameFit } from "./names.ts";
import type { Indexed, OpenIndex } from "./open-index.ts";
import type { Told } from "./told.ts";

/** A word that so many deals share tells nobody apart. */
const mostSharing = 600;

/** Payable deals with a word of their names in what a line tells, with nothing of words that too many share. One may stand there more than once. */
export function dealsByName({ words }: Told, index: OpenIndex): Indexed[] {
  return [...words.words].flatMap((word) => {
    const sharing = index.byWord.get(word) ?? [];
    return sharing.length <= mostSharing ? sharing : [];
  });
}

/** Whether the payer is the customer of a deal, or somebody who comes: by the whole name, or by an account that paid for this customer alone. */
export function isPayer({ names, participants, customerKey }: Indexed, { payer, account }: Told, index: OpenIndex): boolean {
  const byAccount = index.byAccount.get(account);
  if (byAccount?.length === 1 && byAccount[0] === customerKey) return true;
  return names.some((known) => nameFit(known, payer) === "whole") || participants.some((known) => nameFit(known, payer) === "whole");
}

/** Whether the payer may be: a family name alone is enough. */
export function mayBePayer(one: Indexed, told: Told, index: OpenIndex): boolean {
  const alone = told.payer.initials.size === 0 && told.payer.words.size === 1;
  return isPayer(one, told, index) || index.byAccount.get(told.account)?.includes(one.customerKey) === true || (alone && [...one.names, ...one.participants].some((known) => nameFit(known, told.payer) !== null));
}
