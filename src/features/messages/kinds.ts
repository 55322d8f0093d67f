/**
 * The closed union of messages that Handslag sends, each with the facts it is rendered from.
 * Facts are frozen when the step commits; the frozen deal itself is read by its id.
 */
export type MessageFacts =
  | { kind: "deal-confirmed"; dealId: string; place: "held" | "confirmed" }
  | { kind: "participant-confirmed"; dealId: string; bookingId: string; place: "held" | "confirmed" }
  | { kind: "waiting-confirmed"; signUpId: string; ahead: number }
  | { kind: "place-offered"; signUpId: string; offerId: string; places: number; endsAt: string }
  | { kind: "offer-expired"; signUpId: string; offerId: string }
  | { kind: "payment-reminder"; dealId: string; part: "whole" | "deposit" | "rest"; cents: number; dueAt: string; releases: boolean }
  | { kind: "place-released"; dealId: string; bookingIds: string[] }
  | { kind: "payment-received"; dealId: string; cents: number; openCents: number; confirms: boolean }
  | { kind: "deadline-waived"; dealId: string; openCents: number }
  | { kind: "booking-cancelled"; dealId: string; bookingIds: string[]; feeCents: number; refundCents: number }
  | { kind: "left-waiting-list"; signUpId: string }
  | { kind: "place-reinstated"; dealId: string; bookingIds: string[] }
  | { kind: "late-money-asked"; dealId: string; latePaymentId: string; cents: number }
  | { kind: "late-money-chosen"; dealId: string; latePaymentId: string; cents: number; choice: "front-of-line" | "other-date" | "credit" | "refund" };

export type MessageKind = MessageFacts["kind"];
