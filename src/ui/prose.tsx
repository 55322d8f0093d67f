import { raw } from "hono/html";
import type { Locale } from "../domain/locale.ts";

/** A long text of the organisation's own, such as its terms, from HTML that was made safe when it was stored. */
export function Prose({ safeHtml, lang }: { safeHtml: string; lang?: Locale | undefined }) {
  return <div class="prose" lang={lang}>{raw(safeHtml)}</div>;
}
