import { stillToPay, whyNotAccept, whyNotAnswer } from "../../domain/offers/decide-answer.ts";
import type { AnswerRefusal } from "../../domain/offers/decide-answer.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { House, Trx } from "../../platform/house.ts";
import { queueMessages } from "../messages/store.ts";
import { answerByMoving } from "../calling-off/store.ts";
import { spansOf } from "../catalogue/store.ts";
import { payAgainWithCredit } from "../credits/actions.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { movePlaces } from "../deal/actions.ts";
import { changePlacesAcross, holdDeal, holdSessions, sessionsOfDeals } from "../deal/store.ts";
import type { WholeDeal } from "../deal/store.ts";
import { endBySettling } from "../dispute/actions.ts";
import { writeRecords } from "../evidence/store.ts";
import type { DetailsOf } from "../evidence/store.ts";
import { planPaymentReminders } from "../payments/actions.ts";
import { shrinkFees } from "../refill/actions.ts";
import { answerMovesByOffer } from "../session-moves/actions.ts";
import { settleFromStanding, storyOf } from "../standing/store.ts";
import { advanceLines } from "../waiting-list/actions.ts";
import { grantOfferedCredit } from "./credit.ts";
import { ofCredit, ofMove, ofPlan, ofSettlement } from "./details.ts";
import { endDealOffer } from "./end-offer.ts";
import { endedIn } from "./mail.ts";
import { targetOf } from "./make-offer.ts";
import { situationOf } from "./situation.ts";
import { findDealOffer, lockDealOffer } from "./store.ts";
import type { DealOffer } from "./store.ts";

export type DealOfferRefusal = AnswerRefusal | { kind: "offer-unknown" };

type Address = { organisationId: string; dealId: string; offerId: string };

type Held = { held: WholeDeal; offer: DealOffer };

/**
 * Accepts an offer about a deal, and does what it says: places go to the other date when there is still room, a credit is given,
 * a settlement or a plan holds from now on. Accepting twice is fine.
 * @returns refusals `offer-unknown`, `answered`, `expired`, `date-full` (it stays open), `date-gone`, `deal-changed`
 */
export async function acceptDealOffer(house: House, address: Address): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: DealOfferRefusal }> {
  const { organisationId, dealId } = address;
  return house.db.transaction().execute(async (trx) => {
    const found = await holdOffer(trx, address);
    const now = house.clock.now();
    if (found === null) return refuse({ kind: "offer-unknown" });
    const { held, offer } = found;
    if (offer.state === "accepted") return { ok: true, repeated: true };
    const late = whyNotAnswer(offer, now);
    if (late !== null) return refuse(late);
    const story = await storyOf(trx, held.deal);
    const current = standing(story.deal, story.facts, now);
    const refusal = whyNotAccept(offer.terms, situationOf(held, { now, current, targetId: targetOf(offer.terms) }));
    if (refusal !== null) return refuse(refusal);
    const details = await carryOut(trx, found, { current, now });
    await endDealOffer(trx, offer, { state: "accepted", now, actor: "customer", details });
    await followQuestions(trx, found, now);
    const after = await settleFromStanding(trx, organisationId, dealId, now);
    await planPaymentReminders(trx, held.deal, { standing: after, now, outcome: "agreed-otherwise" });
    await queueMessages(trx, organisationId, now, [endedIn(held.deal, offer, { how: "accepted", owesCents: after.customerOwesCents })]);
    if (offer.terms.kind === "move") await advanceLines(trx, house, { organisationId, sessionIds: [...held.sessions.keys()] });
    return { ok: true, repeated: false };
  });
}

/**
 * Declines an offer about a deal: the deal stays as it is. Declining twice is fine.
 * @returns refusals `offer-unknown`, `answered`, `expired`
 */
export async function declineDealOffer(house: House, address: Address): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: DealOfferRefusal }> {
  return endUnaccepted(house, address, { state: "declined", actor: "customer" });
}

/**
 * The trainer takes an open offer back: the deal stays as it is, and the customer hears so. Taking it back twice is fine.
 * @returns refusals `offer-unknown`, `answered`, `expired`
 */
export async function withdrawDealOffer(house: House, address: Address): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: DealOfferRefusal }> {
  return endUnaccepted(house, address, { state: "withdrawn", actor: "trainer" });
}

async function endUnaccepted(
  house: House,
  address: Address,
  { state, actor }: { state: "declined" | "withdrawn"; actor: "customer" | "trainer" },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: DealOfferRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const found = await holdOffer(trx, address);
    const now = house.clock.now();
    if (found === null) return refuse({ kind: "offer-unknown" });
    const { held, offer } = found;
    if (offer.state === state) return { ok: true, repeated: true };
    const refusal = whyNotAnswer(offer, now);
    if (refusal !== null) return refuse(refusal);
    await endDealOffer(trx, offer, { state, now, actor });
    await tellEnd(trx, held, offer, { how: state, now });
    return { ok: true, repeated: false };
  });
}

/**
 * The time of an offer about a deal is over, and nobody answered: it ends, the deal stays as it is, and the customer hears what
 * holds now. Nothing is taken by this, so that it also ends while something is disputed.
 * @returns `expired`, or how it was answered before
 */
export async function expireDealOffer(trx: Trx, address: { organisationId: string; offerId: string }, now: Temporal.Instant): Promise<string> {
  const known = await findDealOffer(trx, address.organisationId, address.offerId);
  const found = known === undefined ? null : await holdOffer(trx, { ...address, dealId: known.dealId });
  if (found === null) throw new Error(`offer ${address.offerId}: its time is over and it is not there`);
  const { held, offer } = found;
  if (offer.state !== "open") return offer.state;
  await endDealOffer(trx, offer, { state: "expired", now, actor: "system" });
  await tellEnd(trx, held, offer, { how: "expired", now });
  return "expired";
}

/** Takes the sessions of several offers about deals at once, before any of their deals, so that nobody waits in a circle. */
export async function holdOfferedSessions(trx: Trx, organisationId: string, offerIds: readonly string[]): Promise<void> {
  const offers = (await Promise.all(offerIds.map((id) => findDealOffer(trx, organisationId, id)))).flatMap((offer) => offer ?? []);
  if (offers.length === 0) return;
  const own = await sessionsOfDeals(trx, organisationId, offers.map(({ dealId }) => dealId));
  await holdSessions(trx, organisationId, [...own, ...offers.flatMap(({ terms }) => targetOf(terms) ?? [])]);
}

/** Locks the sessions, the deal and then the offer. Null when there is no such offer about this deal. */
async function holdOffer(trx: Trx, { organisationId, dealId, offerId }: Address): Promise<Held | null> {
  const known = await findDealOffer(trx, organisationId, offerId);
  if (known === undefined || known.dealId !== dealId) return null;
  const held = await holdDeal(trx, organisationId, dealId, targetOf(known.terms) ?? undefined);
  const offer = await lockDealOffer(trx, organisationId, offerId);
  return held === undefined || offer === undefined ? null : { held, offer };
}

/** Places that were called off or moved by the organiser stand on another date now: what was asked about them is answered, and what a credit had paid goes along. */
async function followQuestions(trx: Trx, { held, offer: { terms } }: Held, now: Temporal.Instant): Promise<void> {
  if (terms.kind !== "move") return;
  const since = await answerByMoving(trx, held, terms.bookings, now);
  if (since !== null) await payAgainWithCredit(trx, held, { since, now });
  await answerMovesByOffer(trx, held, terms.bookings, now);
}

/** @returns what the record of the acceptance holds beside what was offered */
async function carryOut(trx: Trx, { held, offer }: Held, { current, now }: { current: Standing; now: Temporal.Instant }): Promise<DetailsOf<"offer.accepted">> {
  const { terms } = offer;
  const { deal, bookings, sessions } = held;
  switch (terms.kind) {
    case "move": {
      const other = sessions.get(terms.sessionId);
      if (other === undefined) throw new Error(`offer ${offer.id}: its session ${terms.sessionId} is not held`);
      const leaving = bookings.filter(({ id }) => terms.bookings.includes(id));
      const to = { startsAt: terms.startsAt.toString(), endsAt: terms.endsAt.toString(), meetings: await spansOf(trx, other) };
      return { ...ofMove(offer, terms), to, places: await movePlaces(trx, deal, leaving, other, now) };
    }
    case "credit":
      return { ...ofCredit(offer, terms), credit: await grantOfferedCredit(trx, { deal, terms, now }) };
    case "settlement":
      await payOtherwise(trx, held, now);
      await endBySettling(trx, deal, now);
      return { ...ofSettlement(offer, terms), cents: stillToPay(terms, current.paidCents) };
    case "payment-plan":
      await payOtherwise(trx, held, now);
      return ofPlan(offer, terms);
    default:
      return terms satisfies never;
  }
}

/** Both sides agreed on other days to pay: a place that waited for money is certain. */
async function payOtherwise(trx: Trx, { deal, bookings }: WholeDeal, now: Temporal.Instant): Promise<void> {
  const organisationId = deal.organisation_id;
  const held = bookings.filter(({ place }) => place === "held");
  if (held.length === 0) return;
  await closeDeadlines(trx, organisationId, now, { subjectIds: [deal.id], what: "hold", outcome: "agreed-otherwise" });
  await changePlacesAcross(trx, organisationId, now, held.map(({ id, session_id: sessionId }) => ({ sessionId, bookingId: id, from: "held", to: "confirmed" })));
  await writeRecords(trx, organisationId, [{
    subjectId: deal.id,
    type: "deadline.waived",
    at: now,
    actor: "customer",
    details: { reason: "agreed-otherwise", places: held.map(({ id }) => ({ booking: id, from: "held", to: "confirmed" })) },
  }]);
  await shrinkFees(trx, { organisationId, bookingIds: held.map(({ id }) => id) }, now);
}

async function tellEnd(trx: Trx, { deal }: WholeDeal, offer: DealOffer, { how, now }: { how: "declined" | "withdrawn" | "expired"; now: Temporal.Instant }): Promise<void> {
  const story = await storyOf(trx, deal);
  const { customerOwesCents } = standing(story.deal, story.facts, now);
  await queueMessages(trx, deal.organisation_id, now, [endedIn(deal, offer, { how, owesCents: customerOwesCents })]);
}

function refuse(refusal: DealOfferRefusal): { ok: false; refusal: DealOfferRefusal } {
  return { ok: false, refusal };
}
