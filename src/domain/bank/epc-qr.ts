import type { Cents } from "../money.ts";
import { compactIban } from "./iban.ts";

/**
 * The text inside a payment QR code that bank apps read.
 * @param transfer.reference an RF reference, without spaces
 * @see docs/rules/references.md  EPC069-12, version 002
 */
export function epcQrText(transfer: { name: string; iban: string; amount: Cents; reference: string }): string {
  const euros = `${Math.floor(transfer.amount / 100)}.${String(transfer.amount % 100).padStart(2, "0")}`;
  const lines = ["BCD", "002", "1", "SCT", "", transfer.name.slice(0, 70), compactIban(transfer.iban), `EUR${euros}`, "", transfer.reference];
  return lines.join("\n");
}
