import { cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** How an invoice stands: `credited` is taken back whole. `settled` and `to-refund` are of credit notes. */
export const documentStates = ["open", "part-paid", "overdue", "paid", "credited", "settled", "to-refund"] as const;

export type DocumentState = (typeof documentStates)[number];

/** A document of a deal with its amount, always positive; a credit note names the invoice that it takes back from. */
export type StatedDocument = { id: string; kind: "invoice" | "credit-note"; originalId: string | null; totalCents: number };

/** `openCents`: what is still to be paid on an invoice, or to be paid back on a credit note. */
export type DocumentStand = { state: DocumentState; openCents: Cents };

/**
 * How each document of one deal stands. The journal says how much of the deal is open; money pays the oldest invoice first, so what
 * is open is on the newest, and what of it is late is on the oldest of those.
 * @param deal.documents all of the deal, in the order in which they were issued
 * @param deal.receivableCents open by the journal
 * @param deal.lateCents the part of it that is past its day
 * @param deal.depositCents held for the customer by the journal: what credit notes took back and has not gone back
 * @see docs/rules/invoices.md
 */
export function documentStands({ documents, receivableCents, lateCents, depositCents }: { documents: readonly StatedDocument[]; receivableCents: number; lateCents: number; depositCents: number }): Map<string, DocumentStand> {
  const invoices = documents.filter(({ kind }) => kind === "invoice").map(({ id, totalCents }) => ({ id, amount: Math.max(0, totalCents - creditedOf(id, documents)) }));
  const notes = documents.filter(({ kind }) => kind === "credit-note").map(({ id, totalCents }) => ({ id, amount: totalCents }));
  const open = spread(invoices.toReversed(), receivableCents);
  const late = spread(invoices.map(({ id }) => ({ id, amount: open.get(id) ?? 0 })), lateCents);
  const back = spread(notes.toReversed(), depositCents);
  return new Map([
    ...invoices.map(({ id, amount }) => [id, standOf({ amount, open: open.get(id) ?? 0, late: late.get(id) ?? 0 })] as const),
    ...notes.map(({ id }) => [id, backOf(back.get(id) ?? 0)] as const),
  ]);
}

function creditedOf(invoiceId: string, documents: readonly StatedDocument[]): number {
  return documents.reduce((sum, { kind, originalId, totalCents }) => (kind === "credit-note" && originalId === invoiceId ? sum + totalCents : sum), 0);
}

function standOf({ amount, open, late }: { amount: number; open: number; late: number }): DocumentStand {
  const openCents = cents(open);
  if (amount === 0) return { state: "credited", openCents };
  if (open === 0) return { state: "paid", openCents };
  if (late > 0) return { state: "overdue", openCents };
  return { state: open < amount ? "part-paid" : "open", openCents };
}

function backOf(open: number): DocumentStand {
  return { state: open > 0 ? "to-refund" : "settled", openCents: cents(open) };
}

/** An amount over documents one after the other, each up to its own. */
function spread(documents: readonly { id: string; amount: number }[], sum: number): Map<string, number> {
  let left = Math.max(0, sum);
  return new Map(documents.map(({ id, amount }) => {
    const taken = Math.min(left, amount);
    left -= taken;
    return [id, taken];
  }));
}
