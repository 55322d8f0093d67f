import type { Customer } from "./frozen-deal.ts";

/**
 * Where the bill of a deal goes. `toOrderer`: to whoever ordered; else to an address that knows nothing of the deal's page, and gets no link
 * that could cancel what another ordered.
 */
export function billTo({ billingEmail, orderedBy, name }: Pick<Customer, "billingEmail" | "orderedBy" | "name">): { toOrderer: boolean; address: string; name: string } {
  const toOrderer = billingEmail === "" || billingEmail.toLowerCase() === orderedBy.email.toLowerCase();
  return toOrderer ? { toOrderer, address: orderedBy.email, name: orderedBy.name } : { toOrderer, address: billingEmail, name };
}
