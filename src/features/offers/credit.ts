import type { CreditTerms } from "../../domain/offers/offer-terms.ts";
import type { Trx } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";

/** The credit that a customer accepted, about a deal that is held. @returns what the record of the acceptance holds of it */
export async function grantOfferedCredit(_trx: Trx, _granted: { deal: Deal; offer: { id: string; terms: CreditTerms }; now: Temporal.Instant }): Promise<Record<string, unknown>> {
  return {};
}
