import { documentStands } from "../../domain/bookkeeping/document-state.ts";
import type { DocumentStand } from "../../domain/bookkeeping/document-state.ts";
import type { House } from "../../platform/house.ts";
import { invoicesOfDeals } from "../invoices/store.ts";
import { readOpenItems } from "./open-items.ts";
import { bookDocuments } from "./store.ts";
import type { BookDocument } from "./store.ts";

export type StandingDocument = BookDocument & DocumentStand;

/** Documents as they were asked for, each with how it stands at a moment. */
export async function readStandingDocuments(
  db: House["db"],
  organisationId: string,
  { asOf, zone, ...asked }: Parameters<typeof bookDocuments>[2] & { asOf: Temporal.Instant; zone: string },
): Promise<StandingDocument[]> {
  const documents = await bookDocuments(db, organisationId, asked);
  const dealIds = [...new Set(documents.map(({ dealId }) => dealId))];
  if (dealIds.length === 0) return [];
  const issued = await invoicesOfDeals(db, organisationId, dealIds);
  const items = new Map((await readOpenItems(db, organisationId, { asOf, zone, dealIds })).map((item) => [item.dealId, item]));
  const stands = new Map(dealIds.flatMap((dealId) => {
    const { receivableCents = 0, depositCents = 0, amounts = [] } = items.get(dealId) ?? {};
    const lateCents = amounts.reduce((sum, { bucket, cents }) => (bucket === "not-late" ? sum : sum + cents), 0);
    const own = (issued.get(dealId) ?? []).map(({ id, kind, original_id: originalId, total_cents: totalCents }) => ({ id, kind, originalId, totalCents }));
    return [...documentStands({ documents: own, receivableCents, lateCents, depositCents })];
  }));
  return documents.map((document) => {
    const stand = stands.get(document.id);
    if (stand === undefined) throw new Error(`document ${document.number}: it is in the list and not among those of its deal`);
    return { ...document, ...stand };
  });
}
