import { isBefore, localDateOf } from "../calendar/local-day.ts";
import type { OfferTerms } from "./offer-terms.ts";
import { whyNotThere } from "./target-date.ts";
import type { TargetDate } from "./target-date.ts";

/** What there is to know of a deal to say whether something can be offered about it. */
export type OfferSituation = {
  now: Temporal.Instant;
  zone: string;
  /** All that the customer owes now, due or not. */
  owesCents: number;
  /** Of that, what the deal itself comes to: without interest and costs. */
  openPrincipalCents: number;
  /** The course that was ordered. */
  courseId: string;
  /** The places that could go to another date, with the session they are in. */
  movable: readonly { id: string; sessionId: string }[];
  /** The date that is offered; null when it is not there, or not this organisation's. */
  target: TargetDate | null;
};

export type OfferRefusal =
  | "ends-too-soon" | "nothing-to-move" | "date-unknown" | "date-over" | "date-full"
  | "nothing-owed" | "more-than-owed" | "plan-not-whole" | "plan-days" | "no-value" | "valid-too-short";

/**
 * Why this cannot be offered now; null when it can. What is offered ends in the future and is in the customer's favour: never
 * more than is owed, never a day before the offer itself ends.
 * @see docs/rules/offers.md
 */
export function whyNotOffer(terms: OfferTerms, endsAt: Temporal.Instant, situation: OfferSituation): OfferRefusal | null {
  const { now, zone, owesCents, openPrincipalCents } = situation;
  if (!isBefore(now, endsAt)) return "ends-too-soon";
  switch (terms.kind) {
    case "move":
      return whyNotMove(terms.bookings, endsAt, situation);
    case "credit":
      if (terms.cents <= 0) return "no-value";
      if (isBefore(terms.validUntil, endsAt)) return "valid-too-short";
      return terms.condition === "deal-paid" && owesCents === 0 ? "nothing-owed" : null;
    case "settlement":
      if (owesCents === 0) return "nothing-owed";
      if (terms.cents > owesCents) return "more-than-owed";
      return isBefore(terms.payUntil, endsAt) ? "plan-days" : null;
    case "payment-plan": {
      if (openPrincipalCents === 0) return "nothing-owed";
      const sum = terms.parts.reduce((total, part) => total + part.cents, 0);
      if (sum !== openPrincipalCents || terms.parts.some((part) => part.cents <= 0)) return "plan-not-whole";
      const days = terms.parts.map(({ dueOn }) => dueOn);
      const inOrder = days.every((day, index) => index === 0 || Temporal.PlainDate.compare(days[index - 1] ?? day, day) < 0);
      const first = days[0];
      return first === undefined || !inOrder || Temporal.PlainDate.compare(first, localDateOf(endsAt, zone)) < 0 ? "plan-days" : null;
    }
    default:
      return terms satisfies never;
  }
}

function whyNotMove(bookings: readonly string[], endsAt: Temporal.Instant, { movable, target, courseId, now }: OfferSituation): OfferRefusal | null {
  const leaving = movable.filter(({ id }) => bookings.includes(id));
  if (leaving.length === 0 || leaving.length !== bookings.length) return "nothing-to-move";
  const refusal = whyNotThere(target, { courseId, from: leaving.map(({ sessionId }) => sessionId), places: leaving.length, now });
  if (refusal !== null) return refusal;
  return target?.startsAt != null && isBefore(target.startsAt, endsAt) ? "date-over" : null;
}
