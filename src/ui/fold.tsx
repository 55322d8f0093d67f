import type { Child } from "hono/jsx";

/** More for who wants it; closed until asked. */
export function Fold({ summary, children, open }: { summary: Child; children: Child; open?: boolean }) {
  return <details open={open}><summary>{summary}</summary>{children}</details>;
}
