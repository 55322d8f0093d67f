import { z } from "zod";
import { isLocale } from "../../../domain/locale.ts";
import { fieldErrors } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { oneLine, someLines } from "../../../platform/plain-text.ts";
import { parseHex } from "../../../ui/contrast.ts";
import { checkPen, nearestPen } from "../../../ui/pen.ts";
import type { Theme } from "../../../ui/pen.ts";
import { organisationFields, organisationProblems } from "../../catalogue/actions.ts";
import type { OrganisationInput } from "../../catalogue/actions.ts";
import type { Organisation } from "../../catalogue/store.ts";

/** The fields in the order of the page. */
export const settingsFields = [
  "name", "contactName", "introduction", "street", "postcode", "town", "phone", "email", "kvkNumber", "vatNumber", "iban", "accountName",
  "complaintDays", "locale", "penLight", "penDark",
] as const;

export type SettingsField = (typeof settingsFields)[number];
export type Typed = Readonly<Record<SettingsField, string>>;

const plainProblems = [...organisationProblems, "days-invalid", "locale-unknown", "pen-no-colour", "pen-light-missing"] as const;
type PlainProblem = (typeof plainProblems)[number];

/** What is wrong with a field. A colour that is hard to read comes with the nearest that is not. */
export type SettingsProblem = { kind: PlainProblem } | { kind: "pen-unreadable"; ratio: number; nearest: string };

export type Errors = ReadonlyMap<SettingsField, SettingsProblem>;

const mostComplaintDays = 60;

const schema = z.object({
  ...organisationFields,
  introduction: z.string().overwrite(someLines).max(4_000, "too-long"),
  accountName: z.string().overwrite(oneLine).max(70, "too-long"),
  complaintDays: z.string().regex(/^\d{1,3}$/, "days-invalid").transform(Number).refine((days) => days >= 1 && days <= mostComplaintDays, "days-invalid"),
  locale: z.string().refine(isLocale, "locale-unknown"),
});

/** The settings as they stand. A dark colour that follows from the light one stays open, so that it goes on following. */
export function typedOf(organisation: Organisation): Typed {
  return {
    name: organisation.name,
    contactName: organisation.contact_name,
    introduction: organisation.introduction,
    street: organisation.street,
    postcode: organisation.postcode,
    town: organisation.town,
    phone: organisation.phone,
    email: organisation.email,
    kvkNumber: organisation.kvk_number,
    vatNumber: organisation.vat_number,
    iban: organisation.iban.replaceAll(/(.{4})(?=.)/g, "$1 "),
    accountName: organisation.account_name,
    complaintDays: String(organisation.complaint_days),
    locale: organisation.locale,
    penLight: organisation.pen_light ?? "",
    penDark: organisation.pen_dark === nearestPen(organisation.pen_light ?? "", "dark") ? "" : (organisation.pen_dark ?? ""),
  };
}

/** What was typed. Whoever takes the colours that can be read gets them in the fields. */
export function readSettings(form: Form): Typed {
  const typed = Object.fromEntries(settingsFields.map((field) => [field, form.text(field)])) as Record<SettingsField, string>;
  if (form.text("pen") !== "nearest") return typed;
  return { ...typed, penLight: nearestPen(typed.penLight, "light") ?? typed.penLight, penDark: nearestPen(typed.penDark, "dark") ?? typed.penDark };
}

export function checkSettings(typed: Typed): { ok: true; organisation: OrganisationInput } | { ok: false; errors: Errors } {
  const parsed = schema.safeParse(typed);
  const plain = parsed.success ? new Map<string, PlainProblem>() : fieldErrors(parsed.error, plainProblems);
  const pens = penErrors(typed);
  const errors = new Map(
    settingsFields.flatMap((field): [SettingsField, SettingsProblem][] => {
      const kind = plain.get(field);
      const problem = kind === undefined ? pens.get(field) : { kind };
      return problem === undefined ? [] : [[field, problem]];
    }),
  );
  if (!parsed.success || errors.size > 0) return { ok: false, errors };
  return { ok: true, organisation: { ...parsed.data, pen: penOf(typed) } };
}

/** Both colours, in one spelling; the dark one follows from the light one where it was left open. Null without a colour. */
export function penOf({ penLight, penDark }: Pick<Typed, "penLight" | "penDark">): OrganisationInput["pen"] {
  const light = parseHex(penLight);
  const dark = penDark === "" ? nearestPen(penLight, "dark") : parseHex(penDark);
  return light === null || dark === null ? null : { light, dark };
}

function penErrors({ penLight, penDark }: Typed): Map<SettingsField, SettingsProblem> {
  const errors = new Map<SettingsField, SettingsProblem>();
  const check = (field: "penLight" | "penDark", text: string, theme: Theme) => {
    const nearest = nearestPen(text, theme);
    const { ok, ratio } = checkPen(text, theme);
    if (text === "" || ok) return;
    errors.set(field, nearest === null ? { kind: "pen-no-colour" } : { kind: "pen-unreadable", ratio, nearest });
  };
  check("penLight", penLight, "light");
  check("penDark", penDark, "dark");
  if (penLight === "" && penDark !== "") errors.set("penLight", { kind: "pen-light-missing" });
  return errors;
}
