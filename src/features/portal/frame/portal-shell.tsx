import type { Child } from "hono/jsx";
import { withdrawUntil } from "../../../domain/deal/withdrawal.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoment } from "../../../platform/i18n/format.ts";
import { DealShell } from "../../../ui/deal-shell.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { withdrawalTexts } from "../../withdrawal/texts.ts";
import { frameTexts } from "./frame-texts.ts";

export type PortalShellProps = {
  locale: Locale;
  title: string;
  organisation: Organisation;
  /** The terms that hold here; null where none do yet. */
  terms: { sha256: string; number: number } | null;
  /** The address of this page, for its other language; null where the words are frozen in one. */
  path: string | null;
  /** The deal that the page is about: a consumer finds the way to withdraw from it on each. */
  deal?: Deal | undefined;
  wrong?: boolean | undefined;
  children: Child;
};

/** The frame of a customer's own pages: whose they are, whom to ask, where the terms are. */
export function PortalShell({ locale, title, organisation, terms, path, deal, wrong, children }: PortalShellProps) {
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
          ...withdrawalLink(deal, locale),
          { href: `${home}/report`, label: texts.report },
        ],
        otherLanguage: path === null ? null : { href: `${path}?lang=${other}`, lang: other, label: frameTexts[other].name },
      }}
    >
      {children}
    </DealShell>
  );
}

/** With its last moment, so that it stays true on a page that stays open. */
function withdrawalLink(deal: Deal | undefined, locale: Locale) {
  if (deal?.customer.kind !== "consumer" || deal.total_cents === 0) return [];
  const { link, until } = withdrawalTexts[locale];
  const { zone } = deal.frozen.organisation;
  return [{ href: `/d/${deal.code}/${deal.secret}/withdraw`, label: `${link} (${until(formatMoment(withdrawUntil(deal.formed_at, zone), locale, zone))})` }];
}

function imprintOf(organisation: Organisation, vatLabel: string): string {
  const { name, contact_name, street, postcode, town, kvk_number, vat_number } = organisation;
  const who = contact_name === "" ? name : `${name}, ${contact_name}`;
  const address = [street, `${postcode} ${town}`.trim()].filter((part) => part !== "").join(", ");
  const numbers = [kvk_number === "" ? "" : `KVK\u00a0${kvk_number}`, vat_number === "" ? "" : `${vatLabel} ${vat_number}`].filter((part) => part !== "").join(", ");
  return [who, address, numbers].filter((part) => part !== "").map((part) => `${part}.`).join(" ");
}
