import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";
import { classNames } from "./class-names.ts";
import { FieldError } from "./field-error.tsx";
import { uiTexts } from "./texts.ts";

export type SelectFieldProps = {
  lang: Locale;
  name: string;
  id?: string | undefined;
  label: Child;
  options: readonly { value: string; label: string }[];
  value?: string | null | undefined;
  hint?: Child;
  error?: Child;
  optional?: boolean | undefined;
};

/** A question with a short list of answers. Where there is room, <Choices> is kinder. */
export function SelectField({ lang, name, id = name, label, options, value, hint, error, optional }: SelectFieldProps) {
  return (
    <div class={classNames("field", error && "wrong")}>
      <label for={id}>{label}{optional && <> <span class="soft">{uiTexts(lang).optional}</span></>}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <FieldError lang={lang} id={`${id}-error`}>{error}</FieldError>}
      <select
        id={id}
        name={name}
        aria-describedby={classNames(hint && `${id}-hint`, error && `${id}-error`)}
        aria-invalid={error ? "true" : undefined}
      >
        {options.map((option) => <option value={option.value} selected={option.value === value}>{option.label}</option>)}
      </select>
    </div>
  );
}
