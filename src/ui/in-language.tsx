import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";

/** Words that somebody wrote in one language, on a page that may be in another: said so, so that they are read aloud well. */
export function InLanguage({ of, page, children }: { of: Locale; page: Locale; children: Child }) {
  return of === page ? <>{children}</> : <span lang={of}>{children}</span>;
}
