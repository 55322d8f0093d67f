import serialize from "canonicalize";

/** What a record may consist of: whole numbers, text, booleans, nothing, and lists and objects of them. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/**
 * The one way to write a value as JSON, so that its bytes can be hashed.
 * @throws {TypeError} for what would be lost or changed on the way: fractions, numbers beyond 2^53, undefined, dates, text that is not in NFC
 * @see RFC 8785
 */
export function canonicalJson(value: Plain): string {
  refuseLossy(value, "$");
  const text = serialize(value);
  if (text === undefined) throw new TypeError("a value that is no JSON");
  return text;
}

function refuseLossy(value: unknown, at: string): void {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") {
    if (!value.isWellFormed() || value.normalize("NFC") !== value) throw new TypeError(`${at}: text that is not in NFC`);
    return;
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`${at}: ${value}, expected a whole number below 2^53`);
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((one, index) => refuseLossy(one, `${at}[${index}]`));
    return;
  }
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError(`${at}: expected text, a whole number, a boolean, null, a list or an object`);
  for (const [name, one] of Object.entries(value)) refuseLossy(one, `${at}.${name}`);
}
