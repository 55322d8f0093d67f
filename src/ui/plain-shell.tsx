import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";
import { HandslagMark } from "./handslag-mark.tsx";
import { Page } from "./page.tsx";
import { uiTexts } from "./texts.ts";

export type PlainShellProps = {
  lang: Locale;
  title: string;
  /** Whose house this is; Handslag itself where no organisation is known yet. */
  name?: { label: string; href: string } | undefined;
  wrong?: boolean | undefined;
  otherLanguage?: { href: string; lang: Locale; label: string } | null | undefined;
  /** Below the page: where to go for help. */
  foot?: Child;
  pen?: string | null | undefined;
  children: Child;
};

/** The frame of what belongs to no course: set-up, log-in, a page that is not there. */
export function PlainShell({ lang, title, name, wrong, otherLanguage, foot, pen, children }: PlainShellProps) {
  const label = name?.label ?? "Handslag";
  return (
    <Page lang={lang} title={`${wrong ? uiTexts(lang).wrong : ""}${title} – ${label}`} styles={pen ? [pen] : []}>
      <header class="letterhead sheet">
        <a class="name plain-name" href={name?.href ?? "/"}>{!name && <HandslagMark />}<span>{label}</span></a>
        {otherLanguage && (
          <p class="help"><a href={otherLanguage.href} lang={otherLanguage.lang} hreflang={otherLanguage.lang}>{otherLanguage.label}</a></p>
        )}
      </header>
      <main id="inhoud" class="sheet">{children}</main>
      <footer class="sheet">
        <div class="colophon">
          {foot && <p>{foot}</p>}
          <p class="handslag"><HandslagMark /> <span>{uiTexts(lang).credit}</span></p>
        </div>
      </footer>
    </Page>
  );
}
