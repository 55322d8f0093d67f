import type { Child } from "hono/jsx";
import { Mark } from "./mark.tsx";

/** A rule that may be chosen and may not hold: in ink, because nothing is wrong yet. */
export function Caution({ title, children, source }: { title: Child; children: Child; source: Child }) {
  return (
    <div class="caution" role="note">
      <Mark name="g-warn" />
      <p><b>{title}</b> {children} <span class="soft">({source})</span></p>
    </div>
  );
}
