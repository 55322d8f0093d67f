import type { Child } from "hono/jsx";

/** A head note under a table or list: where a figure comes from, what may be expected. */
export function Note({ children }: { children: Child }) {
  return <p class="note">{children}</p>;
}
