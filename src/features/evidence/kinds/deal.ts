import { z } from "zod";
import { absenceOutcomes } from "../../../domain/absence/absences.ts";
import { attendances } from "../../../domain/booking/attendance.ts";
import { billingFields } from "../../../domain/deal/billing-details.ts";
import { goodwillReasons } from "../../../domain/goodwill/decide-goodwill.ts";
import { sessionMoveChoices } from "../../../domain/session-move/answers.ts";
import { kind } from "./kind.ts";
import { cents, documentNumber, flag, id, ids, instant, list, meetings, newPlaces, places, sha256, span } from "./values.ts";

/** How a deal comes about, and what becomes of its places. */
export const dealKinds = {
  "deal.formed": kind({
    signUp: id,
    session: id,
    totalCents: cents,
    termsSha256: sha256,
    /** What chose another payment plan than that of the session. */
    plan: z.strictObject({ by: z.enum(["trusted", "careful", "overrule"]), firmer: flag }).exactOptional(),
    places: newPlaces,
  }),
  /** The terms were opened from the form that became the order. Written with the order; `shownAt` is before it. */
  "terms.shown": kind({ view: id, sha256, shownAt: instant }),
  "deal.billing-completed": kind({ fields: list(z.enum(billingFields)) }),
  "discount.used": kind({ code: id, cents }),
  "invoice.issued": kind({ invoice: id, number: documentNumber, cents, original: documentNumber.exactOptional() }),
  "credit-note.issued": kind({ invoice: id, number: documentNumber, cents, original: documentNumber.exactOptional() }),
  "booking.confirmed": kind({ places }),
  "booking.released": kind({ places }),
  "booking.reinstated": kind({ places }),
  "booking.cancelled": kind({ feeCents: cents, refundCents: cents, daysBefore: z.int().exactOptional(), freeBecause: z.enum(["held", "waived", "settled", "moved"]).nullable(), places }),
  "booking.moved": kind({ bookings: ids, session: id, ...span, meetings, by: z.enum(["customer", "organiser"]), feeCents: cents, differenceCents: cents, places }),
  "booking.called-off": kind({ session: id, places }),
  "called-off.answered": kind({ answer: z.enum(["other-date", "refund", "credit", "silence"]) }),
  "session.moved": kind({ move: id, session: id, bookings: ids, ...span, meetings }),
  "session-move.answered": kind({ answer: z.enum([...sessionMoveChoices, "silence"]) }),
  "participant.replaced": kind({ bookings: ids }),
  "place.refilled": kind({ bookings: ids, session: id, cents, offCents: cents }),
  "coming.asked": kind({ bookings: ids }),
  "coming.confirmed": kind({ booking: id, from: z.enum(attendances), to: z.enum(attendances) }),
  "attendance.marked": kind({ booking: id, from: z.enum(attendances), to: z.enum(attendances) }),
  "absence.settled": kind({ booking: id, why: z.enum(["no-show", "cancelled"]), outcome: z.enum(absenceOutcomes), feeCents: cents, givenCents: cents, offerId: id.nullable() }),
  "goodwill.granted": kind({
    cents,
    goodwill: id.exactOptional(),
    reason: z.enum([...goodwillReasons, "fee-waived", "absence-half", "absence-let-go"]),
    booking: id.exactOptional(),
    places: places.exactOptional(),
  }),
  "reminder.stopped": kind({ deadline: id, dueAt: instant }),
};
