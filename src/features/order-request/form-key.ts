import { createHash } from "node:crypto";

/** Names an order form in the address of the terms that stand beside it, without giving away the token that the form is sent with. */
export function formKey(token: string): string {
  return createHash("sha256").update(`order form: ${token}`).digest("base64url").slice(0, 22);
}

/** Where a version of the terms is read from an order form: in the address stands from which. */
export function termsAddress(organisationSlug: string, sha256: string, token: string): string {
  return `/${organisationSlug}/terms/${sha256}?form=${formKey(token)}`;
}

/** Whether a text can be one; what else stands in an address is no form's. */
export function isFormKey(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}
