import { z } from "zod";
import { isLocale } from "../../../domain/locale.ts";
import type { Locale } from "../../../domain/locale.ts";
import { serviceKinds } from "../../../domain/invoice/place-of-supply.ts";
import type { ServiceKind, VatRegime } from "../../../platform/database/schema.ts";
import { fieldErrors } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { oneLine, someLines } from "../../../platform/plain-text.ts";
import { slugOf, whyNotCourseSlug } from "../../catalogue/actions.ts";
import type { CourseInput } from "../../catalogue/actions.ts";
import type { Course } from "../../catalogue/store.ts";
import { readRows } from "./rows.ts";

const problems = ["missing", "too-long", "too-many", "slug-missing", "slug-invalid", "slug-reserved", "slug-taken", "vat-invalid", "name-missing", "text-missing"] as const;

export type CourseProblem = (typeof problems)[number];

/** The form as it was typed, right or wrong. Outcomes stand one to a line. */
export type CourseTyped = {
  title: string;
  slug: string;
  lead: string;
  description: string;
  outcomes: string;
  included: IncludedTyped[];
  audience: string;
  duration: string;
  language: Locale;
  vatRegime: VatRegime;
  vatPercent: string;
  service: ServiceKind;
};

type IncludedTyped = { name: string; text: string };

export const vatRegimes: readonly VatRegime[] = ["standard", "exempt", "small-business"];
export const mostIncluded = 20;
export const nothingIncluded: IncludedTyped = { name: "", text: "" };
const mostOutcomes = 30;

const line = (longest: number) => z.string().overwrite(oneLine).max(longest, "too-long");
const lines = (longest: number) => z.string().overwrite(someLines).max(longest, "too-long");

const outcomes = z
  .string()
  .transform((typed) => typed.split("\n").map(oneLine).filter((outcome) => outcome !== ""))
  .pipe(z.array(line(300)).max(mostOutcomes, "too-many"));

const included = z
  .array(z.object({ name: line(100), text: line(500) }))
  .transform((rows) => rows.map((row, index) => ({ ...row, index })).filter((row) => row.name !== "" || row.text !== ""))
  .superRefine((rows, context) => {
    for (const row of rows) {
      if (row.name === "") context.addIssue({ code: "custom", path: [row.index, "name"], message: "name-missing" });
      if (row.text === "") context.addIssue({ code: "custom", path: [row.index, "text"], message: "text-missing" });
    }
  })
  .transform((rows) => rows.map(({ index: _, ...row }) => row));

const fields = {
  title: line(200).min(1, "missing"),
  lead: line(500),
  description: lines(20_000),
  outcomes,
  included,
  audience: lines(2_000),
  duration: line(100),
};

const slug = z.string().superRefine((typed, context) => {
  const why = typed === "" ? "slug-missing" : whyNotCourseSlug(typed);
  if (why !== null) context.addIssue({ code: "custom", message: why });
});

export function readCourseForm(form: Form): CourseTyped {
  const language = form.text("language");
  return {
    title: form.text("title"),
    slug: form.text("slug").toLowerCase(),
    lead: form.text("lead"),
    description: form.text("description"),
    outcomes: form.text("outcomes"),
    included: readRows(form, { name: "included-name", text: "included-text" }, mostIncluded),
    audience: form.text("audience"),
    duration: form.text("duration"),
    language: isLocale(language) ? language : "nl",
    vatRegime: vatRegimes.find((regime) => regime === form.text("vatRegime")) ?? "standard",
    vatPercent: form.text("vatPercent"),
    service: serviceKinds.find((kind) => kind === form.text("service")) ?? "open",
  };
}

/** Without an address, the one that the title proposes. */
export function withAddress(typed: CourseTyped): CourseTyped {
  return typed.slug === "" ? { ...typed, slug: slugOf(typed.title) } : typed;
}

export function emptyCourse(language: Locale): CourseTyped {
  return {
    title: "", slug: "", lead: "", description: "", outcomes: "", included: [nothingIncluded], audience: "", duration: "",
    language, vatRegime: "standard", vatPercent: "21", service: "open",
  };
}

/** A course as it stands in its form. */
export function typedCourse(course: Course, locale: Locale): CourseTyped {
  return {
    title: course.title,
    slug: course.slug,
    lead: course.lead,
    description: course.description,
    outcomes: course.outcomes.join("\n"),
    included: course.included.length === 0 ? [nothingIncluded] : course.included,
    audience: course.audience,
    duration: course.duration,
    language: course.language,
    vatRegime: course.vat_regime,
    vatPercent: course.vat_regime === "standard" ? String(course.vat_basis_points / 100).replace(".", locale === "nl" ? "," : ".") : "21",
    service: course.service,
  };
}

export type CheckedCourse =
  | { ok: true; slug: string; course: CourseInput }
  | { ok: false; problems: ReadonlyMap<string, CourseProblem> };

/** Checks the form whole. The problems are by the id of their field, in the order of the page. */
export function checkCourse(typed: CourseTyped): CheckedCourse {
  const schema = z.object({ ...fields, slug, vatBasisPoints: typed.vatRegime === "standard" ? vatPercent : z.any().transform(() => 0) });
  const parsed = schema.safeParse({ ...typed, vatBasisPoints: typed.vatPercent });
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error, problems);
    if (typed.title === "" && typed.slug === "") errors.delete("slug");
    return { ok: false, problems: inOrder(errors) };
  }
  const { slug: address, ...course } = parsed.data;
  return { ok: true, slug: address, course: { ...course, language: typed.language, vatRegime: typed.vatRegime, service: typed.service } };
}

/** "21", "21 %" and "9,5" in hundredths of a per cent. */
const vatPercent = z.string().transform((typed, context) => {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed) ?? [];
  const basisPoints = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  if (whole !== undefined && basisPoints <= 10_000) return basisPoints;
  context.addIssue({ code: "custom", message: "vat-invalid" });
  return z.NEVER;
});

const order = ["title", "slug", "lead", "description", "outcomes", "included", "audience", "duration", "vatPercent"];

function inOrder(errors: ReadonlyMap<string, CourseProblem>): Map<string, CourseProblem> {
  const place = ([id]: [string, CourseProblem]) => order.findIndex((field) => id.startsWith(field));
  return new Map([...errors].map(([path, problem]): [string, CourseProblem] => [fieldIdOf(path), problem]).sort((one, other) => place(one) - place(other)));
}

/** A path of the schema as the id of a field: rows count from 1, and all lines of the outcomes are one field. */
function fieldIdOf(path: string): string {
  const [name = "", index, part] = path.split(".");
  if (name === "vatBasisPoints") return "vatPercent";
  return index === undefined || part === undefined ? name : `${name}-${Number(index) + 1}-${part}`;
}
