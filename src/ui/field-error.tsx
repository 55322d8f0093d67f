import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";
import { uiTexts } from "./texts.ts";

/** The error above its field, in the same words as the summary. */
export function FieldError({ lang, id, children }: { lang: Locale; id: string; children: Child }) {
  return <p class="error" id={id}><span class="quiet-name">{uiTexts(lang).wrong}</span>{children}</p>;
}
