import type { House, Trx } from "../../platform/house.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { changedParts, draftDeal, formDeals, quoteFor } from "../deal/actions.ts";
import type { QuotePart } from "../deal/actions.ts";
import { changePlaces, lockSession } from "../deal/store.ts";
import type { Booking, Offer, SignUp } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { advanceLine } from "./advance.ts";
import { findOffer, lockOffer, offerBookings, signUpsById } from "./store.ts";

export type OfferRefusal =
  | { kind: "offer-unknown" }
  | { kind: "offer-answered"; state: "accepted" | "declined" | "withdrawn" }
  | { kind: "offer-expired" }
  | { kind: "changed"; what: QuotePart[] };

type OfferAddress = { organisationId: string; signUpId: string; offerId: string };
type Taken = { offer: Offer; signUp: SignUp; bookings: Booking[] };

/**
 * Accepts an offered place: the order, with the conditions of this day. Accepting twice gives the same deal.
 * @returns refusals `offer-unknown`, `offer-answered`, `offer-expired`, `changed` (what was shown no longer holds)
 */
export async function acceptOffer(
  house: House,
  answer: OfferAddress & { seen: string | null; consents: { terms: boolean; earlyStart: boolean } },
): Promise<{ ok: true; dealId: string; code: string; secret: string } | { ok: false; refusal: OfferRefusal }> {
  const now = house.clock.now();
  const { organisationId } = answer;
  return house.db.transaction().execute(async (trx) => {
    const taken = await takeOffer(trx, answer);
    if (taken === null) return refuse({ kind: "offer-unknown" });
    const { offer, signUp, bookings } = taken;
    const dealId = bookings.find((booking) => booking.deal_id !== null)?.deal_id;
    if (offer.state === "accepted" && dealId != null) return existingDeal(trx, organisationId, dealId);
    const refusal = whyNotOpen(offer, now);
    if (refusal !== null) return refuse(refusal);
    const view = await findSessionViewById(trx, organisationId, offer.session_id);
    if (view === undefined) return refuse({ kind: "offer-unknown" });
    const { customer, locale } = signUp;
    const quote = quoteFor(view, {
      kind: customer.kind,
      places: bookings.length,
      locale,
      now,
      ...(customer.kind === "company" ? { companyName: customer.name, kvkNumber: customer.kvkNumber } : {}),
    });
    if (answer.seen !== null && answer.seen !== quote.fingerprint) {
      return refuse({ kind: "changed", what: changedParts(answer.seen, quote.fingerprint) });
    }
    const participants = bookings.map((booking) => ({
      bookingId: booking.id,
      firstName: booking.first_name,
      lastName: booking.last_name,
      email: booking.email,
    }));
    const draft = draftDeal({ view, quote, signUp, participants, consents: answer.consents, orderedAt: now });
    await closeOffer(trx, offer, { state: "accepted", now, actor: "customer" });
    await formDeals(trx, organisationId, now, [draft]);
    await changePlaces(trx, organisationId, now, offer.session_id, bookings.map((booking) => ({
      bookingId: booking.id,
      from: "offered",
      to: draft.place,
      dealId: draft.deal.id,
    })));
    return { ok: true, dealId: draft.deal.id, code: draft.deal.code, secret: draft.deal.secret };
  });
}

/** Declines an offered place; the next in line is offered it in the same step. Declining twice is fine. */
export async function declineOffer(house: House, answer: OfferAddress): Promise<{ ok: true } | { ok: false; refusal: OfferRefusal }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const taken = await takeOffer(trx, answer);
    if (taken === null) return refuse({ kind: "offer-unknown" });
    if (taken.offer.state === "declined") return { ok: true };
    const refusal = whyNotOpen(taken.offer, now);
    if (refusal !== null) return refuse(refusal);
    await endOffer(trx, house, taken, { state: "declined", now, actor: "customer" });
    return { ok: true };
  });
}

/** What an offer whose time has come means now; the deadline handler of the sweeper. */
export async function expireOffer(trx: Trx, house: House, offerId: string, organisationId: string, now: Temporal.Instant): Promise<string> {
  const found = await findOffer(trx, organisationId, offerId);
  const taken = found && (await takeOffer(trx, { organisationId, signUpId: found.sign_up_id, offerId }));
  if (taken == null || taken.offer.state !== "open") return "answered";
  await endOffer(trx, house, taken, { state: "expired", now, actor: "system" });
  const { signUp, offer } = taken;
  await queueMessages(trx, organisationId, now, [{
    subjectKind: "sign-up",
    subjectId: signUp.id,
    dedupeKey: `offer-expired:${offer.id}`,
    to: { address: signUp.customer.orderedBy.email, name: signUp.customer.orderedBy.name },
    locale: signUp.locale,
    facts: { kind: "offer-expired", signUpId: signUp.id, offerId: offer.id },
  }]);
  return "expired";
}

type Ending = { state: "declined" | "expired" | "withdrawn"; now: Temporal.Instant; actor: "customer" | "system" | "trainer" };

/** Ends an open offer without a deal: its places leave the line and go to the next. The session is held. */
export async function endOffer(trx: Trx, house: House, { offer, bookings }: Taken, ending: Ending): Promise<void> {
  const offered = bookings.filter((booking) => booking.place === "offered");
  await closeOffer(trx, offer, ending, offered);
  await changePlaces(trx, offer.organisation_id, ending.now, offer.session_id, offered.map((booking) => ({
    bookingId: booking.id,
    from: "offered",
    to: "cancelled",
  })));
  await advanceLine(trx, house, { organisationId: offer.organisation_id, sessionId: offer.session_id });
}

async function closeOffer(
  trx: Trx,
  offer: Offer,
  ending: { state: "accepted" | "declined" | "expired" | "withdrawn"; now: Temporal.Instant; actor: "customer" | "system" | "trainer" },
  ended: readonly Booking[] = [],
): Promise<void> {
  const { state, now, actor } = ending;
  await trx
    .updateTable("offers")
    .set({ state, answered_at: now.toString() })
    .where("organisation_id", "=", offer.organisation_id)
    .where("id", "=", offer.id)
    .where("state", "=", "open")
    .execute();
  await closeDeadlines(trx, offer.organisation_id, now, { subjectIds: [offer.id], what: "offer", outcome: state });
  await writeRecords(trx, offer.organisation_id, [{
    subjectId: offer.sign_up_id,
    type: `offer.${state}`,
    at: now,
    actor,
    details: { offer: offer.id, places: ended.map((booking) => ({ booking: booking.id, from: "offered", to: "cancelled" })) },
  }]);
}

/** Locks the session, then the offer; null when there is no such offer for this sign-up. */
async function takeOffer(trx: Trx, { organisationId, signUpId, offerId }: OfferAddress): Promise<Taken | null> {
  const found = await findOffer(trx, organisationId, offerId);
  if (found === undefined || found.sign_up_id !== signUpId) return null;
  await lockSession(trx, organisationId, found.session_id);
  const offer = await lockOffer(trx, organisationId, offerId);
  const signUp = (await signUpsById(trx, organisationId, [signUpId])).get(signUpId);
  if (offer === undefined || signUp === undefined) return null;
  return { offer, signUp, bookings: await offerBookings(trx, organisationId, offerId) };
}

function whyNotOpen(offer: Offer, now: Temporal.Instant): OfferRefusal | null {
  if (offer.state === "expired") return { kind: "offer-expired" };
  if (offer.state !== "open") return { kind: "offer-answered", state: offer.state };
  return Temporal.Instant.compare(now, offer.ends_at) > 0 ? { kind: "offer-expired" } : null;
}

async function existingDeal(trx: Trx, organisationId: string, dealId: string) {
  const deal = await trx
    .selectFrom("deals")
    .select(["id", "code", "secret"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", dealId)
    .executeTakeFirstOrThrow();
  return { ok: true as const, dealId: deal.id, code: deal.code, secret: deal.secret };
}

function refuse(refusal: OfferRefusal): { ok: false; refusal: OfferRefusal } {
  return { ok: false, refusal };
}
