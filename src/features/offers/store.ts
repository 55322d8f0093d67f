import type { Kysely } from "kysely";
import type { OfferTerms } from "../../domain/offers/offer-terms.ts";
import type { Database, OfferState } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import type { Offer } from "../deal/store.ts";
import { termsOf } from "./details.ts";

export { movableOf } from "./situation.ts";

type Db = Kysely<Database>;

/** An offer about a deal, with what it says. */
export type DealOffer = {
  organisationId: string;
  id: string;
  dealId: string;
  terms: OfferTerms;
  state: OfferState;
  openedAt: Temporal.Instant;
  /** The last moment at which it can be answered, inclusive. */
  endsAt: Temporal.Instant;
  answeredAt: Temporal.Instant | null;
};

/** All offers ever made about a deal, the newest first. */
export async function dealOffers(db: Db, organisationId: string, dealId: string): Promise<DealOffer[]> {
  const rows = await db
    .selectFrom("offers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(asDealOffer);
}

export async function findDealOffer(db: Db, organisationId: string, offerId: string): Promise<DealOffer | undefined> {
  const row = await db
    .selectFrom("offers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", offerId)
    .where("kind", "<>", "place")
    .executeTakeFirst();
  return row === undefined ? undefined : asDealOffer(row);
}

/** The deal of the offer is held. */
export async function lockDealOffer(trx: Trx, organisationId: string, offerId: string): Promise<DealOffer | undefined> {
  const row = await trx
    .selectFrom("offers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", offerId)
    .where("kind", "<>", "place")
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : asDealOffer(row);
}

/** What a record is told as: an offer about a deal is another story than a free place that is offered. */
export function storyKind({ type, details }: { type: string; details: unknown }): string {
  const aboutDeal = details !== null && typeof details === "object" && ("offerId" in details || ("offer" in details && (details.offer === "move" || details.offer === "credit")));
  return type.startsWith("offer.") && aboutDeal ? `deal-${type}` : type;
}

/** @throws {Error} for a row that is not about a deal */
function asDealOffer(row: Offer): DealOffer {
  if (row.kind === "place" || row.deal_id === null) throw new Error(`offer ${row.id}: expected it to be about a deal, it is a ${row.kind}`);
  return {
    organisationId: row.organisation_id,
    id: row.id,
    dealId: row.deal_id,
    terms: termsOf({ kind: row.kind, details: row.details }),
    state: row.state,
    openedAt: row.opened_at,
    endsAt: row.ends_at,
    answeredAt: row.answered_at,
  };
}
