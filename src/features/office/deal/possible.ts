import { decideCompletion } from "../../../domain/deal/billing-details.ts";
import type { CompletionRefusal } from "../../../domain/deal/billing-details.ts";
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

/** Why what an invoice says of who pays cannot be completed; null when it can. */
export function billingRefusal({ deal, invoices }: Pick<DealFacts, "deal" | "invoices">): CompletionRefusal | null {
  const decision = decideCompletion({ documents: invoices.length, totalCents: deal.total_cents, inBooks: deal.in_books });
  return decision.ok ? null : decision.refusal;
}

/** Late money that the customer wants back and that has not gone out. */
export function waitingRefunds({ latePayments }: Pick<DealFacts, "latePayments">): LatePayment[] {
  return latePayments.filter(isComingBack);
}
