import type { Child } from "hono/jsx";
import type { Locale } from "../../domain/locale.ts";
import { PublicShell } from "../../ui/public-shell.tsx";
import type { Organisation, TermsVersion } from "../catalogue/store.ts";
import { withdrawalTexts } from "../withdrawal/texts.ts";
import { siteTexts } from "./texts.ts";

export type SiteShellProps = {
  locale: Locale;
  title: string;
  organisation: Organisation;
  terms: Pick<TermsVersion, "sha256" | "number"> | null;
  /** The address of this page without the house; null for an answer to a form, which has none in another language. */
  path: string | null;
  baseUrl: string;
  indexed?: boolean;
  description?: string | undefined;
  wrong?: boolean;
  structuredData?: Readonly<Record<string, unknown>> | undefined;
  children: Child;
};

/** The frame of an organisation's public pages. */
export function SiteShell(props: SiteShellProps) {
  const { locale, organisation, terms, path, baseUrl } = props;
  const texts = siteTexts[locale];
  const home = `/${organisation.slug}`;
  const other: Locale = locale === "nl" ? "en" : "nl";
  return (
    <PublicShell
      lang={locale}
      title={props.title}
      wrong={props.wrong}
      indexed={props.indexed}
      description={props.description}
      structuredData={props.structuredData}
      alternates={path === null || props.indexed !== true ? undefined : [
        { lang: "nl", href: `${baseUrl}${path}?lang=nl` },
        { lang: "en", href: `${baseUrl}${path}?lang=en` },
      ]}
      pen={organisation.pen_light === null ? null : `${home}/pen.css`}
      organisation={{ name: organisation.name, href: home, phone: organisation.phone, email: organisation.email }}
      colophon={{
        imprint: imprintOf(organisation, texts.vatNumber),
        links: [
          ...(terms === null ? [] : [{ href: `${home}/terms/${terms.sha256}`, label: texts.terms(terms.number) }]),
          { href: `${home}/withdraw`, label: withdrawalTexts[locale].link },
          { href: `${home}/report${path === null ? "" : `?page=${encodeURIComponent(path)}`}`, label: texts.report },
        ],
        otherLanguage: path === null ? null : { href: `${path}?lang=${other}`, lang: other, label: siteTexts[other].name },
      }}
    >
      {props.children}
    </PublicShell>
  );
}

function imprintOf(organisation: Organisation, vatLabel: string): string {
  const { name, contact_name, street, postcode, town, kvk_number, vat_number } = organisation;
  const who = contact_name === "" ? name : `${name}, ${contact_name}`;
  const address = [street, `${postcode} ${town}`.trim()].filter((part) => part !== "").join(", ");
  const numbers = [kvk_number === "" ? "" : `KVK\u00a0${kvk_number}`, vat_number === "" ? "" : `${vatLabel} ${vat_number}`].filter((part) => part !== "").join(", ");
  return [who, address, numbers].filter((part) => part !== "").map((part) => `${part}.`).join(" ");
}
