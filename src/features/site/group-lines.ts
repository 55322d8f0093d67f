import { vatOfPrice } from "../../domain/price/vat-groups.ts";
import type { Locale } from "../../domain/locale.ts";
import { formatMoney, formatPercent } from "../../platform/i18n/format.ts";
import type { SessionView } from "../catalogue/store.ts";
import { groupPrices } from "../deal/actions.ts";
import { siteTexts } from "./texts.ts";

/** From how many places a group pays less, and what so many cost together. @param above only what more places than these would give */
export function groupLines(view: SessionView, { locale, now, above = 0 }: { locale: Locale; now: Temporal.Instant; above?: number }): string[] {
  const texts = siteTexts[locale];
  return groupPrices(view, { locale, now }).flatMap(({ fromPlaces, basisPointsOff, price }) => {
    const amount = formatMoney(price.totalCents, locale);
    const together = vatOfPrice(price) === "included" ? texts.dateIncluding(amount) : amount;
    return fromPlaces > above ? [texts.group(fromPlaces, formatPercent(basisPointsOff, locale), together)] : [];
  });
}

/** The same in a few words, for a date among others. */
export function groupInShort({ session }: SessionView, locale: Locale): string[] {
  return session.price_rules.group.toSorted((one, other) => one.fromPlaces - other.fromPlaces).map(({ fromPlaces, basisPointsOff }) => siteTexts[locale].groupInShort(fromPlaces, formatPercent(basisPointsOff, locale)));
}
