import type { Invoice } from "../../domain/invoice/invoice.ts";
import type { VatRegime } from "../../domain/invoice/vat-regime.ts";
import { invoiceTexts } from "./texts.ts";

/** What the law wants to be said where no VAT is charged; null where it is. */
export function regimeText(vat: VatRegime, { locale, buyer }: Pick<Invoice, "locale" | "buyer">): string | null {
  const texts = invoiceTexts[locale];
  switch (vat.kind) {
    case "standard":
      return null;
    case "crkbo":
      return texts.crkbo;
    case "kor":
      return texts.kor;
    case "reverse-charge":
      return texts.reverseCharge(buyer.vatId ?? "");
  }
}
