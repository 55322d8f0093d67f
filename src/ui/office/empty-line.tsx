import type { Child } from "hono/jsx";

/** A list without lines: one sentence with the next step. Never a drawing. */
export function EmptyLine({ children }: { children: Child }) {
  return <p class="end-of-list empty-line">{children}</p>;
}
