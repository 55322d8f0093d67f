import { z } from "zod";
import type { Locale } from "../../domain/locale.ts";
import { fieldErrors } from "../../platform/http/form.ts";
import type { Form } from "../../platform/http/form.ts";
import { organisationFields, organisationProblems, slugOf, whyNotOrganisationSlug } from "../catalogue/actions.ts";
import { maxPasswordLength, minPasswordLength } from "./auth.ts";
import type { SetUpInput } from "./set-up.ts";

const problems = [...organisationProblems, "slug-invalid", "slug-reserved", "password-too-short", "password-too-long", "email-taken"] as const;

export type FieldProblem = (typeof problems)[number];

export const setUpFields = [
  "name", "slug", "contactName", "street", "postcode", "town", "phone", "email", "kvkNumber", "vatNumber", "iban", "ownerEmail", "password",
] as const;

export type SetUpField = (typeof setUpFields)[number];

const schema = z.object({
  ...organisationFields,
  slug: z.string().superRefine((slug, context) => {
    const why = whyNotOrganisationSlug(slug);
    if (why !== null) context.addIssue({ code: "custom", message: why });
  }),
  ownerEmail: organisationFields.email,
  password: z.string().min(1, "missing").min(minPasswordLength, "password-too-short").max(maxPasswordLength, "password-too-long"),
});

/** What was typed. An address that was left open is made of the name. */
export function readSetUp(form: Form): Record<SetUpField, string> {
  const typed = Object.fromEntries(setUpFields.map((field) => [field, form.text(field)])) as Record<SetUpField, string>;
  return {
    ...typed,
    slug: typed.slug === "" ? slugOf(typed.name) : typed.slug.toLowerCase(),
    password: form.raw("password"),
  };
}

export function parseSetUp(
  typed: Readonly<Record<SetUpField, string>>,
  locale: Locale,
): { ok: true; input: SetUpInput } | { ok: false; errors: ReadonlyMap<string, FieldProblem> } {
  const parsed = schema.safeParse(typed);
  if (!parsed.success) return { ok: false, errors: withoutConsequence(fieldErrors(parsed.error, problems), typed) };
  const { ownerEmail, password, ...organisation } = parsed.data;
  return {
    ok: true,
    input: { organisation: { ...organisation, locale }, owner: { name: organisation.contactName, email: ownerEmail, password } },
  };
}

/** Without a name there is nothing to make an address of; only the name is to be filled in. */
function withoutConsequence(errors: ReadonlyMap<string, FieldProblem>, typed: Readonly<Record<SetUpField, string>>): ReadonlyMap<string, FieldProblem> {
  const nothingToMakeItOf = typed.name === "" && typed.slug === "";
  return nothingToMakeItOf ? new Map([...errors].filter(([field]) => field !== "slug")) : errors;
}
