import type { Cents } from "../money.ts";
import { compactIban } from "./iban.ts";

const mostCents = 99_999_999_999;

/**
 * The text inside a payment QR code that bank apps read. A name longer than the 70 characters of the standard is cut,
 * and a line break in it becomes a space: each line has its own meaning.
 * @param transfer.reference an RF reference, without spaces
 * @throws {RangeError} for an amount below one cent or above the standard's most
 * @see docs/rules/references.md  EPC069-12, version 002
 */
export function epcQrText(transfer: { name: string; iban: string; amount: Cents; reference: string }): string {
  const { name, iban, amount, reference } = transfer;
  if (amount < 1 || amount > mostCents) throw new RangeError(`EPC QR: expected 1 to ${mostCents} cents, got ${amount}`);
  const euros = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
  const lines = ["BCD", "002", "1", "SCT", "", shortName(name), compactIban(iban), `EUR${euros}`, "", reference];
  return lines.join("\n");
}

function shortName(name: string): string {
  return Array.from(name.replaceAll(/\p{Cc}+/gu, " ").trim()).slice(0, 70).join("");
}
