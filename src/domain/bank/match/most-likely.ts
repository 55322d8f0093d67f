import { allocate, exactReason } from "./amounts.ts";
import type { Named } from "./named-deals.ts";
import type { Indexed, OpenIndex } from "./open-index.ts";
import { isPayable } from "./open-index.ts";
import { dealsByName } from "./payers.ts";
import type { Match, MatchDoubt, MatchReason } from "./proposal.ts";
import { supportOf } from "./support.ts";
import type { Told } from "./told.ts";

/** How much each reason counts against the others. Not shown to anybody: only the order matters, and what is enough. */
const weights: Partial<Record<MatchReason, number>> = {
  "reference-nearly": 6, "invoice-number": 5, "account-known": 4, name: 4, "invoice-tail": 2, "recorded-amount": 3, "exact-amount": 3, "due-amount": 3, "participant-name": 3, "name-part": 2, "course-date": 1, "course-title": 1,
};
const enough = 4;
/** So many open deals of one customer are tried against each other. */
const mostSummed = 8;

type Likely = { one: Indexed; reasons: readonly MatchReason[]; score: number; doubt: MatchDoubt | null };

/** What a line that names nothing for sure is likely to be for. Never certain. */
export function mostLikely({ named, cents, told, doubts }: { named: readonly Named[]; cents: number; told: Told; doubts: readonly MatchDoubt[] }, index: OpenIndex): Match {
  const likely = candidates(named, told, cents, index).map((one) => weighed(one, { named, cents, told, index })).filter(({ score }) => score >= enough);
  const [first] = likely;
  if (first === undefined) return byAmountAlone(cents, doubts, index);
  const best = likely.reduce((most, one) => (byScore(one, most) < 0 ? one : most), first);
  if (isNameAlone(best, likely, cents)) return { kind: "unknown", why: "nothing-fits" };
  const together = exactReason(best.one, cents) === null ? ofOneCustomer(best, cents, index) : null;
  const noReference: MatchDoubt[] = best.reasons.some((reason) => reason === "reference-nearly" || reason === "invoice-number" || reason === "invoice-tail") ? [] : ["no-reference"];
  const against = [...(best.doubt === null ? [] : [best.doubt]), ...noReference, ...doubts];
  if (together !== null) return { kind: "proposed", targets: allocate(together, cents), reasons: [...best.reasons, "amount-of-several"], against, others: 0 };
  const others = othersFitting(best, likely, cents, index);
  const amount = exactReason(best.one, cents) !== null ? [] : [best.one.openCents === 0 ? "nothing-open" as const : cents < best.one.openCents ? "amount-lower" as const : "amount-higher" as const];
  return { kind: "proposed", targets: [{ dealId: best.one.deal.dealId, cents }], reasons: best.reasons, against: [...amount, ...against, ...(others > 0 ? ["other-deals-fit" as const] : [])], others };
}

/** Whoever is named, whose account paid before, whose whole name is there, or of whom a part of the name goes with the amount. */
function candidates(named: readonly Named[], told: Told, cents: number, index: OpenIndex): Indexed[] {
  const accounts = (index.byAccount.get(told.account) ?? []).flatMap((customerKey) => index.byCustomer.get(customerKey) ?? []).filter(isPayable);
  return [...new Set([...named.map(({ one }) => one), ...accounts, ...dealsByName(told, cents, index)])];
}

function weighed(one: Indexed, { named, cents, told, index }: { named: readonly Named[]; cents: number; told: Told; index: OpenIndex }): Likely {
  const by = named.find((other) => other.one === one);
  const exact = exactReason(one, cents);
  const reasons: MatchReason[] = [];
  if (by !== undefined) reasons.push(by.reason);
  if (exact !== null) reasons.push(exact);
  for (const reason of supportOf(one, told, index)) reasons.push(reason);
  let score = 0;
  for (const reason of reasons) score += weights[reason] ?? 0;
  return { one, reasons, score, doubt: by?.doubt ?? null };
}

/** The best first; of equals what has to be paid first. */
function byScore(a: Likely, b: Likely): number {
  return b.score - a.score || byText(a.one.deal.dueOn ?? "9999", b.one.deal.dueOn ?? "9999") || byText(a.one.deal.dealId, b.one.deal.dealId);
}

/** Of days and identifiers: their signs stand in the order of their codes. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A name says little about an amount that nothing fits: only one customer's, and as a part of what is open of them. */
function isNameAlone(best: Likely, likely: readonly Likely[], cents: number): boolean {
  const { one, reasons } = best;
  if (exactReason(one, cents) !== null || reasons.some((reason) => reason === "account-known" || reason === "invoice-number" || reason === "reference-nearly" || reason === "invoice-tail")) return false;
  const open = likely.filter((other) => other.one.customerKey === one.customerKey).reduce((sum, other) => sum + other.one.openCents, 0);
  return cents > open || likely.some((other) => other.score === best.score && other.one.customerKey !== one.customerKey);
}

/** Open deals of the same customer of which some add up to the amount; null when none do. */
function ofOneCustomer({ one }: Likely, cents: number, index: OpenIndex): Indexed[] | null {
  const open = (index.byCustomer.get(one.customerKey) ?? []).filter(({ openCents }) => openCents > 0).sort((a, b) => (a.deal.dueOn ?? "9999").localeCompare(b.deal.dueOn ?? "9999")).slice(0, mostSummed);
  for (let chosen = 3; chosen < 2 ** open.length; chosen += 1) {
    const some = open.filter((_, at) => (chosen & (1 << at)) !== 0);
    if (some.length > 1 && some.reduce((sum, { openCents }) => sum + openCents, 0) === cents) return some;
  }
  return null;
}

/** Of a line that names its deal, only deals that it fits as well; else all with the same open amount. */
function othersFitting(best: Likely, likely: readonly Likely[], cents: number, index: OpenIndex): number {
  const equals = likely.filter(({ one, score }) => one !== best.one && score === best.score).length;
  if (equals > 0 || best.score >= 7 || exactReason(best.one, cents) === null) return equals;
  return (index.byAmount.get(cents)?.size ?? 1) - 1;
}

/** An amount that is open of one deal alone may be for it, whoever paid. */
function byAmountAlone(cents: number, doubts: readonly MatchDoubt[], index: OpenIndex): Match {
  const [only, ...more] = index.byAmount.get(cents) ?? [];
  if (only === undefined || more.length > 0) return { kind: "unknown", why: "nothing-fits" };
  return { kind: "proposed", targets: [{ dealId: only.deal.dealId, cents }], reasons: [exactReason(only, cents) ?? "exact-amount"], against: ["no-reference", "name-differs", ...doubts], others: 0 };
}
