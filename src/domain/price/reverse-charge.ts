import type { Customer } from "../deal/frozen-deal.ts";
import { decideReverseCharge } from "../invoice/place-of-supply.ts";
import type { ReverseChargeRefusal, Service } from "../invoice/place-of-supply.ts";

export type VatDecision = {
  reverseCharge: boolean;
  /** Why VAT is charged to a company that is elsewhere, or has a VAT number from elsewhere; null when there is nothing to explain. */
  whyVat: ReverseChargeRefusal | null;
};

/**
 * How VAT falls on an order. What is exempt anyway is never reverse-charged; trainings are held in the Netherlands.
 * @param order.buyer null for whoever only looks
 * @see docs/rules/vat.md
 */
export function decideVat(order: {
  regime: "standard" | "exempt" | "small-business";
  service: Service["kind"];
  buyer: Pick<Customer, "kind" | "country" | "vatNumber"> | null;
}): VatDecision {
  const { regime, service, buyer } = order;
  if (buyer === null || buyer.kind === "consumer" || regime !== "standard") return { reverseCharge: false, whyVat: null };
  const { kind, country, vatNumber = null } = buyer;
  const decided = decideReverseCharge({ service: { kind: service, heldIn: "NL" }, buyer: { kind, country, vatId: vatNumber } });
  if (decided.ok) return { reverseCharge: true, whyVat: null };
  const fromElsewhere = country !== "NL" || (vatNumber !== null && !vatNumber.startsWith("NL"));
  return { reverseCharge: false, whyVat: fromElsewhere ? decided.refusal : null };
}
