import { fieldArticle } from "./fault.ts";
import type { FaultKind, InvoiceFault } from "./fault.ts";
import type { Invoice, InvoiceLine } from "./invoice.ts";
import { decideReverseCharge } from "./place-of-supply.ts";
import { lineAmount } from "./totals.ts";
import { isRateInForce, vatRegimes } from "./vat-regime.ts";

/**
 * What is wrong with one line.
 * @param index of a line that exists
 * @see docs/rules/vat.md
 */
export function lineFaults(invoice: Invoice, index: number): InvoiceFault[] {
  const line = invoice.lines[index];
  if (line === undefined) throw new RangeError(`lineFaults: expected one of ${invoice.lines.length} lines, got ${index}`);
  const found = (kind: FaultKind, part: string, article: string): InvoiceFault => ({ kind, at: `lines.${index}.${part}`, article });
  const faults: InvoiceFault[] = [];
  if (line.text.trim() === "") faults.push(found("missing", "text", fieldArticle("f")));
  if (!Number.isSafeInteger(line.quantityThousandths) || line.quantityThousandths <= 0) faults.push(found("quantity-wrong", "quantity", fieldArticle("f")));
  if (line.unitPriceCents < 0 || line.discountCents < 0) faults.push(found("price-below-nought", line.unitPriceCents < 0 ? "unitPriceCents" : "discountCents", fieldArticle("h")));
  else if (line.quantityThousandths > 0 && lineAmount(line) < 0) faults.push(found("discount-above-line", "discountCents", fieldArticle("h")));
  return [...faults, ...vatFaults(invoice, line).map((kind) => found(kind, "vat", vatRegimes[line.vat.kind].article))];
}

function vatFaults(invoice: Invoice, line: InvoiceLine): FaultKind[] {
  const { vat } = line;
  const kinds: FaultKind[] = [];
  const on = invoice.supply?.until ?? invoice.issuedOn;
  if (vat.kind === "standard" && on !== null && !isRateInForce(vat.basisPoints, on)) kinds.push("rate-not-in-force");
  if (vat.kind === "kor" && invoice.lines.some((other) => other.vat.kind !== "kor")) kinds.push("kor-beside-others");
  if (line.service?.kind === "open" && line.service.heldIn !== "NL" && vat.kind !== "reverse-charge") kinds.push("held-abroad");
  if (vat.kind === "reverse-charge") kinds.push(...reverseChargeFaults(invoice, line));
  return kinds;
}

/** A number that is missing or wrong is a fault of the buyer, and told there. */
function reverseChargeFaults({ buyer }: Invoice, { service }: InvoiceLine): FaultKind[] {
  const decision = decideReverseCharge({ service, buyer: { kind: buyer.kind, country: buyer.address.country, vatId: buyer.vatId } });
  if (decision.ok || decision.refusal === "buyer-vat-id-missing" || decision.refusal === "buyer-vat-id-wrong") return [];
  return [`reverse-charge-${decision.refusal}`];
}
