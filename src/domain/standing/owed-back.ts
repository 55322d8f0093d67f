import { endOfLocalDay, localDateOf } from "../calendar/local-day.ts";
import { refundDueOn } from "../deal/withdrawal.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Fact, FactKind } from "./facts.ts";
import { historiesOf } from "./history.ts";
import { backOf } from "./means.ts";
import { paidCents } from "./paid.ts";
import { principalCents, principalLines } from "./principal.ts";
import type { StandingDeal } from "./standing-deal.ts";

/**
 * Money that came in and is not owed: since when, which fact made it so, and whether that was a withdrawal. `by` is the last moment, inclusive: within
 * fourteen days (art. 6:230r BW; the same for every other refund).
 */
export type OwedBack = { cents: Cents; since: Temporal.Instant; because: FactKind; withdrawn: boolean; by: Temporal.Instant };

type Since = Pick<OwedBack, "cents" | "since" | "because">;

/**
 * Since when what the organiser owes has been owed, the oldest first: each fact that makes more of it begins a time of its own, and what
 * goes back, or is owed again, goes from the oldest.
 * @param now.owedCents what is owed back in all; interest and costs may have taken the newest of it
 */
export function owedBack(deal: StandingDeal, facts: readonly Fact[], now: { owedCents: Cents; asOf: Temporal.Instant }): OwedBack[] {
  if (now.owedCents === 0) return [];
  const { parts } = historiesOf(deal, facts).reduce<{ over: number; parts: Since[] }>(({ over, parts: before }, { fact, history }) => {
    const next = backOf(history, Math.max(0, paidCents(history) - principalCents(principalLines(deal, history)))).moneyCents;
    const more = { cents: cents(Math.max(0, next - over)), since: fact.at, because: fact.kind };
    return { over: next, parts: next >= over ? [...before, more] : lessFirst(before, over - next) };
  }, { over: 0, parts: [] });
  return upTo(parts.filter((part) => part.cents > 0), now).map((part) => ({
    ...part, withdrawn: part.because === "withdrawal.received", by: endOfLocalDay(refundDueOn(localDateOf(part.since, deal.zone)), deal.zone),
  }));
}

function lessFirst(parts: readonly Since[], amount: number): Since[] {
  let left = amount;
  return parts.map((part) => {
    const taken = Math.min(left, part.cents);
    left -= taken;
    return { ...part, cents: cents(part.cents - taken) };
  });
}

function upTo(parts: readonly Since[], { owedCents, asOf }: { owedCents: Cents; asOf: Temporal.Instant }): Since[] {
  let left: number = owedCents;
  const taken = parts.map((part) => {
    const amount = Math.min(left, part.cents);
    left -= amount;
    return { ...part, cents: cents(amount) };
  });
  return [...taken, { cents: cents(left), since: asOf, because: "payment.received" as const }].filter((part) => part.cents > 0);
}
