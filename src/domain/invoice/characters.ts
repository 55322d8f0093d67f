/**
 * Whether a text holds what XML 1.0 leaves out, escaped or not: controls other than tab and line ends, halves of a
 * pair, and two code points that are no characters.
 */
export function holdsIllegalCharacter(text: string): boolean {
  return /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text);
}
