/** As many signs as a question or an answer about a track record may have. */
export const mostTrackWords = 2_000;

export type WordsRefusal = { kind: "words-missing" } | { kind: "words-too-long" };

/** Whether somebody said something, and not too much of it; null when it is right. A decision without its reason is none. */
export function whyNotWords(words: string): WordsRefusal | null {
  if (words.trim() === "") return { kind: "words-missing" };
  return words.trim().length > mostTrackWords ? { kind: "words-too-long" } : null;
}
