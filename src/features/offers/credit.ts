import type { CreditTerms } from "../../domain/offers/offer-terms.ts";
import type { Trx } from "../../platform/house.ts";
import { grantCredit } from "../credits/store.ts";
import type { Deal } from "../deal/store.ts";

/** The credit that a customer accepted, about a deal that is held. @returns its id */
export async function grantOfferedCredit(trx: Trx, { deal, terms, now }: { deal: Deal; terms: CreditTerms; now: Temporal.Instant }): Promise<string> {
  const { cents, condition, transferable, validUntil } = terms;
  return grantCredit(trx, { organisationId: deal.organisation_id, dealId: deal.id, source: "offer", cents, condition, transferable, validUntil, actor: "customer" }, now);
}
