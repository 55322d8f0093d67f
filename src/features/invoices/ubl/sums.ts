import type { Invoice, InvoiceLine } from "../../../domain/invoice/invoice.ts";
import type { InvoiceTotals, LineTotals, VatGroup } from "../../../domain/invoice/totals.ts";
import { basisPointsOf, vatRegimes } from "../../../domain/invoice/vat-regime.ts";
import type { VatRegime } from "../../../domain/invoice/vat-regime.ts";
import { invoiceTexts } from "../texts.ts";
import { regimeText } from "../regime-text.ts";
import { vatScheme } from "./parties.ts";
import { branch, leaf, leafOf } from "./xml.ts";
import type { XmlElement } from "./xml.ts";

export function taxTotal(invoice: Invoice, { groups, vatCents }: InvoiceTotals): XmlElement {
  return branch("cac:TaxTotal", [amount("cbc:TaxAmount", vatCents), ...groups.map((group) => subtotal(group, invoice))]);
}

/** Why there is no VAT goes as text; a code only where it is asked for, because Dutch receivers advise against it. */
function subtotal({ vat, taxableCents, vatCents }: VatGroup, invoice: Invoice): XmlElement {
  return branch("cac:TaxSubtotal", [
    amount("cbc:TaxableAmount", taxableCents),
    amount("cbc:TaxAmount", vatCents),
    branch("cac:TaxCategory", [
      ...category(vat),
      ...(vat.kind === "reverse-charge" ? [leaf("cbc:TaxExemptionReasonCode", "VATEX-EU-AE")] : []),
      ...leafOf("cbc:TaxExemptionReason", regimeText(vat, invoice)),
      vatScheme,
    ]),
  ]);
}

export function monetaryTotal({ netCents, totalCents, paidCents, payableCents }: InvoiceTotals): XmlElement {
  return branch("cac:LegalMonetaryTotal", [
    amount("cbc:LineExtensionAmount", netCents),
    amount("cbc:TaxExclusiveAmount", netCents),
    amount("cbc:TaxInclusiveAmount", totalCents),
    ...(paidCents === 0 ? [] : [amount("cbc:PrepaidAmount", paidCents)]),
    amount("cbc:PayableAmount", payableCents),
  ]);
}

/**
 * A line. With prices including VAT the unit price without it is often no whole cent: then the price is told for the
 * whole quantity, so that quantity times price is the line to the cent.
 */
export function documentLine(invoice: Invoice, { line, totals, number }: { line: InvoiceLine; totals: LineTotals; number: number }): XmlElement {
  const [name, quantity] = invoice.kind === "invoice" ? ["cac:InvoiceLine", "cbc:InvoicedQuantity"] as const : ["cac:CreditNoteLine", "cbc:CreditedQuantity"] as const;
  const [title = "", ...more] = line.text.split(/\r?\n/);
  const isExact = invoice.prices === "excluding-vat";
  return branch(name, [
    leaf("cbc:ID", String(number)),
    leaf(quantity, quantityText(line), one),
    amount("cbc:LineExtensionAmount", totals.netCents),
    ...(totals.discountCents === 0 ? [] : [branch("cac:AllowanceCharge", [
      leaf("cbc:ChargeIndicator", "false"),
      leaf("cbc:AllowanceChargeReason", invoiceTexts[invoice.locale].discount),
      amount("cbc:Amount", totals.discountCents),
    ])]),
    branch("cac:Item", [
      ...leafOf("cbc:Description", more.join("\n")),
      leaf("cbc:Name", title.trim()),
      branch("cac:ClassifiedTaxCategory", [...category(line.vat), vatScheme]),
    ]),
    branch("cac:Price", [amount("cbc:PriceAmount", isExact ? line.unitPriceCents : totals.grossCents), ...(isExact ? [] : [leaf("cbc:BaseQuantity", quantityText(line), one)])]),
  ]);
}

/** A unit of its own: places, hours, days are named by the text of the line. */
const one = { unitCode: "C62" };

function category(vat: VatRegime): XmlElement[] {
  return [leaf("cbc:ID", vatRegimes[vat.kind].category), leaf("cbc:Percent", decimal(basisPointsOf(vat), 2))];
}

function quantityText({ quantityThousandths }: InvoiceLine): string {
  return decimal(quantityThousandths, 3).replace(/\.?0+$/, "");
}

function amount(name: string, amountCents: number): XmlElement {
  return leaf(name, decimal(amountCents, 2), { currencyID: "EUR" });
}

/** A whole number of small parts as a decimal, without a float: 12050 with two places is 120.50. */
function decimal(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  return `${value < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
