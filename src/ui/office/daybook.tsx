import type { Child } from "hono/jsx";

/** Work as in an account book: when, what, how much. Holds <Entry>; a double line says that it was all. */
export function Daybook({ children, end }: { children: Child; end?: Child }) {
  return (
    <>
      <ol role="list" class="daybook">{children}</ol>
      {end && <p class="end-of-list">{end}</p>}
    </>
  );
}
