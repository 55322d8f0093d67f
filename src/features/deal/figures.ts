import { datedCancellationSteps } from "../../domain/conditions/cancellation-fee.ts";
import type { DatedCancellationStep } from "../../domain/conditions/cancellation-fee.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { paymentSchedule } from "../../domain/conditions/payment-schedule.ts";
import type { CustomerKind } from "../../domain/customer-kind.ts";
import type { FrozenDeal, FrozenPart } from "../../domain/deal/frozen-deal.ts";
import { quotePrice } from "../../domain/deal/price.ts";
import { cents } from "../../domain/money.ts";
import type { Course } from "../catalogue/store.ts";

/** What is for sale: a session as it is, or as it would become. The price is for one place, without VAT. */
export type Sale = {
  course: Pick<Course, "vat_basis_points" | "vat_regime">;
  priceCents: number;
  conditions: Conditions;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  zone: string;
};

export type Figures = {
  price: FrozenDeal["price"];
  schedule: FrozenPart[];
  place: "held" | "confirmed";
  steps: DatedCancellationStep[];
};

/** What an order at this moment comes to: the price, the payment days, and what cancelling costs until when. */
export function figuresOf(sale: Sale, { kind, places, now }: { kind: CustomerKind; places: number; now: Temporal.Instant }): Figures {
  const { course, priceCents, conditions, startsAt, endsAt, zone } = sale;
  const amounts = quotePrice({ pricePerPlaceCents: cents(priceCents), places, vatBasisPoints: course.vat_basis_points });
  const { totalCents } = amounts;
  const plan = paymentSchedule({ plan: conditions.payment, totalCents, formedAt: now, startsAt, endsAt, zone });
  return {
    price: { places, unitCents: priceCents, ...amounts, vatRegime: course.vat_regime },
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
