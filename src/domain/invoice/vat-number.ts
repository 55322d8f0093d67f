import { remainder97 } from "../bank/rf-reference.ts";
import { countryOfVatNumber } from "./eu-countries.ts";
import type { EuCountry } from "./eu-countries.ts";

/** What follows the two letters of the country. */
const forms: Readonly<Record<EuCountry, RegExp>> = {
  AT: /^U\d{8}$/, BE: /^[01]\d{9}$/, BG: /^\d{9,10}$/, CY: /^\d{8}[A-Z]$/, CZ: /^\d{8,10}$/, DE: /^\d{9}$/, DK: /^\d{8}$/, EE: /^\d{9}$/, ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/, FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, GR: /^\d{9}$/, HR: /^\d{11}$/, HU: /^\d{8}$/, IE: /^(\d{7}[A-Z]{1,2}|\d[A-Z+*]\d{5}[A-Z])$/, IT: /^\d{11}$/, LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/, LV: /^\d{11}$/, MT: /^\d{8}$/, NL: /^\d{9}B\d{2}$/, PL: /^\d{10}$/, PT: /^\d{9}$/, RO: /^\d{2,10}$/, SE: /^\d{12}$/, SI: /^\d{8}$/, SK: /^\d{10}$/,
};

/** Check digits, of the countries that most customers come from. Of the others only the form is looked at. */
const checks: Partial<Record<EuCountry, (vatId: string) => boolean>> = {
  NL: (vatId) => remainder97(vatId) === 1n || isElevenProof(vatId.slice(2, 11)),
  BE: (vatId) => 97 - (Number(vatId.slice(2, 10)) % 97) === Number(vatId.slice(10)),
  DE: (vatId) => hasIso7064Check(vatId.slice(2)),
};

/**
 * Whether a VAT number of the European Union can exist: its form by country, and its check digits for NL, BE and DE.
 * A Dutch number of a sole trader passes modulo 97 over the whole, that of a legal person the eleven test over its nine
 * digits. Whether the number is in use only VIES can tell.
 * @param vatId in capitals, without spaces or dots: see {@link compactVatNumber}
 * @see docs/rules/vat.md
 */
export function checkVatNumber(vatId: string): "right" | "form" | "check-digits" {
  const country = countryOfVatNumber(vatId);
  if (country === null || !forms[country].test(vatId.slice(2))) return "form";
  return checks[country]?.(vatId) === false ? "check-digits" : "right";
}

export function compactVatNumber(typed: string): string {
  return typed.replaceAll(/[\s.-]/g, "").toUpperCase();
}

/** A VAT number as it was meant: without its two letters it is of the country of the address. Empty stays empty. */
export function vatNumberOf({ vatNumber, country }: { vatNumber: string; country: string }): string {
  const compact = compactVatNumber(vatNumber);
  return compact === "" || /^[A-Z]{2}/.test(compact) ? compact : `${country === "GR" ? "EL" : country}${compact}`;
}

/** The *elfproef* of nine digits: weights 9 to 2, and the last one taken off. */
function isElevenProof(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, index) => total + (index === 8 ? -1 : 9 - index) * Number(digit), 0);
  return sum % 11 === 0;
}

/** ISO 7064 mod 11, 10. */
function hasIso7064Check(digits: string): boolean {
  const product = Array.from(digits.slice(0, -1)).reduce((carried, digit) => {
    const sum = (Number(digit) + carried) % 10;
    return ((sum === 0 ? 10 : sum) * 2) % 11;
  }, 10);
  return (11 - product) % 10 === Number(digits.at(-1));
}
