import type { CustomerKind } from "../customer-kind.ts";
import { countryOfVatNumber, isEuCountry } from "./eu-countries.ts";
import { checkVatNumber } from "./vat-number.ts";

/** `open` is a training in person that several customers may join, `in-company` one on assignment, `online` one at a distance. */
export const serviceKinds = ["open", "in-company", "online"] as const;

/** @property heldIn the country in which it is given, as two capitals; of `online` nothing follows from it */
export type Service = { kind: (typeof serviceKinds)[number]; heldIn: string };

export type ReverseChargeRefusal =
  | "consumer"
  | "buyer-here"
  | "buyer-outside-eu"
  | "buyer-vat-id-missing"
  | "buyer-vat-id-wrong"
  | "buyer-vat-id-other-country"
  | "service-unknown"
  | "taxed-where-held";

/**
 * Whether VAT may be reverse-charged to a buyer. Admission to a training in person is taxed where it takes place: an open
 * training in the Netherlands carries Dutch VAT for a Belgian company too. Assignments and what is online follow the
 * business that buys them. The number is checked by its form: whether it is alive, VIES knows.
 * @param supply.buyer.country its country; a VAT number of another country is wrong
 * @see docs/rules/vat.md  art. 44, 53 and 196 Directive 2006/112/EC; C-647/17 (Srf konsulterna)
 */
export function decideReverseCharge(supply: {
  service: Service | null;
  buyer: { kind: CustomerKind; country: string; vatId: string | null };
}): { ok: true } | { ok: false; refusal: ReverseChargeRefusal } {
  const { service, buyer } = supply;
  const refuse = (refusal: ReverseChargeRefusal) => ({ ok: false, refusal }) as const;
  if (buyer.kind === "consumer") return refuse("consumer");
  if (buyer.country === "NL") return refuse("buyer-here");
  if (!isEuCountry(buyer.country)) return refuse("buyer-outside-eu");
  if (service === null) return refuse("service-unknown");
  if (service.kind === "open") return refuse("taxed-where-held");
  if (buyer.vatId === null) return refuse("buyer-vat-id-missing");
  if (checkVatNumber(buyer.vatId) !== "right") return refuse("buyer-vat-id-wrong");
  if (countryOfVatNumber(buyer.vatId) !== buyer.country) return refuse("buyer-vat-id-other-country");
  return { ok: true };
}
