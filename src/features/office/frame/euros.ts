/**
 * The amount that somebody typed, in cents: "1.082,95", "1082,95", "1082.95", "1,082.95", "€ 89,-" and "895" are all understood.
 * @returns null when it is no amount
 */
export function parseEuros(typed: string): number | null {
  const text = typed.replaceAll(/[€\s\u00a0]/g, "").replace(/[,.]-$/, "");
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const [, whole = "", fraction = ""] = match;
  const separators = new Set(whole.replaceAll(/\d/g, ""));
  const decimal = fraction === "" ? "" : text.charAt(whole.length);
  if (separators.size > 1 || separators.has(decimal)) return null;
  const cents = Number(whole.replaceAll(/[.,]/g, "")) * 100 + Number(fraction.padEnd(2, "0"));
  return Number.isSafeInteger(cents) && cents <= 100_000_000 ? cents : null;
}

/** An amount as it stands in a field: "1082,95" in Dutch, "1082.95" in English. */
export function eurosForField(cents: number, locale: "nl" | "en"): string {
  return `${Math.floor(cents / 100)}${locale === "nl" ? "," : "."}${String(cents % 100).padStart(2, "0")}`;
}
