import type { Child } from "hono/jsx";
import { Mark } from "./mark.tsx";

/** Why something is proposed: what fits, and what does not. */
export function Checks({ label, checks }: { label: string; checks: readonly { holds: boolean; text: Child }[] }) {
  return (
    <ul role="list" class="checks" aria-label={label}>
      {checks.map(({ holds, text }) => <li class={holds ? undefined : "is-not"}><Mark name={holds ? "g-yes" : "g-dash"} />{text}</li>)}
    </ul>
  );
}
