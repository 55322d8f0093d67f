import { billedAs, changedDetails, decideCompletion } from "../../domain/deal/billing-details.ts";
import type { BillingDetails, CompletionRefusal } from "../../domain/deal/billing-details.ts";
import { isAboutBuyer } from "../../domain/invoice/fault.ts";
import type { InvoiceFault } from "../../domain/invoice/fault.ts";
import type { House, Trx } from "../../platform/house.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import { holdDealAlone } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { invoicesOf } from "../invoices/store.ts";
import { draftsFor } from "./draft.ts";
import { faultsOf } from "./issue.ts";
import { dealsToInvoice } from "./jobs.ts";

/** `unfit`: with these details the law still allows no invoice; the faults say what of them is missing or wrong. */
export type BillingRefusal = { kind: "deal-unknown" | CompletionRefusal } | { kind: "unfit"; faults: readonly InvoiceFault[] };

/**
 * Writes beside a deal what its bills are to say of who pays; the deal keeps what was ordered. Its invoice is tried at once.
 * The same details again change nothing and write no record.
 * @returns `waits`: whether the invoice still lacks something that is not the customer's; refusals {@link BillingRefusal}
 */
export async function completeBilling(
  house: House,
  { organisationId, dealId, details }: { organisationId: string; dealId: string; details: BillingDetails },
): Promise<{ ok: true; waits: boolean } | { ok: false; refusal: BillingRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const deal = await holdDealAlone(trx, organisationId, dealId);
    const now = house.clock.now();
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const documents = await invoicesOf(trx, organisationId, dealId);
    const decision = decideCompletion({ documents: documents.length, totalCents: deal.total_cents, inBooks: deal.in_books });
    if (!decision.ok) return { ok: false, refusal: { kind: decision.refusal } };
    const faults = await faultsWith(trx, deal, details, now);
    const unfit = faults.filter(isAboutBuyer);
    if (unfit.length > 0) return { ok: false, refusal: { kind: "unfit", faults: unfit } };
    await write(trx, deal, details, now);
    return { ok: true, waits: faults.length > 0 };
  });
}

/** What the documents of a held deal would still lack with other details. */
async function faultsWith(trx: Trx, { organisation_id: organisationId, id }: Deal, details: BillingDetails, now: Temporal.Instant): Promise<InvoiceFault[]> {
  const known = await dealsToInvoice(trx, organisationId, [id], now);
  return known.flatMap((one) => draftsFor({ ...one, deal: { ...one.deal, billing_details: details } }, now)).flatMap(faultsOf);
}

/** A sweeper that has the deadline of the invoice in hand waits for this deal, and then decides from what is written here. */
async function write(trx: Trx, deal: Deal, details: BillingDetails, now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id: dealId } = deal;
  const changed = changedDetails(billedAs(deal.customer, deal.billing_details), details);
  if (changed.length === 0) return;
  await trx.updateTable("deals").set({ billing_details: JSON.stringify(details) }).where("organisation_id", "=", organisationId).where("id", "=", dealId).execute();
  await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "invoice", outcome: "billing-completed" });
  await scheduleDeadlines(trx, organisationId, now, [{ what: "invoice", subjectId: dealId, dueAt: now }]);
  await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "deal.billing-completed", at: now, actor: "trainer", details: { fields: changed } }]);
}
