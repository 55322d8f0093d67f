import type { RecordActor } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { endDealOffer } from "./end-offer.ts";
import { dealOffers, lockDealOffer } from "./store.ts";

/**
 * Takes back every open offer about a held deal, because what it was about has ended. The mail about that end is the caller's;
 * none is sent about the offers.
 * @returns the offers that were open
 */
export async function withdrawOpenOffers(trx: Trx, { organisationId, dealId }: { organisationId: string; dealId: string }, { now, actor }: { now: Temporal.Instant; actor: RecordActor }): Promise<string[]> {
  const ended: string[] = [];
  for (const { id } of (await dealOffers(trx, organisationId, dealId)).filter(({ state }) => state === "open")) {
    const offer = await lockDealOffer(trx, organisationId, id);
    if (offer?.state !== "open") continue;
    await endDealOffer(trx, offer, { state: "withdrawn", now, actor });
    ended.push(id);
  }
  return ended;
}
