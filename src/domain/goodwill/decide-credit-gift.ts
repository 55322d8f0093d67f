import { isBefore } from "../calendar/local-day.ts";

/** A credit that a trainer wants to give. `validUntil` is inclusive. */
export type CreditGift = { cents: number; validUntil: Temporal.Instant; condition: "none" | "deal-paid"; transferable: boolean };

export type CreditGiftRefusal = "amount-not-positive" | "ends-too-soon" | "nothing-owed";

/**
 * Why a credit cannot be given just so; null when it can. It gives away what is the trainer's own, so that there is no most.
 * @param situation.owesCents what is open on the deal that it is given for
 * @returns refusals `amount-not-positive`, `ends-too-soon` (its last day is not after today's moment), `nothing-owed` (it would wait for
 * a payment, and nothing is open)
 * @see docs/rules/goodwill.md
 */
export function whyNotGiveCredit({ cents, validUntil, condition }: CreditGift, { now, owesCents }: { now: Temporal.Instant; owesCents: number }): CreditGiftRefusal | null {
  if (!Number.isSafeInteger(cents) || cents <= 0) return "amount-not-positive";
  if (!isBefore(now, validUntil)) return "ends-too-soon";
  return condition === "deal-paid" && owesCents === 0 ? "nothing-owed" : null;
}
