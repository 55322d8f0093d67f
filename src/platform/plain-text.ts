/** What somebody typed, on one line: without edges, line ends and signs that nobody sees. */
export function oneLine(text: string): string {
  return withoutEdges(plain(text).replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " "));
}

/** What somebody typed, with its line ends. */
export function someLines(text: string): string {
  return withoutEdges(plain(text).replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll("\t", " ").replaceAll(/[^\P{Cc}\n]/gu, ""));
}

/** The first `most` signs of a text, as its length counts them, or one less: never half a character, which no database takes in JSON. */
export function cut(text: string, most: number): string {
  const halves = (text.codePointAt(most - 1) ?? 0) > 0xffff;
  return text.slice(0, halves ? most - 1 : most).toWellFormed();
}

/** Without what nobody types and no page, mail or database should carry: NUL, halves of characters, signs that turn the writing direction. */
function plain(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Trimmed, also of signs that nobody sees. A pattern for the end of a text would look at it once for each blank in it. */
function withoutEdges(text: string): string {
  const isBlank = (at: number) => /[\s\p{Cf}]/u.test(text.charAt(at));
  let [from, to] = [0, text.length];
  while (from < to && isBlank(from)) from += 1;
  while (from < to && isBlank(to - 1)) to -= 1;
  return text.slice(from, to);
}
