import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { FrozenDeal, FrozenLine } from "../../domain/deal/frozen-deal.ts";
import type { Locale } from "../../domain/locale.ts";
import { priceOf } from "../../domain/price/price-of.ts";
import type { CodeDiscount, Discount, PricedLine, PriceOf } from "../../domain/price/price-of.ts";
import { noRules } from "../../domain/price/price-rules.ts";
import type { PriceRules } from "../../domain/price/price-rules.ts";
import { formatDate, formatPercent } from "../../platform/i18n/format.ts";
import type { Course, SessionView } from "../catalogue/store.ts";
import { priceTexts } from "./price-texts.ts";

/** What is for sale, as far as its price goes. The price is for one place, without VAT. */
export type Priced = { course: Pick<Course, "title" | "vat_basis_points" | "vat_regime">; priceCents: number; rules?: PriceRules; zone: string };

export type PriceRequest = { places: number; locale: Locale; now: Temporal.Instant; code?: CodeDiscount | null; reverseCharge?: boolean };

/** The price of an order at this moment, as a deal freezes it: with its lines in words where it is more than places times a price. */
export function priceFor({ course, priceCents, rules = noRules, zone }: Priced, { places, locale, now, code = null, reverseCharge = false }: PriceRequest): FrozenDeal["price"] {
  const vat = { regime: course.vat_regime, basisPoints: course.vat_basis_points };
  const priced = priceOf({ priceCents, rules, places, day: localDateOf(now, zone), vat, code, reverseCharge });
  const { unitCents, netCents, vatCents, totalCents } = priced;
  return {
    places, unitCents, netCents, vatCents, totalCents,
    vatBasisPoints: course.vat_basis_points,
    vatRegime: course.vat_regime,
    ...(isPlain(priced) ? {} : { lines: priced.lines.map((line) => inWords(line, { title: course.title, earlyBird: priced.earlyBird, locale })) }),
  };
}

/** The price of one place of a session on a day, for whoever looks. */
export function placePrice({ course, session, organisation }: SessionView, { locale, now }: { locale: Locale; now: Temporal.Instant }): FrozenDeal["price"] {
  return priceFor({ course, priceCents: session.price_cents, rules: session.price_rules, zone: organisation.zone }, { places: 1, locale, now });
}

/** For each group discount of a session, the fewest first: how many places it takes and what so many cost together, for whoever looks. */
export function groupPrices({ course, session, organisation }: SessionView, { locale, now }: { locale: Locale; now: Temporal.Instant }): { fromPlaces: number; basisPointsOff: number; price: FrozenDeal["price"] }[] {
  const sale = { course, priceCents: session.price_cents, rules: session.price_rules, zone: organisation.zone };
  return session.price_rules.group.toSorted((one, other) => one.fromPlaces - other.fromPlaces).map((rule) => ({ ...rule, price: priceFor(sale, { places: rule.fromPlaces, locale, now }) }));
}

/** What a discount code takes off a price, without VAT. */
export function takenByCode({ lines = [] }: FrozenDeal["price"]): number {
  return lines.flatMap(({ discounts = [] }) => discounts).reduce((sum, { cents: off, by }) => (by === "code" ? sum + off : sum), 0);
}

/** Places times a price and nothing else: then the price needs no lines. */
function isPlain({ earlyBird, lines: [training, ...extras] }: PriceOf): boolean {
  return earlyBird === null && extras.length === 0 && training?.discounts.length === 0 && training.vat.regime !== "reverse-charge";
}

function inWords(line: PricedLine, { title, earlyBird, locale }: { title: string; earlyBird: PriceOf["earlyBird"]; locale: Locale }): FrozenLine {
  const texts = priceTexts[locale];
  const { extra, quantity, unitCents, discountCents, discounts, netCents, vat } = line;
  return {
    text: extra ?? (earlyBird === null ? title : texts.earlyBird(title, formatDate(Temporal.PlainDate.from(earlyBird.untilDay), locale))),
    quantity, unitCents, discountCents, netCents,
    ...(discounts.length === 0 ? {} : { discounts: discounts.map((discount) => ({ by: discount.by, text: discountText(discount, locale), cents: discount.cents })) }),
    vatRegime: vat.regime,
    vatBasisPoints: vat.basisPoints,
  };
}

function discountText(discount: Discount, locale: Locale): string {
  const texts = priceTexts[locale];
  return discount.by === "group" ? texts.group(discount.fromPlaces, formatPercent(discount.basisPointsOff, locale)) : texts.code(discount.code);
}
