import type { CustomerKind } from "../../domain/customer-kind.ts";
import type { FrozenDeal, FrozenLine } from "../../domain/deal/frozen-deal.ts";
import type { Locale } from "../../domain/locale.ts";
import { cents, shareOf } from "../../domain/money.ts";
import { vatGroupsOf, vatOfPrice } from "../../domain/price/vat-groups.ts";
import type { LineGroup } from "../../domain/price/vat-groups.ts";
import { formatList, formatMoney, formatPercent } from "./format.ts";

type Price = FrozenDeal["price"];
type PriceRow = { label: string; amount: string };

/**
 * A price line by line, as the kind of customer needs it: a company sees lines without VAT, the VAT of each rate and the
 * total; a private person sees lines including VAT, which add up to the total to the cent. No VAT is named where none is
 * charged.
 */
export function priceInWords(price: Price, { kind, locale }: { kind: CustomerKind; locale: Locale }): { rows: PriceRow[]; total: PriceRow } {
  const texts = words[locale];
  const vat = vatOfPrice(price);
  const money = (amount: number) => formatMoney(amount, locale);
  const groups = vatGroupsOf(price).filter((group) => group.vat.regime === "standard");
  const amounts = amountsOf(price, texts);
  const inclusive = kind === "consumer" && vat === "included" ? withVat(amounts) : null;
  const rows = amounts.map(({ line, label, net }, index) => {
    const unit = line === null ? 0 : inclusive === null ? line.unitCents : unitWithVat(line);
    return { label: label(money(unit)), amount: money(inclusive?.[index] ?? net) };
  });
  const total = (label: string) => ({ label, amount: money(price.totalCents) });
  if (vat === "reverse-charge") return { rows, total: total(texts.reversed) };
  if (vat !== "included") return { rows, total: total(texts.exempt) };
  if (inclusive !== null) return { rows, total: total(texts.including(vatPieces(groups, locale))) };
  const several = vatGroupsOf(price).length > 1;
  const vatRows = groups.map((group) => ({ label: texts.vat(formatPercent(group.vat.basisPoints, locale), several ? money(group.netCents) : null), amount: money(group.vatCents) }));
  return { rows: [...rows, ...vatRows], total: total(texts.total) };
}

/** "€ 375,90 btw (21 %) en € 4,50 btw (9 %)"; empty where no VAT is charged. */
export function vatInWords(price: Price, locale: Locale): string {
  return vatPieces(vatGroupsOf(price).filter(({ vat }) => vat.regime === "standard"), locale);
}

function vatPieces(groups: readonly LineGroup[], locale: Locale): string {
  return formatList(groups.map(({ vat, vatCents }) => words[locale].part(formatMoney(vatCents, locale), formatPercent(vat.basisPoints, locale))), locale);
}

/** A row before it is worded: a line, or something taken off it. */
type Row = { line: FrozenLine | null; vat: Pick<FrozenLine, "vatRegime" | "vatBasisPoints">; net: number; label: (unit: string) => string };

function amountsOf(price: Price, texts: typeof nl): Row[] {
  if (price.lines === undefined) {
    const line: FrozenLine = { text: "", quantity: price.places, unitCents: price.unitCents, discountCents: 0, netCents: price.netCents, vatRegime: price.vatRegime, vatBasisPoints: price.vatBasisPoints };
    return [{ line, vat: line, net: line.netCents, label: (unit) => texts.unit(price.places, unit) }];
  }
  return price.lines.flatMap((line): Row[] => [
    { line, vat: line, net: line.netCents + line.discountCents, label: (unit) => texts.line(line.text, line.quantity, unit) },
    ...(line.discounts ?? []).map((discount): Row => ({ line: null, vat: line, net: -discount.cents, label: () => discount.text })),
  ]);
}

/** Amounts including VAT. Each is what it adds to the rounded sum of its rate, so that together they are the total. */
function withVat(rows: readonly Row[]): number[] {
  const reached = new Map<string, number>();
  return rows.map(({ vat, net }) => {
    const rate = `${vat.vatRegime}/${vat.vatBasisPoints}`;
    const basisPoints = vat.vatRegime === "standard" ? vat.vatBasisPoints : 0;
    const before = reached.get(rate) ?? 0;
    reached.set(rate, before + net);
    return gross(before + net, basisPoints) - gross(before, basisPoints);
  });
}

function unitWithVat({ unitCents, vatRegime, vatBasisPoints }: FrozenLine): number {
  return gross(unitCents, vatRegime === "standard" ? vatBasisPoints : 0);
}

function gross(netCents: number, basisPoints: number): number {
  return netCents + shareOf(cents(netCents), basisPoints);
}

const nl = {
  unit: (places: number, unit: string) => `${places} ${places === 1 ? "plaats" : "plaatsen"} à ${unit}`,
  line: (text: string, quantity: number, unit: string) => (quantity === 1 ? text : `${text}, ${quantity} à ${unit}`),
  vat: (share: string, over: string | null) => (over === null ? `Btw ${share}` : `Btw ${share} over ${over}`),
  part: (amount: string, share: string) => `${amount} btw (${share})`,
  total: "Totaal inclusief btw",
  including: (parts: string) => `Totaal, inclusief ${parts}`,
  exempt: "Totaal, vrijgesteld van btw",
  reversed: "Totaal, btw verlegd",
};

const en: typeof nl = {
  unit: (places, unit) => `${places} ${places === 1 ? "place" : "places"} at ${unit}`,
  line: (text, quantity, unit) => (quantity === 1 ? text : `${text}, ${quantity} at ${unit}`),
  vat: (share, over) => (over === null ? `VAT ${share}` : `VAT ${share} over ${over}`),
  part: (amount, share) => `${amount} VAT (${share})`,
  total: "Total including VAT",
  including: (parts) => `Total, including ${parts}`,
  exempt: "Total, exempt from VAT",
  reversed: "Total, VAT reverse-charged",
};

const words: Readonly<Record<Locale, typeof nl>> = { nl, en };
