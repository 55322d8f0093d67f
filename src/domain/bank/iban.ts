import { remainder97 } from "./rf-reference.ts";

/** Whether the check digits of an account number fit (ISO 13616). Spaces and case do not matter. */
export function isIban(text: string): boolean {
  const compact = compactIban(text);
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact) && remainder97(compact.slice(4) + compact.slice(0, 4)) === 1n;
}

export function compactIban(text: string): string {
  return text.replaceAll(/\s/g, "").toUpperCase();
}
