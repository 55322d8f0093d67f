import { normaliseCode } from "../deal/code.ts";

/**
 * Where a statement was made: on the page that anybody can reach, or behind the secret address of the deal; or on paper or by mail, and
 * the trainer entered it.
 */
export type StatementChannel = "site" | "deal-page" | "letter" | "mail";

/** What a statement did. */
export const statementOutcomes = ["withdrawn", "order-unknown", "not-the-customer", "company", "too-late", "fully-given", "nothing-left"] as const;

export type StatementOutcome = (typeof statementOutcomes)[number];

/** How a statement came to its end: at once, or by the trainer who found the deal or saw that none fits. */
export type StatementEnd = "by-itself" | "withdrawn" | "left";

/** What a consumer fills in: no more than the law lets us ask. */
export type Stated = { name: string; order: string; email: string };

/** Whether a person has to look which deal a statement is about. */
export function needsPerson(outcome: StatementOutcome): boolean {
  return outcome === "order-unknown" || outcome === "not-the-customer";
}

/** The codes of deals that can be meant by what somebody wrote, the most likely first; at most four. */
export function codesIn(text: string): string[] {
  const short = text.slice(0, 300);
  const grouped = [...short.matchAll(/(?<![A-Za-z0-9])([A-Za-z0-9]{4})[\s\u00a0._-]?([A-Za-z0-9]{4})(?![A-Za-z0-9])/g)].map(([, one = "", other = ""]) => one + other);
  const codes = [short, ...grouped].map(normaliseCode).filter((code) => code.length === 8);
  return [...new Set(codes)].slice(0, 4);
}

/** By what an order is counted: its code, or else the words. A word of eight letters inside a sentence, such as a month, is no code here. */
export function orderKey(text: string): string {
  const whole = normaliseCode(text.slice(0, 300));
  return (whole.length === 8 ? whole : codesIn(text).find((code) => /\d/.test(code))) ?? [...plain(text)].slice(0, 100).join("");
}

/**
 * Whether the person who states this is the customer of a deal, as far as the page can know: the address or the name is one of
 * those in the order. Anything else is for a person to see.
 */
export function isCustomer({ name, email }: Pick<Stated, "name" | "email">, known: { names: readonly string[]; emails: readonly string[] }): boolean {
  const sameName = plain(name) !== "" && known.names.some((one) => plain(one) === plain(name));
  return sameName || known.emails.some((one) => one.trim().toLowerCase() === email.trim().toLowerCase());
}

/** Case, accents and punctuation do not make another person. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}
