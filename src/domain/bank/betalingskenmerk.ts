/** From the right, repeating. */
const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1] as const;

/**
 * Whether a number can be a Dutch *betalingskenmerk*: 16 digits, or 9 to 14 of which the second tells how many follow; the first digit checks the others.
 * @param text spaces, dots and dashes between the digits do not matter
 * @returns false for seven digits too: they carry no check digit, so nothing tells them from another number
 * @see docs/rules/references.md
 */
export function isBetalingskenmerk(text: string): boolean {
  const digits = text.replaceAll(/[\s.-]/g, "");
  if (!/^(\d{16}|\d{9,14})$/.test(digits)) return false;
  const lengthFits = digits.length === 16 || Number(digits[1]) === (digits.length - 2) % 10;
  return lengthFits && Number(digits[0]) === checkDigit(digits.slice(1));
}

function checkDigit(checked: string): number {
  const sum = Array.from(checked).toReversed().reduce((total, digit, index) => total + Number(digit) * (weights[index % weights.length] ?? 0), 0);
  const check = 11 - (sum % 11);
  return check === 11 ? 0 : check === 10 ? 1 : check;
}
