import { z } from "zod";
import { eitherKind, kind } from "./kind.ts";
import { cents, dates, datesWithMeetings, day, id, ids, instant, list, places } from "./values.ts";

const about = { offerId: id, endsAt: instant };
const move = { ...about, offer: z.literal("move"), session: id, bookings: ids };
const credit = { ...about, offer: z.literal("credit"), cents, validUntil: instant, condition: z.enum(["none", "deal-paid"]) };
const settlement = z.strictObject({ ...about, offer: z.literal("settlement"), cents, validUntil: instant });
const plan = z.strictObject({ ...about, offer: z.literal("payment-plan"), plan: list(z.strictObject({ cents, dueOn: day })) });

/** What an offer about a deal says. */
const aboutDeal = [z.strictObject({ ...move, to: dates }), z.strictObject(credit), settlement, plan] as const;
/** An offer about a deal as its records hold it, until one that is accepted does more than it says. */
export type DealOfferDetails = z.infer<(typeof aboutDeal)[number]>;

/** An offer of a place that was free, as it ends. */
const ofPlace = z.strictObject({ offer: id, places });

/** Free places that are offered to who waits, and offers about a deal. */
export const lineAndOfferKinds = {
  "sign-up.waiting": kind({ session: id, arrival: z.int(), places: list(z.strictObject({ booking: id, to: z.literal("waiting") })) }),
  "line.pinned": kind({ bookings: ids }),
  "line.left": kind({ places }),
  "line.called-off": kind({ places }),
  "line.session-moved": kind({ move: id, offerEndsAt: instant.nullable() }),
  "offer.made": eitherKind(z.strictObject({ offer: id, endsAt: instant, places }), ...aboutDeal),
  "offer.accepted": eitherKind(
    ofPlace,
    z.strictObject({ ...move, to: datesWithMeetings, places }),
    z.strictObject({ ...credit, credit: id }),
    settlement,
    plan,
    // What a customer chose after the session was called off or moved was asked, and is no offer of its own.
    z.strictObject({ offer: z.literal("move"), session: id, bookings: ids, to: datesWithMeetings, places }),
    z.strictObject({ offer: z.literal("credit"), bookings: z.null(), cents, validUntil: instant }),
  ),
  "offer.declined": eitherKind(ofPlace, ...aboutDeal),
  "offer.expired": eitherKind(ofPlace, ...aboutDeal),
  "offer.withdrawn": eitherKind(ofPlace, ...aboutDeal),
};
