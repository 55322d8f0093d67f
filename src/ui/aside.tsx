import type { Child } from "hono/jsx";

/** What stands beside an opening, one hairline row per line: a price, what it holds, a soft word. */
export function Aside({ lines }: { lines: readonly Child[] }) {
  return <div class="aside rows">{lines.map((line) => <p>{line}</p>)}</div>;
}
