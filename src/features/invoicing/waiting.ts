import type { InvoiceFault } from "../../domain/invoice/fault.ts";
import type { House } from "../../platform/house.ts";
import { draftsFor } from "./draft.ts";
import { faultsOf } from "./issue.ts";
import { dealsToInvoice } from "./jobs.ts";
import { dealsWaitingForInvoice } from "./store.ts";

/** Deals whose invoice cannot be issued yet, and what the first of them lacks. */
export type WaitingInvoices = { deals: number; code: string; faults: readonly InvoiceFault[] };

/** @returns null when no invoice waits for something */
export async function waitingInvoices(house: House, organisationId: string): Promise<WaitingInvoices | null> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const now = house.clock.now();
    const ids = await dealsWaitingForInvoice(trx, organisationId, now);
    const [first] = await dealsToInvoice(trx, organisationId, ids.slice(0, 1), now);
    if (first === undefined) return null;
    const faults = draftsFor(first, now).flatMap(faultsOf);
    return faults.length === 0 ? null : { deals: ids.length, code: first.deal.code, faults };
  });
}
