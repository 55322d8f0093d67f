import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";
import { HandslagMark } from "./handslag-mark.tsx";
import { uiTexts } from "./texts.ts";

export type ColophonProps = {
  lang: Locale;
  /** Who stands behind the page: name, address, register and tax numbers. */
  imprint: Child;
  links: readonly { href: string; label: Child }[];
  /** The same page in the other language; null when there is none. */
  otherLanguage: { href: string; lang: Locale; label: string } | null;
};

export function Colophon({ lang, imprint, links, otherLanguage }: ColophonProps) {
  return (
    <footer class="sheet">
      <div class="colophon">
        <p>{imprint}</p>
        <ul role="list">
          {links.map((link) => <li><a href={link.href}>{link.label}</a></li>)}
          {otherLanguage && (
            <li><a href={otherLanguage.href} lang={otherLanguage.lang} hreflang={otherLanguage.lang}>{otherLanguage.label}</a></li>
          )}
        </ul>
        <p class="handslag"><HandslagMark /> <span>{uiTexts(lang).credit}</span></p>
      </div>
    </footer>
  );
}
