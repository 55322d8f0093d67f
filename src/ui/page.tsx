import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Locale } from "../domain/locale.ts";
import { assetUrl } from "./assets.ts";
import { uiTexts } from "./texts.ts";

export type PageProps = {
  lang: Locale;
  /** The whole title, as the browser shows it. */
  title: string;
  /** Only what is meant to be found is indexed. */
  indexed?: boolean | undefined;
  description?: string | undefined;
  /** The same page in another language. */
  alternates?: readonly { lang: Locale; href: string }[] | undefined;
  /** Style sheets after handslag.css, such as the organisation's pen. */
  styles?: readonly string[] | undefined;
  /** What the page is about for search engines (schema.org), as JSON-LD. Data, not script. */
  structuredData?: Readonly<Record<string, unknown>> | undefined;
  /** The address itself is a key: never pass it on to another site. */
  secretAddress?: boolean | undefined;
  bodyClass?: string | undefined;
  mainId?: string | undefined;
  children: Child;
};

/** The document around every page: no script, no inline style, one sheet and what the caller adds. */
export function Page(props: PageProps) {
  const { lang, title, indexed, description, alternates = [], styles = [], secretAddress, bodyClass, mainId = "inhoud" } = props;
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          {!indexed && <meta name="robots" content="noindex, nofollow" />}
          {secretAddress && <meta name="referrer" content="same-origin" />}
          {description !== undefined && <meta name="description" content={description} />}
          <title>{title}</title>
          {alternates.map((other) => <link rel="alternate" hreflang={other.lang} href={other.href} />)}
          {props.structuredData && <script type="application/ld+json">{raw(asJsonLd(props.structuredData))}</script>}
          <link rel="icon" href={assetUrl("mark.svg")} type="image/svg+xml" />
          <link rel="stylesheet" href={assetUrl("handslag.css")} />
          {styles.map((href) => <link rel="stylesheet" href={href} />)}
        </head>
        <body class={bodyClass}>
          <a class="skip" href={`#${mainId}`}>{uiTexts(lang).skip}</a>
          {props.children}
        </body>
      </html>
    </>
  );
}

/** No text inside can end the element it stands in. */
function asJsonLd(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
