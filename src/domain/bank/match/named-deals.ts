import { findCodes, findRfReferences } from "../find-references.ts";
import { nearCodes, slipsIn } from "./near-codes.ts";
import { findInvoiceNumbers, findTails, isSlip } from "./numbers.ts";
import { isPayer, possiblePayers } from "./payers.ts";
import { amountsOf } from "./open-index.ts";
import type { Indexed, IndexedNumber, OpenIndex } from "./open-index.ts";
import type { MatchDoubt, MatchReason } from "./proposal.ts";
import type { Told } from "./told.ts";

/** A deal that a line names. `sure`: as somebody cannot name it by a slip of the pen. */
export type Named = { readonly one: Indexed; readonly reason: MatchReason; readonly sure: boolean; readonly doubt: MatchDoubt | null };

/** The deals that a line names, each once with the strongest way in which it does. */
export function namedDeals(told: Told, index: OpenIndex): { named: readonly Named[]; foreign: boolean } {
  const references = findRfReferences(told.text);
  const found = new Map<string, Named>();
  const add = (one: Indexed | undefined, reason: MatchReason, { sure, doubt = null }: { sure: boolean; doubt?: MatchDoubt | null }) => {
    if (one !== undefined && !found.has(one.deal.dealId)) found.set(one.deal.dealId, { one, reason, sure, doubt });
  };
  for (const reference of references) add(index.byCode.get(reference.slice(4)), "reference-rf", { sure: true });
  const ours = found.size;
  const slips = slipsIn(told.text);
  const slipped = new Set(slips.map(({ code }) => code));
  for (const code of findCodes(told.text)) if (!slipped.has(code)) add(index.byCode.get(code), "deal-code", { sure: true });
  for (const code of nearCodes(slips, (near) => index.byCode.has(near))) add(index.byCode.get(code), "reference-nearly", { sure: false, doubt: "check-digits" });
  const numbers = findInvoiceNumbers(told.text, (compact) => index.byNumber.get(compact), (begin) => index.numberHeads.has(begin));
  for (const number of numbers) {
    const one = index.deals.get(number.dealId);
    if (one !== undefined) add(one, "invoice-number", whetherSure({ one, number, numbers }, told, index));
  }
  if (found.size === 0) for (const one of byTail(told, index)) add(one, "invoice-tail", { sure: false });
  return { named: [...found.values()], foreign: ours === 0 && references.length > 0 };
}

/**
 * An invoice number has no check digit: it counts when who pays is known to be of this customer, and when no number that is one slip
 * away is of somebody whom the payer may be as well, with the same amount open.
 */
function whetherSure({ one, number, numbers }: { one: Indexed; number: IndexedNumber; numbers: readonly IndexedNumber[] }, told: Told, index: OpenIndex): { sure: boolean; doubt: MatchDoubt | null } {
  if (!isPayer(one, told, index)) return { sure: false, doubt: told.named ? "name-differs" : null };
  const amounts = amountsOf(one);
  const named = new Set(numbers.map(({ compact }) => compact));
  const near = possiblePayers(told, index).some((meant) =>
    meant !== one && amountsOf(meant).some((amount) => amounts.includes(amount)) && meant.numbers.some((compact) => !named.has(compact) && isSlip(compact, number.compact)),
  );
  return near ? { sure: false, doubt: "number-nearly" } : { sure: true, doubt: null };
}

const mostTails = 20;

function byTail(told: Told, index: OpenIndex): Indexed[] {
  return findTails(told.text).flatMap((tail) => index.byTail.get(tail) ?? []).slice(0, mostTails);
}
