import type { Child } from "hono/jsx";

/** Who and what, small above the first sentence. */
export function Eyebrow({ children }: { children: Child }) {
  return <p class="eyebrow">{children}</p>;
}
