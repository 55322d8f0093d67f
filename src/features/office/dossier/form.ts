import { isLocale } from "../../../domain/locale.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { Form } from "../../../platform/http/form.ts";
import { contentChoices, readLogNumber } from "../../dossier/actions.ts";
import type { ContentChoice } from "../../dossier/actions.ts";

export type DossierForm = { choices: readonly ContentChoice[]; locale: Locale; /** The number of the log that is wanted; absent: the newest. */ log?: number };

/**
 * What is ticked at first: all that a dispute about a deal is about. Not who comes: they are mostly others than the customer, and what they wish may be about their
 * health.
 */
export function firstForm(locale: Locale): DossierForm {
  return { choices: contentChoices.filter((choice) => choice !== "participants"), locale };
}

/** A form in which nothing is ticked is one: the file then holds no personal content. */
export function readDossierForm(form: Form, own: Locale): DossierForm {
  const wanted = form.all("content");
  const language = form.text("language");
  const log = readLogNumber(form.text("log"));
  return { choices: contentChoices.filter((choice) => wanted.includes(choice)), locale: isLocale(language) ? language : own, ...(log === null ? {} : { log }) };
}
