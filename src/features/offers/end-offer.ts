import type { OfferEnd } from "../../domain/offers/offer-terms.ts";
import type { RecordActor } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import type { DetailsOf, NewRecord } from "../evidence/store.ts";
import { recordDetailsOf } from "./details.ts";
import type { DealOffer } from "./store.ts";

/** How it ends; of one that is accepted, what its record holds: what it said and what was done. */
type OfferEnding = { now: Temporal.Instant; actor: RecordActor } & ({ state: "accepted"; details: DetailsOf<"offer.accepted"> } | { state: Exclude<OfferEnd, "accepted"> });

/**
 * Ends an open offer whose deal is held, with its record. What came of it is written by the caller, in the same transaction.
 * @throws {Error} when it is not open: the caller has looked
 */
export async function endDealOffer(
  trx: Trx,
  offer: DealOffer,
  ending: OfferEnding,
): Promise<void> {
  const { organisationId, id, dealId } = offer;
  const { state, now, actor } = ending;
  const { numUpdatedRows } = await trx
    .updateTable("offers")
    .set({ state, answered_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`offer ${id}: expected it to be open when it was ${state}`);
  await closeDeadlines(trx, organisationId, now, { subjectIds: [id], what: "deal-offer", outcome: state });
  const step = { subjectId: dealId, at: now, actor };
  const record: NewRecord = ending.state === "accepted"
    ? { ...step, type: "offer.accepted", details: ending.details }
    : { ...step, type: `offer.${ending.state}`, details: recordDetailsOf(offer, offer.terms) };
  await writeRecords(trx, organisationId, [record]);
}
