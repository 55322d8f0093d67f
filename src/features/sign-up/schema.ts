import { z } from "zod";
import { customerKinds } from "../../domain/customer-kind.ts";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import { checkVatNumber, compactVatNumber } from "../../domain/invoice/vat-number.ts";
import { oneLine, someLines } from "../../platform/plain-text.ts";
import { mostPlaces } from "./input.ts";

/**
 * What can be wrong with a field. Stable: the page chooses words by it and the API names it. Anything else that the
 * schema finds is a mistake of a program, not of a person.
 */
export const fieldProblems = ["missing", "too-long", "email", "kvk-digits", "kvk-short", "kvk-long", "vat-form", "vat-check-digits", "postcode", "kind", "terms", "too-many"] as const;

export type FieldProblem = (typeof fieldProblems)[number];

const most = { name: 100, company: 200, street: 200, town: 100, reference: 100, needs: 500, remark: 2_000, address: 254 };

const line = (longest: number) => z.string().overwrite(oneLine).max(longest, "too-long");
const lines = (longest: number) => z.string().overwrite(someLines).max(longest, "too-long");
const filled = (longest: number) => z.string().overwrite(oneLine).min(1, "missing").max(longest, "too-long");

const email = filled(most.address).regex(z.regexes.email, "email");
const kvkNumber = z
  .string()
  .overwrite((text) => text.replaceAll(/[\s.]/g, ""))
  .regex(/^\d*$/, "kvk-digits")
  .min(8, "kvk-short")
  .max(8, "kvk-long");
const vatNumber = z
  .string()
  .overwrite(compactVatNumber)
  .superRefine((text, context) => {
    const checked = checkVatNumber(text);
    if (checked !== "right") context.addIssue({ code: "custom", message: checked === "form" ? "vat-form" : "vat-check-digits" });
  });
const postcode = line(12).overwrite(dutchPostcode).regex(/^$|^[A-Z0-9][A-Z0-9 -]{2,11}$/i, "postcode");

const participant = z.strictObject({
  firstName: filled(most.name),
  lastName: line(most.name).default(""),
  email: email.optional(),
  needs: line(most.needs).default("").describe("What the trainer should take into account"),
});

const customer = z.strictObject({
  kind: z.enum(customerKinds, "kind"),
  name: filled(most.company).describe("The company, or the private person's full name"),
  kvkNumber: kvkNumber.optional().describe("Eight digits; companies only"),
  vatNumber: vatNumber.optional().describe("With the letters of its country; companies only. Decides whether VAT is reverse-charged"),
  street: line(most.street).default(""),
  postcode: postcode.default(""),
  town: line(most.town).default(""),
  country: z.string().regex(/^[A-Z]{2}$/).default("NL"),
  billingEmail: email.optional().describe("Where the bill goes; the orderer's address when left out"),
  reference: line(most.reference).default(""),
  remark: lines(most.remark).default(""),
  orderedBy: z.strictObject({ name: filled(most.company), email }),
});

const consents = z.strictObject({
  terms: z.literal(true, "terms").describe("The orderer agreed to the terms that the session names"),
  earlyStart: z.boolean().default(false),
});

/** What every sign-up says, whoever sends it. Strict: an unknown field is a mistake worth hearing about. */
export const signUpFields = {
  customer,
  participants: z.array(participant).min(1, "missing").max(mostPlaces, "too-many"),
  consents,
};

const fullAddress = { street: filled(most.street), postcode: postcode.min(1, "missing"), town: filled(most.town) };

/** What an invoice says of who pays, asked for after the order, with the limits of the order; a company's own numbers are of companies only. */
export const billingSchemas = {
  company: customer.pick({ name: true, kvkNumber: true, vatNumber: true, country: true, billingEmail: true, reference: true }).extend(fullAddress),
  consumer: customer.pick({ name: true, country: true }).extend(fullAddress),
} as const;

/** A customer as it was sent, as deals keep it. */
export function customerOf({ kvkNumber = "", billingEmail, vatNumber: vat, ...sent }: z.infer<typeof customer>): Customer {
  return { ...sent, kvkNumber, billingEmail: billingEmail ?? sent.orderedBy.email, ...(vat === undefined || sent.kind === "consumer" ? {} : { vatNumber: vat }) };
}

/**
 * What the page asks of a person: whole names, an address of mail for everybody who comes, and what an invoice needs.
 * @param asks.address false where nothing is to be paid
 * @param asks.terms false for the waiting list, which binds nobody
 */
export function pageSignUp(asks: { address: boolean; terms: boolean }) {
  const full = participant.extend({ lastName: filled(most.name), email });
  const address = asks.address ? fullAddress : { street: line(most.street), postcode, town: line(most.town) };
  return z.strictObject({
    customer: customer.extend(address),
    participants: z.array(full).min(1, "missing").max(mostPlaces, "too-many"),
    consents: asks.terms ? consents : consents.extend({ terms: z.boolean() }),
  });
}

/** "3599yz" is "3599 YZ"; postcodes of other countries stay as they are. */
function dutchPostcode(text: string): string {
  const [, digits, letters] = /^(\d{4})\s*([a-z]{2})$/i.exec(text) ?? [];
  return digits === undefined || letters === undefined ? text : `${digits} ${letters.toUpperCase()}`;
}
