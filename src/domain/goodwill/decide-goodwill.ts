import { cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** Why a trainer gives something without having to: a word, because records hold no free text. */
export const goodwillReasons = ["long-standing", "circumstances", "our-mistake", "misunderstanding", "first-time", "other"] as const;

export type GoodwillReason = (typeof goodwillReasons)[number];

export type GoodwillRefusal = { kind: "amount-not-positive" } | { kind: "nothing-owed" } | { kind: "more-than-owed"; mostCents: Cents };

/**
 * Whether so much can be let go of what a deal comes to. What is paid already can be let go as well: it then goes back.
 * @param owedCents the principal of the standing, paid or not
 * @returns refusals `amount-not-positive`, `nothing-owed`, `more-than-owed` with the most there is to give
 * @see docs/rules/goodwill.md
 */
export function decideGoodwill(amountCents: number, owedCents: number): { ok: true; cents: Cents } | { ok: false; refusal: GoodwillRefusal } {
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0) return { ok: false, refusal: { kind: "amount-not-positive" } };
  if (owedCents <= 0) return { ok: false, refusal: { kind: "nothing-owed" } };
  if (amountCents > owedCents) return { ok: false, refusal: { kind: "more-than-owed", mostCents: cents(owedCents) } };
  return { ok: true, cents: cents(amountCents) };
}
