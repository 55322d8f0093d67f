import { raw } from "hono/html";

/** A long text of the organisation's own, such as its terms, from HTML that was made safe when it was stored. */
export function Prose({ safeHtml }: { safeHtml: string }) {
  return <div class="prose">{raw(safeHtml)}</div>;
}
