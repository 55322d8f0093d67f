import { datedCancellationSteps } from "../../domain/conditions/cancellation-fee.ts";
import type { DatedCancellationStep } from "../../domain/conditions/cancellation-fee.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { paymentSchedule } from "../../domain/conditions/payment-schedule.ts";
import type { CustomerKind } from "../../domain/customer-kind.ts";
import type { FrozenDeal, FrozenPart } from "../../domain/deal/frozen-deal.ts";
import { cents } from "../../domain/money.ts";
import { priceFor } from "./price.ts";
import type { Priced, PriceRequest } from "./price.ts";

/** What is for sale: a session as it is, or as it would become. The price is for one place, without VAT. */
export type Sale = Priced & {
  conditions: Conditions;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
};

export type Figures = {
  price: FrozenDeal["price"];
  schedule: FrozenPart[];
  place: "held" | "confirmed";
  steps: DatedCancellationStep[];
};

/** What an order at this moment comes to: the price, the payment days, and what cancelling costs until when. */
export function figuresOf(sale: Sale, request: PriceRequest & { kind: CustomerKind }): Figures {
  const { conditions, startsAt, endsAt, zone } = sale;
  const { kind, now } = request;
  const price = priceFor(sale, request);
  const totalCents = cents(price.totalCents);
  const plan = paymentSchedule({ plan: conditions.payment, totalCents, formedAt: now, startsAt, endsAt, zone });
  return {
    price,
    schedule: plan.parts.map((part) => ({
      name: part.name,
      cents: part.cents,
      dueOn: part.dueOn.toString(),
      dueAt: part.dueAt.toString(),
      lapseAt: part.lapseAt?.toString() ?? null,
      remindAt: part.remindAt?.toString() ?? null,
    })),
    place: plan.place,
    steps: datedCancellationSteps({ conditions, kind, startsAt, zone, totalCents }),
  };
}
