/** A text with some words of it replaced where they stand by themselves: a company called "B" is not in "Betaling". Longer words go first, whichever holds the other. */
export function withoutWords(text: string, words: readonly string[], instead: string): string {
  const all = words.toSorted((one, other) => other.length - one.length).map((one) => RegExp.escape(one));
  return text.replaceAll(new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${all.join("|")})(?![\p{L}\p{N}])`, "gu"), () => instead);
}
