const longest = 30;

/** Lets a word without end be broken, so that it stays within its column; shorter ones are left whole. */
export function wrapping(text: string): string {
  return text.replaceAll(/\S{31,}/gu, (word) => {
    const letters = Array.from(word);
    const parts = Array.from({ length: Math.ceil(letters.length / longest) }, (_, part) => letters.slice(part * longest, (part + 1) * longest).join(""));
    return parts.join("\u200b");
  });
}
