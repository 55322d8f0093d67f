import { creditInsteadEnds } from "../../domain/credit/credit-end.ts";
import type { Cents } from "../../domain/money.ts";
import type { Trx } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { grantCredit } from "./store.ts";

/**
 * The customer of a deal that is held keeps what would go back as a credit of the same amount, for twelve months and without a
 * condition. The standing takes it from the refund; whoever calls this settles the deal afterwards.
 * @param cents what is owed back, more than zero
 * @returns until when it can be used, inclusive
 */
export async function keepAsCredit(trx: Trx, deal: Deal, cents: Cents, now: Temporal.Instant): Promise<Temporal.Instant> {
  const { organisation_id: organisationId, id: dealId } = deal;
  const validUntil = creditInsteadEnds(now, deal.frozen.organisation.zone);
  await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "offer.accepted", at: now, actor: "customer", details: { offer: "credit", bookings: null, cents, validUntil: validUntil.toString() } }]);
  await grantCredit(trx, { organisationId, dealId, source: "offer", cents, condition: "none", transferable: false, validUntil, actor: "customer" }, now);
  return validUntil;
}
