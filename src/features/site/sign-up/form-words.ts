import type { Locale } from "../../../domain/locale.ts";
import type { FieldError } from "./check-form.ts";
import type { FormValues } from "./form-values.ts";
import { signUpTexts } from "./texts.ts";

/** Words an error, naming the participant it belongs to: by name, or by number where the name is what is wrong. */
export function wordsFor({ locale, values }: { locale: Locale; values: FormValues }): (error: FieldError) => string {
  const texts = signUpTexts[locale];
  return (error) => {
    if (error.row === undefined) return texts.problem(error, "");
    const person = values.participants[error.row - 1];
    const name = person === undefined || /-(first|last)$/.test(error.field) ? "" : `${person.first} ${person.last}`.trim();
    return texts.problem(error, name === "" ? texts.participant(error.row).toLowerCase() : name);
  };
}

/** The error at a field, in the same words as the summary. */
export function errorsAt(form: { locale: Locale; values: FormValues; errors: readonly FieldError[] }): (field: string) => string | undefined {
  const say = wordsFor(form);
  return (field) => {
    const error = form.errors.find((candidate) => candidate.field === field);
    return error && `${say(error)}.`;
  };
}
