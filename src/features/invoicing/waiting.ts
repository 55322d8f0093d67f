import { billedAs } from "../../domain/deal/billing-details.ts";
import type { InvoiceFault } from "../../domain/invoice/fault.ts";
import type { House } from "../../platform/house.ts";
import { draftsFor } from "./draft.ts";
import { faultsOf } from "./issue.ts";
import { dealsToInvoice } from "./jobs.ts";
import { dealsWaitingForInvoice } from "./store.ts";

/** Deals that wait for an invoice, and the first of them: what it lacks without which it cannot be issued, and who the customer is. */
export type WaitingInvoices = { deals: number; code: string; customer: string; faults: readonly InvoiceFault[] };

/** @returns null when no invoice waits for something */
export async function waitingInvoices(house: House, organisationId: string): Promise<WaitingInvoices | null> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const now = house.clock.now();
    const ids = await dealsWaitingForInvoice(trx, organisationId, now);
    const lacking = (await dealsToInvoice(trx, organisationId, ids, now)).flatMap((known) => {
      const faults = draftsFor(known, now).flatMap(faultsOf);
      return faults.length === 0 ? [] : [{ code: known.deal.code, customer: billedAs(known.deal.customer, known.deal.billing_details).name, faults }];
    });
    const [first] = lacking;
    return first === undefined ? null : { deals: lacking.length, ...first };
  });
}

/** What keeps the next document of a deal from being issued now; nothing where it wants none. */
export async function missingForInvoice(house: House, { organisationId, dealId }: { organisationId: string; dealId: string }): Promise<InvoiceFault[]> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const now = house.clock.now();
    return (await dealsToInvoice(trx, organisationId, [dealId], now)).flatMap((known) => draftsFor(known, now)).flatMap(faultsOf);
  });
}
