import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";
import { classNames } from "./class-names.ts";
import { FieldError } from "./field-error.tsx";
import { uiTexts } from "./texts.ts";

export type FieldProps = {
  lang: Locale;
  /** Also the id, unless `id` is given; the error summary links to it. */
  name: string;
  id?: string | undefined;
  label: Child;
  value?: string | number | null | undefined;
  hint?: Child;
  error?: Child;
  /** Says "(mag leeg blijven)". Everything else is asked for. */
  optional?: boolean | undefined;
  /** `area` is a field of several lines. */
  type?: "text" | "email" | "tel" | "url" | "password" | "number" | "date" | "time" | "datetime-local" | "search" | "file" | "area" | undefined;
  autocomplete?: string | undefined;
  inputmode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url" | undefined;
  required?: boolean | undefined;
  maxlength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  accept?: string | undefined;
  /** Lines of an area. */
  rows?: number | undefined;
  /** For codes and numbers: a field as short as what goes in. */
  short?: boolean | undefined;
};

/** A question with its field. The error stands above the field, its bar in the margin. */
export function Field(props: FieldProps) {
  const { lang, name, id = name, label, hint, error, optional, type = "text", short } = props;
  const notes = classNames(hint && `${id}-hint`, error && `${id}-error`);
  const shared = {
    id,
    name,
    required: props.required,
    maxlength: props.maxlength,
    autocomplete: props.autocomplete ?? "off",
    "aria-describedby": notes,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
  return (
    <div class={classNames("field", short && "short", error && "wrong")}>
      <label for={id}>{label}{optional && <> <span class="soft">{uiTexts(lang).optional}</span></>}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <FieldError lang={lang} id={`${id}-error`}>{error}</FieldError>}
      {type === "area" ? (
        <textarea {...shared} rows={props.rows ?? 3}>{props.value ?? ""}</textarea>
      ) : (
        <input
          {...shared}
          type={type}
          value={props.value ?? undefined}
          inputmode={props.inputmode}
          min={props.min}
          max={props.max}
          step={props.step}
          accept={props.accept}
        />
      )}
    </div>
  );
}
