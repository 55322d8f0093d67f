import { z } from "zod";
import { customerKinds } from "../../domain/customer-kind.ts";
import { locales } from "../../domain/locale.ts";
import { mostPlaces } from "../sign-up/actions.ts";
import type { SignUpInput } from "../sign-up/actions.ts";
import type { SessionAddress } from "./session-addresses.ts";

const line = (most: number) => z.string().trim().max(most);
const email = z.email().max(254);

/** The body of a sign-up over the API. Strict: an unknown field is a mistake worth hearing about. */
export const signUpBody = z
  .strictObject({
    locale: z.enum(locales).optional(),
    customer: z.strictObject({
      kind: z.enum(customerKinds),
      name: line(200).min(1).describe("The company, or the private person's full name"),
      kvkNumber: z.string().regex(/^\d{8}$/).optional().describe("Eight digits; companies only"),
      street: line(200).default(""),
      postcode: line(20).default(""),
      town: line(100).default(""),
      country: z.string().regex(/^[A-Z]{2}$/).default("NL"),
      billingEmail: email.optional().describe("Where the bill goes; the orderer's address when left out"),
      reference: line(100).default(""),
      remark: line(2000).default(""),
      orderedBy: z.strictObject({ name: line(200).min(1), email }),
    }),
    participants: z
      .array(
        z.strictObject({
          firstName: line(100).min(1),
          lastName: line(100).default(""),
          email: email.optional(),
          needs: line(500).default(""),
        }),
      )
      .min(1)
      .max(mostPlaces),
    consents: z.strictObject({
      terms: z.literal(true).describe("The orderer agreed to the terms that the session names"),
      earlyStart: z.boolean().default(false),
    }),
    fingerprint: line(200).optional().describe("From the session as it was shown; a difference is refused with code `changed`"),
    ifFull: z.enum(["wait", "refuse"]).default("wait"),
  })
  .describe("What the public sign-up form sends");

export function signUpInputOf(body: z.infer<typeof signUpBody>, address: SessionAddress, token: string): SignUpInput {
  const { customer } = body;
  return {
    organisationId: address.organisationId,
    sessionId: address.sessionId,
    token,
    channel: "api",
    locale: body.locale ?? address.locale,
    customer: { ...customer, kvkNumber: customer.kvkNumber ?? "", billingEmail: customer.billingEmail ?? customer.orderedBy.email },
    participants: body.participants.map((participant) => ({ ...participant, email: participant.email ?? "" })),
    consents: body.consents,
    seen: body.fingerprint ?? null,
    ifFull: body.ifFull,
  };
}
