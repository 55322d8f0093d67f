/** The member states on 2026-11-23, as ISO 3166-1. */
export const euCountries = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"] as const;

export type EuCountry = (typeof euCountries)[number];

export function isEuCountry(country: string): country is EuCountry {
  return euCountries.some((one) => one === country);
}

/** The country of a VAT number: its first two letters, except that those of Greece begin with EL. Null when it is none of the Union. */
export function countryOfVatNumber(vatId: string): EuCountry | null {
  const prefix = vatId.slice(0, 2);
  const country = prefix === "EL" ? "GR" : prefix;
  return prefix !== "GR" && isEuCountry(country) ? country : null;
}
