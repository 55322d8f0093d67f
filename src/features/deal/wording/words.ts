import type { FrozenDeal } from "../../../domain/deal/frozen-deal.ts";
import type { Locale } from "../../../domain/locale.ts";
import { vatOfPrice } from "../../../domain/price/vat-groups.ts";
import { formatList, formatMoment, formatMoney, formatPercent } from "../../../platform/i18n/format.ts";
import { en } from "./en.ts";
import { nl } from "./nl.ts";
import type { WordingTexts } from "./nl.ts";

/** The texts of one language with the formats that fill them. */
export type Words = {
  texts: WordingTexts;
  money: (amountCents: number) => string;
  /** An amount of a price, with how that stands to VAT. */
  amountWithVat: (amountCents: number, price: FrozenDeal["price"]) => string;
  percent: (basisPoints: number) => string;
  /** Weekday, date and clock in the zone of the organisation. Takes an instant or its ISO text. */
  moment: (at: Temporal.Instant | string) => string;
  list: (pieces: readonly string[]) => string;
};

const textsOf: Record<Locale, WordingTexts> = { nl, en };

export function wordsOf(locale: Locale, zone: string): Words {
  const texts = textsOf[locale];
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  return {
    texts,
    money,
    amountWithVat: (amountCents, price) => texts.vat[vatOfPrice(price)](money(amountCents)),
    percent: (basisPoints) => formatPercent(basisPoints, locale),
    moment: (at) => formatMoment(typeof at === "string" ? Temporal.Instant.from(at) : at, locale, zone),
    list: (pieces) => formatList(pieces, locale),
  };
}
