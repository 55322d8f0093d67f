import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";
import { Choice } from "./choice.tsx";
import { classNames } from "./class-names.ts";
import { FieldError } from "./field-error.tsx";

export type ConsentProps = {
  lang: Locale;
  name: string;
  checked?: boolean | undefined;
  children: Child;
  note?: Child;
  error?: Child;
};

/** A tick that agrees to something: never set beforehand. */
export function Consent({ lang, name, checked, children, note, error }: ConsentProps) {
  const errorId = error ? `${name}-error` : undefined;
  return (
    <div class={classNames("stack", error && "wrong")}>
      {errorId && <FieldError lang={lang} id={errorId}>{error}</FieldError>}
      <Choice kind="checkbox" name={name} id={name} value="yes" checked={checked} note={note} errorId={errorId} bare>{children}</Choice>
    </div>
  );
}
