import type { Booking } from "../../deal/store.ts";
import type { LatePayment } from "../../payments/store.ts";
import { isComingBack } from "../../refunds/store.ts";
import type { DealFacts } from "./facts.ts";

/** The places that can still be cancelled. */
export function canCancel({ bookings }: Pick<DealFacts, "bookings">): Booking[] {
  return bookings.filter((booking) => booking.place === "held" || booking.place === "confirmed");
}

/** Whether a place waits for money. */
export function canWaive({ bookings }: Pick<DealFacts, "bookings">): boolean {
  return bookings.some((booking) => booking.place === "held");
}

/** Late money that the customer wants back and that has not gone out. */
export function waitingRefunds({ latePayments }: Pick<DealFacts, "latePayments">): LatePayment[] {
  return latePayments.filter(isComingBack);
}
