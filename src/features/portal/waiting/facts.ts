import type { ChosenPlan } from "../../../domain/track-record/choose-plan.ts";
import type { House } from "../../../platform/house.ts";
import { offersOnline } from "../../../platform/payment-provider/provider.ts";
import { findSessionViewById } from "../../catalogue/store.ts";
import type { SessionView } from "../../catalogue/store.ts";
import { askedBy, quoteFor } from "../../deal/actions.ts";
import type { Quote } from "../../deal/actions.ts";
import { findDeal, signUpBookings } from "../../deal/store.ts";
import type { Booking, Deal, Offer, SignUp } from "../../deal/store.ts";
import { chosenPlan } from "../../track-record/actions.ts";
import { placesAhead, signUpOffers } from "../../waiting-list/store.ts";
import { messagesOf, recordsOf } from "../store.ts";
import type { MessageRow, RecordRow } from "../store.ts";

/** An offer that can still be answered, with what accepting it now would mean. */
export type OpenOffer = { offer: Offer; bookings: Booking[]; quote: Quote };

/** Everything that the page of a waiting request is made of, read at one moment. */
export type WaitingFacts = {
  now: Temporal.Instant;
  signUp: SignUp;
  view: SessionView;
  bookings: Booking[];
  /** How many places stand before this request; null when it does not wait. */
  ahead: number | null;
  open: OpenOffer | null;
  /** The offer that was answered, or ran out, most recently. */
  last: Offer | null;
  /** The deal that came of it most recently. */
  deal: Deal | null;
  records: RecordRow[];
  messages: MessageRow[];
};

export async function readWaitingFacts(house: House, signUp: SignUp): Promise<WaitingFacts> {
  const { db, clock } = house;
  const now = clock.now();
  const organisationId = signUp.organisation_id;
  const [view, bookings, ahead, offers, records, messages] = await Promise.all([
    findSessionViewById(db, organisationId, signUp.session_id),
    signUpBookings(db, organisationId, signUp.id),
    placesAhead(db, organisationId, signUp.id),
    signUpOffers(db, organisationId, signUp.id),
    recordsOf(db, organisationId, [signUp.id]),
    messagesOf(db, organisationId, [signUp.id]),
  ]);
  if (view === undefined) throw new Error(`sign-up ${signUp.id}: its session ${signUp.session_id} is not there`);
  const offer = offers.find((one) => one.state === "open" && Temporal.Instant.compare(now, one.ends_at) <= 0);
  const dealId = bookings.findLast((booking) => booking.deal_id !== null)?.deal_id ?? null;
  return {
    now,
    signUp,
    view,
    bookings,
    ahead,
    open: offer === undefined ? null : openOffer(offer, { bookings, view, signUp, now, chosen: await chosenPlan(db, view, signUp.customer, now), online: offersOnline(house.config) }),
    last: offers.find((one) => one !== offer) ?? null,
    deal: dealId === null ? null : ((await findDeal(db, organisationId, dealId)) ?? null),
    records,
    messages,
  };
}

function openOffer(
  offer: Offer,
  { bookings, view, signUp, now, chosen, online }: { bookings: readonly Booking[]; view: SessionView; signUp: SignUp; now: Temporal.Instant; chosen: ChosenPlan | null; online: boolean },
): OpenOffer {
  const offered = bookings.filter((booking) => booking.offer_id === offer.id);
  const { customer, locale } = signUp;
  const quote = quoteFor(view, {
    ...askedBy(customer),
    places: offered.length,
    locale,
    now,
    chosen,
    online,
  });
  return { offer, bookings: offered, quote };
}

/** How many places of the request still wait in line. */
export function waitingRest({ bookings }: WaitingFacts): number {
  return bookings.filter((booking) => booking.place === "waiting").length;
}
