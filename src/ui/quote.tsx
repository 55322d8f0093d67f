import type { Child } from "hono/jsx";

/** The exact words that were shown or said. */
export function Quote({ children }: { children: Child }) {
  return <blockquote>{children}</blockquote>;
}
