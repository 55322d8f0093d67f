import type { Locale } from "../../domain/locale.ts";
import { uiTexts } from "../texts.ts";

/** "№ 1.214": the record behind a line. */
export function RecordLink({ lang, number, href }: { lang: Locale; number: string; href?: string }) {
  if (href === undefined) return <span class="rec">{number}</span>;
  return <a class="rec" href={href} aria-label={`${uiTexts(lang).record} ${number}`}>{number}</a>;
}
