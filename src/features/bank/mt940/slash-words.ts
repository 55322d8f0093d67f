/** The words that Dutch banks write between slashes. A slash in a name or a text ("EN/OF") begins none of these. */
const words = [
  "TRTP", "IBAN", "BIC", "NAME", "REMI", "EREF", "CSID", "MARF", "BENM", "ORDP", "ISDT", "PREF", "CNTP", "ADDR", "ORIG", "RTRN", "RREF", "SVCL", "PURP", "ULTC", "ULTD", "ULTB", "UCRD", "UDTR",
  "KREF", "NRTX", "OREF", "ACCW", "EXCH", "CHGS", "OCMT", "CREF", "TRCD",
];
const word = new RegExp(`/(${words.join("|")})/`, "g");

/**
 * "/NAME/J. Doe/REMI/Factuur 12" as words with their texts. Of a word that comes again only the first counts: the second may be what a payer wrote.
 * @returns null for text that is not written that way
 */
export function readSlashWords(text: string): ReadonlyMap<string, string> | null {
  const begin = [...text.matchAll(word)];
  if (begin[0]?.index !== 0) return null;
  const found = new Map<string, string>();
  for (const [at, match] of begin.entries()) {
    const name = match[1] ?? "";
    const from = match.index + match[0].length;
    if (!found.has(name)) found.set(name, text.slice(from, begin[at + 1]?.index ?? text.length));
  }
  return found;
}
