/**
 * A creditor reference that banks check: RF, two check digits, then ours.
 * @param reference 1 to 21 letters and digits
 * @throws {RangeError} for anything else
 * @see docs/rules/references.md  ISO 11649
 */
export function rfReference(reference: string): string {
  if (!/^[A-Z0-9]{1,21}$/.test(reference)) throw new RangeError(`RF reference: expected 1 to 21 letters and digits, got ${reference}`);
  const check = 98n - remainder97(`${reference}RF00`);
  return `RF${String(check).padStart(2, "0")}${reference}`;
}

export function isRfReference(text: string): boolean {
  const compact = text.replaceAll(" ", "").toUpperCase();
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(compact) && remainder97(compact.slice(4) + compact.slice(0, 4)) === 1n;
}

/** In groups of four, as people read and type it. */
export function groupsOfFour(text: string): string {
  return text.replaceAll(/(.{4})(?=.)/g, "$1 ");
}

/** ISO 7064 mod 97-10: letters count from A = 10. */
export function remainder97(text: string): bigint {
  return BigInt(Array.from(text, (character) => Number.parseInt(character, 36)).join("")) % 97n;
}
