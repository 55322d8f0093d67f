import type { Child } from "hono/jsx";

/** The buttons of a decision in a row, with a soft word beside them. */
export function Actions({ children, aside }: { children: Child; aside?: Child }) {
  return (
    <p class="actions">
      {children}
      {aside && <> <span class="soft small">{aside}</span></>}
    </p>
  );
}
