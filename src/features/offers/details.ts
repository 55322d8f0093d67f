import { z } from "zod";
import { cents } from "../../domain/money.ts";
import type { OfferTerms } from "../../domain/offers/offer-terms.ts";
import type { OfferKind } from "../../domain/standing/facts.ts";

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

/** What the record of an offer holds, so that the standing can read it back. */
export function recordDetailsOf(offer: { id: string; endsAt: Temporal.Instant }, terms: OfferTerms): Record<string, unknown> {
  const base = { offer: terms.kind, offerId: offer.id, endsAt: offer.endsAt.toString() };
  switch (terms.kind) {
    case "move":
      return { ...base, to: { startsAt: terms.startsAt.toString(), endsAt: terms.endsAt.toString() }, session: terms.sessionId, bookings: terms.bookings };
    case "credit":
      return { ...base, cents: terms.cents, validUntil: terms.validUntil.toString(), condition: terms.condition };
    case "settlement":
      return { ...base, cents: terms.cents, validUntil: terms.payUntil.toString() };
    case "payment-plan":
      return { ...base, plan: terms.parts.map((part) => ({ cents: part.cents, dueOn: part.dueOn.toString() })) };
    default:
      return terms satisfies never;
  }
}
