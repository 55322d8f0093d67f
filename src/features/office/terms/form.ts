import { isLocale } from "../../../domain/locale.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { Form } from "../../../platform/http/form.ts";
import { whyNotTerms } from "../../catalogue/actions.ts";
import type { TermsInput, TermsRefusal } from "../../catalogue/actions.ts";

export type TermsProblem = Exclude<TermsRefusal["kind"], "organisation-unknown"> | "title-too-long" | "pdf-missing";

/** What was typed, and what is wrong with it. A file that was chosen does not come back with the page. */
export type TermsForm = { typed: { title: string; locale: Locale; text: string }; problem: TermsProblem | null };

const longestTitle = 150;

/** The field of the page that a problem is about. */
export function fieldOf(problem: TermsProblem): "title" | "text" | "pdf" {
  if (problem === "title-missing" || problem === "title-too-long") return "title";
  return problem === "text-missing" || problem === "text-too-long" ? "text" : "pdf";
}

export function readText(form: Form, fallback: Locale): TermsForm {
  const typed = typedIn(form, fallback);
  return { typed, problem: tooLong(typed.title) ?? whyNotTerms({ title: typed.title, source: { kind: "markdown", text: typed.text } }) };
}

export async function readPdf(form: Form, fallback: Locale): Promise<TermsForm & { source: TermsInput["source"] }> {
  const file = form.file("pdf");
  const typed = typedIn(form, fallback);
  const source = { kind: "pdf" as const, bytes: file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()) };
  const problem = tooLong(typed.title) ?? whyNotTerms({ title: typed.title, source });
  return { typed, source, problem: problem === "pdf-invalid" && file === null ? "pdf-missing" : problem };
}

function typedIn(form: Form, fallback: Locale): TermsForm["typed"] {
  const locale = form.text("locale");
  return { title: form.text("title"), locale: isLocale(locale) ? locale : fallback, text: form.text("text") };
}

function tooLong(title: string): TermsProblem | null {
  return title.length > longestTitle ? "title-too-long" : null;
}
