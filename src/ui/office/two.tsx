import type { Child } from "hono/jsx";
import { classNames } from "../class-names.ts";

/** The work, and what stands beside it on wide screens. `wide` gives the side more room. */
export function Two({ children, wide }: { children: Child; wide?: boolean }) {
  return <div class={classNames("two", wide && "wide-aside")}>{children}</div>;
}
