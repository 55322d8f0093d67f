/**
 * A text in the signs that every bank in the SEPA area takes: letters without accents, figures, space and / - ? : ( ) . , ' +
 * It neither begins nor ends with a slash and has no two in a row, as the rule book asks of references and names.
 * @param most longer texts are cut there
 * @returns what is left of it; empty when no sign of it can be written
 * @see docs/rules/refunds.md
 */
export function sepaText(text: string, most: number): string {
  const written = [...text.normalize("NFKD")].map((sign) => inPlaceOf.get(sign) ?? (/[A-Za-z0-9/\-?:().,'+ ]/.test(sign) ? sign : /\p{M}/u.test(sign) ? "" : " ")).join("");
  return tidy(tidy(written).slice(0, most));
}

function tidy(text: string): string {
  return text.replaceAll(/\/{2,}/g, "/").replaceAll(/ {2,}/g, " ").replaceAll(/^[ /]+|[ /]+$/g, "");
}

/** Letters that do not fall apart into a plain one with a mark, and signs that have a word or a near relation. */
const inPlaceOf: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"], ["ẞ", "SS"], ["æ", "ae"], ["Æ", "Ae"], ["œ", "oe"], ["Œ", "Oe"], ["ø", "o"], ["Ø", "O"], ["đ", "d"], ["Đ", "D"], ["ð", "d"], ["Ð", "D"],
  ["þ", "th"], ["Þ", "Th"], ["ł", "l"], ["Ł", "L"], ["ħ", "h"], ["Ħ", "H"], ["ı", "i"], ["ŋ", "n"], ["Ŋ", "N"], ["ĸ", "k"], ["ŧ", "t"], ["Ŧ", "T"],
  ["&", "+"], ["€", "EUR"], ["’", "'"], ["‘", "'"], ["`", "'"], ["–", "-"], ["—", "-"], ["‐", "-"], ["_", "-"], ["@", "(at)"], [";", ","], ["\"", "'"], ["[", "("], ["]", ")"], ["{", "("], ["}", ")"],
]);
