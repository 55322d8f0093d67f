import type { FactKind } from "../standing/facts.ts";

/** Why money goes back, as a person would say it. */
export const backReasons = ["withdrawn", "called-off", "moved", "cancelled", "sold-again", "given", "paid-too-much"] as const;

export type BackReason = (typeof backReasons)[number];

/** The reason that the fact which made an amount too much stands for; anything else is simply paid too much. */
export function backReasonOf(because: FactKind): BackReason {
  switch (because) {
    case "withdrawal.received":
      return "withdrawn";
    case "called-off":
      return "called-off";
    case "session.moved":
    case "booking.moved":
      return "moved";
    case "cancellation.received":
    case "attendance.excused":
      return "cancelled";
    case "place.refilled":
      return "sold-again";
    case "goodwill.granted":
    case "offer.accepted":
    case "credit-note.issued":
      return "given";
    default:
      return "paid-too-much";
  }
}
