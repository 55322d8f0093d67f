import type { Child } from "hono/jsx";
import { Mark } from "./mark.tsx";

/** What changed and the button that keeps it, at hand wherever one is on a long form. */
export function KeepBar({ what, why, children }: { what: Child; why?: Child; children: Child }) {
  return (
    <div class="publish">
      <p><strong>{what}</strong></p>
      <p class="publish-do">{children}</p>
      {why && <p class="xs soft"><Mark name="g-warn" /> {why}</p>}
    </div>
  );
}
