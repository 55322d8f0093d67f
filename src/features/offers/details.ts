import { z } from "zod";
import { cents } from "../../domain/money.ts";
import type { CreditTerms, MoveTerms, OfferTerms, PlanTerms, SettlementTerms } from "../../domain/offers/offer-terms.ts";
import type { OfferKind } from "../../domain/standing/facts.ts";
import type { DealOfferDetails } from "../evidence/store.ts";

const instant = z.string().transform((text) => Temporal.Instant.from(text));
const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const amount = z.number().int().transform(cents);

/** What is kept of each kind of offer. */
const shapes = {
  move: z.object({ sessionId: z.string(), bookings: z.array(z.string()), startsAt: instant, endsAt: instant }),
  credit: z.object({ cents: amount, validUntil: instant, condition: z.enum(["none", "deal-paid"]), transferable: z.boolean() }),
  settlement: z.object({ cents: amount, payUntil: instant, paidCents: amount }),
  "payment-plan": z.object({ parts: z.array(z.object({ cents: amount, dueOn: day })), paidCents: amount }),
};

/** Reads what was kept of an offer. */
export function termsOf({ kind, details }: { kind: OfferKind; details: unknown }): OfferTerms {
  switch (kind) {
    case "move":
      return { kind, ...shapes.move.parse(details) };
    case "credit":
      return { kind, ...shapes.credit.parse(details) };
    case "settlement":
      return { kind, ...shapes.settlement.parse(details) };
    case "payment-plan":
      return { kind, ...shapes["payment-plan"].parse(details) };
    default:
      return kind satisfies never;
  }
}

/** What an offer says as JSON: moments and days are text, the kind stands beside it. */
export function detailsOf({ kind: _kind, ...rest }: OfferTerms): string {
  return JSON.stringify(rest);
}

type OfOffer = { id: string; endsAt: Temporal.Instant };

/** What the record of an offer holds, so that the standing can read it back. */
export function recordDetailsOf(offer: OfOffer, terms: OfferTerms): DealOfferDetails {
  switch (terms.kind) {
    case "move":
      return ofMove(offer, terms);
    case "credit":
      return ofCredit(offer, terms);
    case "settlement":
      return ofSettlement(offer, terms);
    case "payment-plan":
      return ofPlan(offer, terms);
    default:
      return terms satisfies never;
  }
}

export function ofMove(offer: OfOffer, { sessionId: session, bookings, startsAt, endsAt }: MoveTerms) {
  return { ...about(offer), offer: "move" as const, to: { startsAt: startsAt.toString(), endsAt: endsAt.toString() }, session, bookings };
}

export function ofCredit(offer: OfOffer, { cents: sum, validUntil, condition }: CreditTerms) {
  return { ...about(offer), offer: "credit" as const, cents: sum, validUntil: validUntil.toString(), condition };
}

export function ofSettlement(offer: OfOffer, { cents: sum, payUntil }: SettlementTerms) {
  return { ...about(offer), offer: "settlement" as const, cents: sum, validUntil: payUntil.toString() };
}

export function ofPlan(offer: OfOffer, { parts }: PlanTerms) {
  return { ...about(offer), offer: "payment-plan" as const, plan: parts.map((part) => ({ cents: part.cents, dueOn: part.dueOn.toString() })) };
}

function about({ id, endsAt }: OfOffer) {
  return { offerId: id, endsAt: endsAt.toString() };
}
