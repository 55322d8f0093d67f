import type { Child } from "hono/jsx";
import { Mark } from "./mark.tsx";

/** The one box of the office: a rule that does not hold, why, and one tap that mends it. */
export function Warning({ id, title, children, deeds }: { id?: string; title: Child; children?: Child; deeds?: Child }) {
  return (
    <div class="warning" id={id} role="note">
      <Mark name="g-warn" />
      <div>
        <p><strong>{title}</strong> {children}</p>
        {deeds && <div class="entry-do">{deeds}</div>}
      </div>
    </div>
  );
}
