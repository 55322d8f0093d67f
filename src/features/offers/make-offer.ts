import { whyNotOffer } from "../../domain/offers/decide-offer.ts";
import type { OfferRefusal } from "../../domain/offers/decide-offer.ts";
import type { OfferTerms } from "../../domain/offers/offer-terms.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { holdDeal, readDealWith } from "../deal/store.ts";
import type { WholeDeal } from "../deal/store.ts";
import { storyOf } from "../standing/store.ts";
import { detailsOf, recordDetailsOf } from "./details.ts";
import { offeredIn } from "./mail.ts";
import { situationOf, standingIfAccepted } from "./situation.ts";
import { dealOffers } from "./store.ts";
import type { DealOffer } from "./store.ts";

export type MakeOfferRefusal = { kind: "deal-unknown" } | { kind: "offer-open"; offerId: string } | { kind: OfferRefusal };

/** What an offer about a deal says and until when, inclusive. */
export type WantedDealOffer = { terms: OfferTerms; endsAt: Temporal.Instant };

/** How the deal stands now, after a yes, and when nobody answers: then as it stands at the end of the offer. */
export type OfferPreview = { now: Standing; accepted: Standing; silence: Standing };

type Address = { organisationId: string; dealId: string };

/**
 * What an offer would do to the standing, without making it.
 * @returns refusals as {@link makeDealOffer}
 */
export async function previewDealOffer(
  house: House,
  address: Address,
  wanted: WantedDealOffer,
): Promise<{ ok: true; preview: OfferPreview } | { ok: false; refusal: MakeOfferRefusal }> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const whole = await readDealWith(trx, address, targetOf(wanted.terms));
    if (whole === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    return decide(trx, whole, wanted, house.clock.now());
  });
}

/**
 * Makes an offer about a deal: it is open at once, mailed, and ends by itself. One of each kind is open at a time.
 * @returns refusals `deal-unknown`, `offer-open`, and those of the rules
 */
export async function makeDealOffer(
  house: House,
  address: Address,
  wanted: WantedDealOffer,
): Promise<{ ok: true; offer: DealOffer } | { ok: false; refusal: MakeOfferRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, address.organisationId, address.dealId, targetOf(wanted.terms) ?? undefined);
    const now = house.clock.now();
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const made = await openOffer(trx, held, wanted, now);
    if (!made.ok) return made;
    await queueMessages(trx, address.organisationId, now, [offeredIn(held.deal, made.offer, made.preview)]);
    return made;
  });
}

/**
 * Opens an offer about a deal that is held together with the date that is offered, without telling anybody: for a step that
 * tells it in words of its own.
 */
export async function openOffer(
  trx: Trx,
  held: WholeDeal,
  wanted: WantedDealOffer,
  now: Temporal.Instant,
): Promise<{ ok: true; offer: DealOffer; preview: OfferPreview } | { ok: false; refusal: MakeOfferRefusal }> {
  const decision = await decide(trx, held, wanted, now);
  if (!decision.ok) return decision;
  const { terms, endsAt } = wanted;
  const { deal } = held;
  const offer: DealOffer = { organisationId: deal.organisation_id, id: uuidv7(now), dealId: deal.id, terms, state: "open", openedAt: now, endsAt, answeredAt: null };
  await trx
    .insertInto("offers")
    .values({
      organisation_id: deal.organisation_id,
      id: offer.id,
      kind: terms.kind,
      session_id: targetOf(terms) ?? deal.session_id,
      sign_up_id: deal.sign_up_id,
      deal_id: deal.id,
      details: detailsOf(terms),
      state: "open",
      opened_at: now.toString(),
      ends_at: endsAt.toString(),
    })
    .execute();
  await scheduleDeadlines(trx, deal.organisation_id, now, [{ what: "deal-offer", subjectId: offer.id, dueAt: endsAt.add({ seconds: 1 }) }]);
  await writeRecords(trx, deal.organisation_id, [{ subjectId: deal.id, type: "offer.made", at: now, actor: "trainer", details: recordDetailsOf(offer, terms) }]);
  return { ok: true, offer, preview: decision.preview };
}

async function decide(
  trx: Trx,
  whole: WholeDeal,
  { terms, endsAt }: WantedDealOffer,
  now: Temporal.Instant,
): Promise<{ ok: true; preview: OfferPreview } | { ok: false; refusal: MakeOfferRefusal }> {
  const { deal, bookings } = whole;
  const story = await storyOf(trx, deal);
  const current = standing(story.deal, story.facts, now);
  const open = (await dealOffers(trx, deal.organisation_id, deal.id)).find((offer) => offer.state === "open" && offer.terms.kind === terms.kind);
  if (open !== undefined) return { ok: false, refusal: { kind: "offer-open", offerId: open.id } };
  const situation = situationOf(whole, { now, current, targetId: targetOf(terms) });
  const refusal = whyNotOffer(terms, endsAt, situation);
  if (refusal !== null) return { ok: false, refusal: { kind: refusal } };
  const accepted = standingIfAccepted(story, terms, { at: now, offerId: null, paidCents: current.paidCents, bookings });
  return { ok: true, preview: { now: current, accepted, silence: standing(story.deal, story.facts, endsAt) } };
}

/** The date that is offered; null for an offer that is about no other date. */
export function targetOf(terms: OfferTerms): string | null {
  return terms.kind === "move" ? terms.sessionId : null;
}
