import { z } from "zod";
import { locales } from "../../domain/locale.ts";
import type { SignUpInput } from "../sign-up/actions.ts";
import { customerOf, signUpFields } from "../sign-up/schema.ts";
import type { SessionAddress } from "./session-addresses.ts";

/** The body of a sign-up over the API: what the public form sends, and what a program may choose besides. */
export const signUpBody = z
  .strictObject({
    ...signUpFields,
    locale: z.enum(locales).optional(),
    fingerprint: z.string().trim().max(200).optional().describe("From the session as it was shown; a difference is refused with code `changed`"),
    creditCode: z.string().trim().min(1).max(40).optional().describe("A credit that is to pay; nothing is ordered when it does not"),
    discountCode: z.string().trim().min(1).max(40).optional().describe("A discount code; nothing is ordered when it takes nothing off"),
    ifFull: z.enum(["wait", "refuse"]).default("wait"),
  })
  .describe("What the public sign-up form sends");

export function signUpInputOf(body: z.infer<typeof signUpBody>, address: SessionAddress, { token, from }: { token: string; from: string }): SignUpInput {
  return {
    organisationId: address.organisationId,
    sessionId: address.sessionId,
    token,
    channel: "api",
    locale: body.locale ?? address.locale,
    customer: customerOf(body.customer),
    participants: body.participants.map((participant) => ({ ...participant, email: participant.email ?? "" })),
    consents: body.consents,
    seen: body.fingerprint ?? null,
    ifFull: body.ifFull,
    ...(body.creditCode === undefined ? {} : { credit: { code: body.creditCode, seenCents: null, from } }),
    ...(body.discountCode === undefined ? {} : { discount: { code: body.discountCode, seenCents: null, from } }),
  };
}
