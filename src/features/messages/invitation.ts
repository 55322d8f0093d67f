import { derivedSecret } from "../../platform/derived-secret.ts";

/**
 * The secret in the address at which one participant says to come. It opens nothing else of the deal.
 * @param replacements how often somebody else took over the place before: each participant has an address of their own
 */
export function invitationSecret(houseSecret: string, bookingId: string, replacements = 0): string {
  return derivedSecret(houseSecret, "coming", replacements === 0 ? bookingId : `${bookingId}:${replacements}`);
}

/** The secret in the address at which the customer of a deal reads what is remembered. Only our mail to them knows it: the address of a deal is shown to whoever orders. */
export function rememberedSecret(houseSecret: string, dealId: string): string {
  return derivedSecret(houseSecret, "remembered", dealId);
}
