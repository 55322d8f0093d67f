import { isIban } from "./iban.ts";

/**
 * Whether two ways of writing name the same account: spaces, dots and case do not matter, and a Dutch IBAN is also known by the number inside it
 * ("NL91 ABNA 0417 1643 00" and "41.71.64.300").
 */
export function isSameAccount(one: string, other: string): boolean {
  const [a, b] = [compactAccount(one), compactAccount(other)];
  if (a === "" || b === "") return false;
  return a === b || isNumberInside(a, b) || isNumberInside(b, a);
}

/** Letters and digits alone, in capitals. */
export function compactAccount(account: string): string {
  return account.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

function isNumberInside(number: string, iban: string): boolean {
  return /^\d{1,10}$/.test(number) && iban.startsWith("NL") && iban.slice(-10) === number.padStart(10, "0") && isIban(iban);
}
