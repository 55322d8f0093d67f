import { z } from "zod";
import { compactIban, isIban } from "../../domain/bank/iban.ts";
import type { Locale } from "../../domain/locale.ts";
import { fieldErrors } from "../../platform/http/form.ts";
import type { Form } from "../../platform/http/form.ts";
import { slugOf, whyNotOrganisationSlug } from "../catalogue/actions.ts";
import { maxPasswordLength, minPasswordLength } from "./auth.ts";
import type { SetUpInput } from "./set-up.ts";

const problems = [
  "missing", "too-long", "slug-invalid", "slug-reserved", "email-invalid", "kvk-invalid", "vat-invalid", "iban-invalid",
  "password-too-short", "password-too-long", "email-taken",
] as const;

export type FieldProblem = (typeof problems)[number];

export const setUpFields = [
  "name", "slug", "contactName", "street", "postcode", "town", "phone", "email", "kvkNumber", "vatNumber", "iban", "ownerEmail", "password",
] as const;

export type SetUpField = (typeof setUpFields)[number];

const line = z.string().min(1, "missing").max(200, "too-long");
const optionalLine = z.string().max(200, "too-long");
const email = line.pipe(z.email("email-invalid"));

const schema = z.object({
  name: line,
  slug: z.string().superRefine((slug, context) => {
    const why = whyNotOrganisationSlug(slug);
    if (why !== null) context.addIssue({ code: "custom", message: why });
  }),
  contactName: line,
  street: optionalLine,
  postcode: optionalLine,
  town: optionalLine,
  phone: optionalLine,
  email,
  kvkNumber: z.string().refine((text) => text === "" || /^\d{8}$/.test(text), "kvk-invalid"),
  vatNumber: z.string().refine((text) => text === "" || /^NL\d{9}B\d{2}$/.test(text), "vat-invalid"),
  iban: z.string().refine((text) => text === "" || isIban(text), "iban-invalid"),
  ownerEmail: email,
  password: z.string().min(1, "missing").min(minPasswordLength, "password-too-short").max(maxPasswordLength, "password-too-long"),
});

/** What was typed, as it is checked and kept. */
export function readSetUp(form: Form): Record<SetUpField, string> {
  const typed = Object.fromEntries(setUpFields.map((field) => [field, form.text(field)])) as Record<SetUpField, string>;
  return {
    ...typed,
    slug: typed.slug === "" ? slugOf(typed.name) : typed.slug.toLowerCase(),
    kvkNumber: typed.kvkNumber.replaceAll(/\s/g, ""),
    vatNumber: typed.vatNumber.replaceAll(/[\s.]/g, "").toUpperCase(),
    iban: compactIban(typed.iban),
    password: form.raw("password"),
  };
}

export function parseSetUp(
  typed: Readonly<Record<SetUpField, string>>,
  locale: Locale,
): { ok: true; input: SetUpInput } | { ok: false; errors: ReadonlyMap<string, FieldProblem> } {
  const parsed = schema.safeParse(typed);
  if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error, problems) };
  const { ownerEmail, password, ...organisation } = parsed.data;
  return {
    ok: true,
    input: { organisation: { ...organisation, locale }, owner: { name: organisation.contactName, email: ownerEmail, password } },
  };
}
