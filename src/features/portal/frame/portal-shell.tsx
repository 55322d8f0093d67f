import type { Child } from "hono/jsx";
import type { Locale } from "../../../domain/locale.ts";
import { DealShell } from "../../../ui/deal-shell.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import { frameTexts } from "./frame-texts.ts";

export type PortalShellProps = {
  locale: Locale;
  title: string;
  organisation: Organisation;
  /** The terms that hold here; null where none do yet. */
  terms: { sha256: string; number: number } | null;
  /** The address of this page, for its other language; null where the words are frozen in one. */
  path: string | null;
  wrong?: boolean | undefined;
  children: Child;
};

/** The frame of a customer's own pages: whose they are, whom to ask, where the terms are. */
export function PortalShell({ locale, title, organisation, terms, path, wrong, children }: PortalShellProps) {
  const texts = frameTexts[locale];
  const home = `/${organisation.slug}`;
  const other: Locale = locale === "nl" ? "en" : "nl";
  return (
    <DealShell
      lang={locale}
      title={title}
      wrong={wrong}
      organisation={{ name: organisation.name, href: home, phone: organisation.phone, email: organisation.email }}
      pen={organisation.pen_light === null ? null : `${home}/pen.css`}
      colophon={{
        imprint: imprintOf(organisation, texts.vatNumber),
        links: [
          ...(terms === null ? [] : [{ href: `${home}/terms/${terms.sha256}`, label: texts.terms(terms.number) }]),
          { href: `${home}/report`, label: texts.report },
        ],
        otherLanguage: path === null ? null : { href: `${path}?lang=${other}`, lang: other, label: frameTexts[other].name },
      }}
    >
      {children}
    </DealShell>
  );
}

function imprintOf(organisation: Organisation, vatLabel: string): string {
  const { name, contact_name, street, postcode, town, kvk_number, vat_number } = organisation;
  const who = contact_name === "" ? name : `${name}, ${contact_name}`;
  const address = [street, `${postcode} ${town}`.trim()].filter((part) => part !== "").join(", ");
  const numbers = [kvk_number === "" ? "" : `KVK\u00a0${kvk_number}`, vat_number === "" ? "" : `${vatLabel} ${vat_number}`].filter((part) => part !== "").join(", ");
  return [who, address, numbers].filter((part) => part !== "").map((part) => `${part}.`).join(" ");
}
