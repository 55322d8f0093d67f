import { derivedSecret } from "../../platform/derived-secret.ts";

/** The secret in the address at which one participant says to come. It opens nothing else of the deal. */
export function invitationSecret(houseSecret: string, bookingId: string): string {
  return derivedSecret(houseSecret, "coming", bookingId);
}
