import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";
import { Colophon, type ColophonProps } from "./colophon.tsx";
import { Letterhead, type LetterheadProps } from "./letterhead.tsx";
import { Page } from "./page.tsx";
import { uiTexts } from "./texts.ts";

export type PublicShellProps = {
  lang: Locale;
  /** What the page is about; the organisation's name is added. */
  title: string;
  organisation: Omit<LetterheadProps, "lang">;
  colophon: Omit<ColophonProps, "lang">;
  /** The address of the organisation's pen; null for Handslag's own blue. */
  pen?: string | null | undefined;
  /** The form came back with errors: the title says so first. */
  wrong?: boolean | undefined;
  /** A page for search engines, such as a course. A form is not. */
  indexed?: boolean | undefined;
  description?: string | undefined;
  alternates?: readonly { lang: Locale; href: string }[] | undefined;
  structuredData?: Readonly<Record<string, unknown>> | undefined;
  secretAddress?: boolean | undefined;
  children: Child;
};

/** The frame of every page that anybody may see. */
export function PublicShell(props: PublicShellProps) {
  const { lang, organisation, pen, children } = props;
  return (
    <Page
      lang={lang}
      title={`${props.wrong ? uiTexts(lang).wrong : ""}${props.title} – ${organisation.name}`}
      indexed={props.indexed}
      description={props.description}
      alternates={props.alternates}
      styles={pen ? [pen] : []}
      structuredData={props.structuredData}
      secretAddress={props.secretAddress}
    >
      <Letterhead lang={lang} {...organisation} />
      <main id="inhoud" class="sheet">{children}</main>
      <Colophon lang={lang} {...props.colophon} />
    </Page>
  );
}
