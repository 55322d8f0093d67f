import { findCodes, findReferences } from "../find-references.ts";
import { nearCodes, slipsIn } from "./near-codes.ts";
import { isNearly, findInvoiceNumbers, findTails } from "./numbers.ts";
import { knownPayers } from "./payers.ts";
import { amountsOf } from "./open-index.ts";
import type { Indexed, IndexedNumber, OpenIndex } from "./open-index.ts";
import type { MatchDoubt, MatchReason } from "./proposal.ts";
import type { Told } from "./told.ts";

/** A deal that a line names. `sure`: as somebody cannot name it by a slip of the pen. */
export type Named = { readonly one: Indexed; readonly reason: MatchReason; readonly sure: boolean; readonly doubt: MatchDoubt | null };

/** The deals that a line names, each once with the strongest way in which it does. */
export function namedDeals(told: Told, index: OpenIndex): { named: readonly Named[]; foreign: boolean } {
  const references = findReferences(told.text).filter(({ kind }) => kind === "rf");
  const found = new Map<string, Named>();
  const add = (one: Indexed | undefined, reason: MatchReason, { sure, doubt = null }: { sure: boolean; doubt?: MatchDoubt | null }) => {
    if (one !== undefined && !found.has(one.deal.dealId)) found.set(one.deal.dealId, { one, reason, sure, doubt });
  };
  for (const { value } of references) add(index.byCode.get(value.slice(4)), "reference-rf", { sure: true });
  const ours = found.size;
  const slipped = new Set(slipsIn(told.text).map(({ code }) => code));
  for (const code of findCodes(told.text)) if (!slipped.has(code)) add(index.byCode.get(code), "deal-code", { sure: true });
  for (const code of nearCodes(told.text, (near) => index.byCode.has(near))) add(index.byCode.get(code), "reference-nearly", { sure: false, doubt: "check-digits" });
  for (const number of findInvoiceNumbers(told.text, (compact) => index.byNumber.get(compact))) {
    const one = index.deals.get(number.dealId);
    if (one !== undefined) add(one, "invoice-number", whetherSure(one, number, told, index));
  }
  if (found.size === 0) for (const one of byTail(told, index)) add(one, "invoice-tail", { sure: false });
  return { named: [...found.values()], foreign: ours === 0 && references.length > 0 };
}

/** An invoice number has no check digit: it counts when who pays is known to be of this customer alone, and when no other number of theirs is one slip away for the same amount. */
function whetherSure(one: Indexed, number: IndexedNumber, told: Told, index: OpenIndex): { sure: boolean; doubt: MatchDoubt | null } {
  const payers = knownPayers(told, index);
  if (payers.size !== 1 || !payers.has(one.customerKey)) return { sure: false, doubt: told.named ? "name-differs" : null };
  const amounts = amountsOf(one);
  const near = (index.byCustomer.get(one.customerKey) ?? []).some((other) =>
    other !== one && amountsOf(other).some((amount) => amounts.includes(amount)) && other.deal.invoices.some((printed) => isNearly(printed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""), number.compact)),
  );
  return near ? { sure: false, doubt: "number-nearly" } : { sure: true, doubt: null };
}

const mostTails = 20;

function byTail(told: Told, index: OpenIndex): Indexed[] {
  return findTails(told.text).flatMap((tail) => index.byTail.get(tail) ?? []).slice(0, mostTails);
}
