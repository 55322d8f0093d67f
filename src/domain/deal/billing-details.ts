import type { Customer } from "./frozen-deal.ts";

/** What an invoice says about who pays and where it goes. Never who is bound, nor as a company or a consumer: that was agreed. */
export type BillingDetails = Pick<Customer, "name" | "kvkNumber" | "street" | "postcode" | "town" | "country" | "vatNumber" | "billingEmail" | "reference">;

export type CompletionRefusal = "invoiced" | "no-invoice";

/** The customer as bills name them: as ordered, with what was completed afterwards beside the deal. @param completed null when nothing was */
export function billedAs(customer: Customer, completed: BillingDetails | null): Customer {
  if (completed === null) return customer;
  const { vatNumber: _, ...ordered } = customer;
  return { ...ordered, ...completed };
}

/**
 * Whether billing details can be completed: as long as no document names others. An invoice never changes once it is issued.
 * @returns refusals `invoiced`; `no-invoice` for a free deal and one of before the books, which never get one
 * @see docs/rules/invoices.md
 */
export function decideCompletion({ documents, totalCents, inBooks }: { documents: number; totalCents: number; inBooks: boolean }): { ok: true } | { ok: false; refusal: CompletionRefusal } {
  if (documents > 0) return { ok: false, refusal: "invoiced" };
  return totalCents > 0 && inBooks ? { ok: true } : { ok: false, refusal: "no-invoice" };
}

/** The fields that say something else than before, in the order in which they stand on an invoice. */
export function changedDetails(before: BillingDetails, after: BillingDetails): (typeof billingFields)[number][] {
  return billingFields.filter((field) => (before[field] ?? "") !== (after[field] ?? ""));
}

/** All that billing details consist of, as invoices order it. */
export const billingFields = ["name", "kvkNumber", "vatNumber", "street", "postcode", "town", "country", "billingEmail", "reference"] as const satisfies readonly (keyof BillingDetails)[];
