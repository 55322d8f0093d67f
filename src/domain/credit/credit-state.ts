import { isBefore } from "../calendar/local-day.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { conditionOf } from "./condition.ts";
import type { CreditSource } from "./condition.ts";

/** A credit as far as it matters to whoever wants to use it. `validUntil` is inclusive; `waits`: its condition has not come yet; `over` says how what was left of it went, other than by use. */
export type Credit = { leftCents: number; validUntil: Temporal.Instant; condition: "none" | "deal-paid"; waits: boolean; transferable: boolean; over: "expired" | "ended" | null };

export type CreditState = "conditional" | "usable" | "used" | "expired" | "ended";

/**
 * How a credit stands. Once its condition came, it waits only while something is open again.
 * @param source the deal that it was given for
 */
export function creditState({ leftCents, validUntil, condition, waits, over }: Credit, source: CreditSource, now: Temporal.Instant): CreditState {
  if (over !== null) return over;
  if (leftCents === 0) return "used";
  if (isBefore(validUntil, now)) return "expired";
  if (condition === "none" || (!waits && source.openCents <= 0)) return "usable";
  const came = conditionOf(source);
  return came === "met" ? "usable" : came === "never" ? "ended" : "conditional";
}

export type CreditRefusal = "not-yet" | "used-up" | "expired" | "ended" | "not-yours" | "own-deal" | "nothing-owed";

/** For what a credit is to be used, and by whom. */
export type CreditUse = { now: Temporal.Instant; source: CreditSource; sameDeal: boolean; sameCustomer: boolean; openCents: number };

/**
 * What a credit pays of a deal: all that is open, or all that is left; the rest stays.
 * @returns refusals `used-up`, `expired`, `ended`, `not-yet` (its condition), `not-yours`, `own-deal`, `nothing-owed`
 * @see docs/rules/credits.md
 */
export function decideCreditUse(credit: Credit, use: CreditUse): { ok: true; cents: Cents } | { ok: false; refusal: CreditRefusal } {
  const refuse = (refusal: CreditRefusal) => ({ ok: false as const, refusal });
  if (use.sameDeal) return refuse("own-deal");
  if (!credit.transferable && !use.sameCustomer) return refuse("not-yours");
  const state = creditState(credit, use.source, use.now);
  if (state === "used") return refuse("used-up");
  if (state === "expired" || state === "ended") return refuse(state);
  if (state === "conditional") return refuse("not-yet");
  return use.openCents <= 0 ? refuse("nothing-owed") : { ok: true, cents: cents(Math.min(credit.leftCents, use.openCents)) };
}
