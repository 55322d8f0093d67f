import type { Child } from "hono/jsx";

/** Two fields beside each other where there is room. `narrowFirst` for a postcode before a town. */
export function Pair({ children, narrowFirst }: { children: Child; narrowFirst?: boolean }) {
  return <div class={narrowFirst ? "pair narrow-first" : "pair"}>{children}</div>;
}
