import { addCents, cents, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import { creditAmount, creditEverything, whatIsLeft } from "./credit.ts";
import type { Invoice } from "./invoice.ts";
import { inProportion, invoiceTotals } from "./totals.ts";

/** What an invoice or a credit note counts with. */
export type Counted = Pick<Invoice, "lines" | "prices" | "fixedVat">;

/** A document that was issued for a deal, in the order of issue. */
export type Issued = { id: string; kind: Invoice["kind"]; originalId: string | null; counted: Counted };

/** A document that is to be issued. `originalId` names the invoice that a credit note takes back from. */
export type Due = { kind: "invoice"; counted: Counted } | { kind: "credit-note"; originalId: string; counted: Counted };

/**
 * The documents that bring the invoices of a deal, less its credit notes, to what the deal comes to. More: an invoice, of the
 * price as it was ordered where that is the difference, else with one line for each rate in proportion to the price. Less:
 * credit notes, of the newest invoice first, each for what is left of it at most. Equal: none.
 * @param follow.target above or at nought
 * @param follow.ordered the lines of the price as it was ordered
 * @param follow.text for lines that stand for a rate as a whole
 * @throws {RangeError} when more was credited than invoiced: no step does that
 * @see docs/rules/invoices.md
 */
export function documentsToFollow(follow: { target: Cents; issued: readonly Issued[]; ordered: Counted; text: string }): Due[] {
  const { target, issued, ordered, text } = follow;
  const invoices = issued.filter(({ kind }) => kind === "invoice").map((invoice) => ({ invoice, notes: issued.filter(({ originalId }) => originalId === invoice.id).map(({ counted }) => counted) }));
  const left = invoices.map((one) => ({ ...one, leftCents: addCents(...whatIsLeft(one.invoice.counted, one.notes).map(({ taxableCents, vatCents }) => addCents(taxableCents, vatCents))) }));
  const have = addCents(...left.map(({ leftCents }) => leftCents));
  if (target > have) return [{ kind: "invoice", counted: moreLines(ordered, cents(target - have), text) }];
  let over = have - target;
  const notes: Due[] = [];
  for (const { invoice, notes: earlier, leftCents } of left.toReversed()) {
    const amountCents = cents(Math.min(over, leftCents));
    if (amountCents === 0) continue;
    over -= amountCents;
    const outcome = amountCents === leftCents ? creditEverything({ original: invoice.counted, earlier, text }) : creditAmount({ original: invoice.counted, earlier, amountCents, text });
    if (!outcome.ok) throw new RangeError(`invoice ${invoice.id}: ${amountCents} of ${leftCents} cents could not be credited: ${outcome.refusal.kind}`);
    notes.push({ kind: "credit-note", originalId: invoice.id, counted: outcome.credit });
  }
  return notes;
}

/** An amount including VAT as lines: the price as it was ordered, or a part of it in the proportion of its rates. */
function moreLines(ordered: Counted, amountCents: Cents, text: string): Counted {
  const { groups, totalCents } = invoiceTotals({ ...ordered, paidCents: zeroCents });
  if (amountCents === totalCents) return ordered;
  const parts = inProportion(amountCents, groups.map(({ taxableCents, vatCents }) => taxableCents + vatCents));
  const lines = groups.flatMap(({ vat }, index) => {
    const unitPriceCents = parts[index] ?? zeroCents;
    const service = ordered.lines.find((line) => line.vat.kind === vat.kind)?.service ?? null;
    return unitPriceCents === 0 ? [] : [{ text, quantityThousandths: 1_000, unitPriceCents, discountCents: zeroCents, vat, service }];
  });
  return { lines, prices: "including-vat", fixedVat: [] };
}
