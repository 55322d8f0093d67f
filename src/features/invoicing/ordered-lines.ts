import type { FrozenLine } from "../../domain/deal/frozen-deal.ts";
import type { Counted } from "../../domain/invoice/follow.ts";
import type { Supply } from "../../domain/invoice/invoice.ts";
import { invoiceTotals } from "../../domain/invoice/totals.ts";
import type { VatRegime } from "../../domain/invoice/vat-regime.ts";
import { cents, zeroCents } from "../../domain/money.ts";
import { formatDate } from "../../platform/i18n/format.ts";
import type { Deal } from "../deal/store.ts";
import { invoicingTexts } from "./words.ts";

/** The price of a deal as lines of an invoice: those that were frozen, or the places at the price of one. A private person sees prices with VAT, where whole cents allow it. */
export function orderedLines(deal: Deal, supply: Supply): Counted {
  const { price, course } = deal.frozen;
  const { locale, customer } = deal;
  const service = { kind: course.service ?? "open", heldIn: "NL" };
  const days = supply.from.equals(supply.until) ? formatDate(supply.from, locale) : invoicingTexts[locale].days(formatDate(supply.from, locale), formatDate(supply.until, locale));
  const text = `${course.title}\n${days}`;
  if (price.lines === undefined && customer.kind === "consumer" && price.totalCents % price.places === 0) {
    const line = { text, quantityThousandths: price.places * 1_000, unitPriceCents: cents(price.totalCents / price.places), discountCents: zeroCents, vat: regimeOf(price), service };
    const rounded = invoiceTotals({ lines: [line], prices: "including-vat", fixedVat: [], paidCents: zeroCents }).vatCents;
    return { lines: [line], prices: "including-vat", fixedVat: rounded === price.vatCents ? [] : [{ basisPoints: price.vatBasisPoints, vatCents: cents(price.vatCents) }] };
  }
  const lines: readonly Omit<FrozenLine, "netCents">[] = price.lines ?? [{ text, quantity: price.places, unitCents: price.unitCents, discountCents: 0, vatRegime: price.vatRegime, vatBasisPoints: price.vatBasisPoints }];
  return {
    lines: lines.map((line, index) => ({
      text: index === 0 && price.lines !== undefined ? `${line.text}\n${days}` : line.text,
      quantityThousandths: line.quantity * 1_000,
      unitPriceCents: cents(line.unitCents),
      discountCents: cents(line.discountCents),
      vat: regimeOf(line),
      service,
    })),
    prices: "excluding-vat",
    fixedVat: [],
  };
}

function regimeOf({ vatRegime, vatBasisPoints }: Pick<FrozenLine, "vatRegime" | "vatBasisPoints">): VatRegime {
  switch (vatRegime) {
    case "standard":
      return { kind: "standard", basisPoints: vatBasisPoints };
    case "exempt":
      return { kind: "crkbo" };
    case "small-business":
      return { kind: "kor" };
    case "reverse-charge":
      return { kind: "reverse-charge" };
    default:
      return vatRegime satisfies never;
  }
}
