import { earlierDay, isDayBefore, laterDay } from "../../calendar/day-order.ts";
import type { CustomerKind } from "../../customer-kind.ts";
import { addCents, cents, zeroCents } from "../../money.ts";
import type { Cents } from "../../money.ts";
import { interestKnownThrough, interestRates } from "./interest-rates.ts";

/** Days in a row with one rate over one base; both ends are included. */
export type InterestSegment = {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  days: number;
  rateBasisPoints: number;
  /** What bears interest: the principal, and the interest of past interest years that is unpaid. */
  baseCents: Cents;
  interestCents: Cents;
  /** Where the rate stands. */
  source: string;
};

/** A sum in default, as far as its interest is counted. */
export type InterestAccount = {
  /** The first day in default: interest years begin on its anniversaries. */
  firstDay: Temporal.PlainDate;
  /** The first day of which the interest is not counted yet. */
  nextDay: Temporal.PlainDate;
  principalCents: Cents;
  /** Unpaid interest of interest years that are over: it bears interest itself, but stays interest. */
  joinedCents: Cents;
  /** Unpaid interest of the running interest year. */
  runningCents: Cents;
};

/**
 * Statutory interest over one principal: the *wettelijke rente* of a consumer, the *wettelijke handelsrente* of a company.
 * Actual days over 365; at each anniversary of the first day the interest of that year joins the base; rounded half up,
 * once per segment.
 * @param debt.firstDay the first day in default, included
 * @param debt.lastDay included; before `firstDay` there is no interest
 * @throws {RangeError} naming the first day without a known rate: a legal rate is never guessed
 * @see docs/rules/interest.md  art. 6:119, 6:119a, 6:120 BW
 */
export function statutoryInterest(debt: {
  kind: CustomerKind;
  principalCents: Cents;
  firstDay: Temporal.PlainDate;
  lastDay: Temporal.PlainDate;
}): { interestCents: Cents; segments: InterestSegment[] } {
  const { segments } = accrueInterest(debt.kind, openAccount(debt.principalCents, debt.firstDay), debt.lastDay);
  return { interestCents: addCents(...segments.map(({ interestCents }) => interestCents)), segments };
}

export function openAccount(principalCents: Cents, firstDay: Temporal.PlainDate): InterestAccount {
  return { firstDay, nextDay: firstDay, principalCents, joinedCents: zeroCents, runningCents: zeroCents };
}

/**
 * Counts the interest of an account from its next day through `through`, included; before its next day nothing happens.
 * @throws {RangeError} naming the first day without a known rate
 */
export function accrueInterest(kind: CustomerKind, account: InterestAccount, through: Temporal.PlainDate): { account: InterestAccount; segments: InterestSegment[] } {
  if (isDayBefore(through, account.nextDay)) return { account, segments: [] };
  const yearEnds = nextAnniversary(account).subtract({ days: 1 });
  const to = earlierDay(yearEnds, through);
  const segments = segmentsOfOneRate(kind, { from: account.nextDay, to, baseCents: addCents(account.principalCents, account.joinedCents) });
  const running = addCents(account.runningCents, ...segments.map(({ interestCents }) => interestCents));
  const counted = { ...account, nextDay: to.add({ days: 1 }), runningCents: running };
  const next = to.equals(yearEnds) ? { ...counted, joinedCents: addCents(counted.joinedCents, running), runningCents: zeroCents } : counted;
  const rest = accrueInterest(kind, next, through);
  return { account: rest.account, segments: [...segments, ...rest.segments] };
}

/**
 * The first day in default of a company with which no payment day was agreed: thirty days after the day that follows the
 * receipt of the invoice, or the training when that came later or the receipt is unknown.
 * @param invoice.receivedOn null when it is unknown
 * @see docs/rules/interest.md  art. 6:119a lid 2 BW
 */
export function firstInterestDayWithoutTerm(invoice: { receivedOn: Temporal.PlainDate | null; givenOn: Temporal.PlainDate }): Temporal.PlainDate {
  return laterDay(invoice.receivedOn ?? invoice.givenOn, invoice.givenOn).add({ days: 31 });
}

/** The first anniversary of the first day after the next day; without a 29 February it is 1 March. */
function nextAnniversary({ firstDay, nextDay }: InterestAccount): Temporal.PlainDate {
  const years = nextDay.year - firstDay.year;
  const thisYear = anniversary(firstDay, years);
  return isDayBefore(nextDay, thisYear) ? thisYear : anniversary(firstDay, years + 1);
}

function anniversary(firstDay: Temporal.PlainDate, years: number): Temporal.PlainDate {
  const date = firstDay.add({ years });
  return date.day === firstDay.day ? date : date.add({ days: 1 });
}

/** Cut where the rate changes; rows with an equal rate are one. */
function segmentsOfOneRate(kind: CustomerKind, part: { from: Temporal.PlainDate; to: Temporal.PlainDate; baseCents: Cents }): InterestSegment[] {
  const { from, to, baseCents } = part;
  if (baseCents === 0) return [];
  return ratesBetween(kind, from, to).map(({ from: start, to: end, basisPoints, sources }) => {
    const days = start.until(end).days + 1;
    const interestCents = interestOver({ baseCents, basisPoints, days });
    return { from: start, to: end, days, rateBasisPoints: basisPoints, baseCents, interestCents, source: [...new Set(sources)].join("; ") };
  });
}

type RatePeriod = { from: Temporal.PlainDate; to: Temporal.PlainDate; basisPoints: number; sources: readonly string[] };

function ratesBetween(kind: CustomerKind, from: Temporal.PlainDate, to: Temporal.PlainDate): RatePeriod[] {
  const unknown = firstUnknownDay(kind, from, to);
  if (unknown !== null) throw unknownRate(kind, unknown);
  const periods: RatePeriod[] = [];
  for (const [index, row] of interestRates[kind].entries()) {
    const rowEnds = interestRates[kind][index + 1]?.from.subtract({ days: 1 }) ?? interestKnownThrough;
    if (isDayBefore(to, row.from) || isDayBefore(rowEnds, from)) continue;
    const goesOn = periods.at(-1)?.basisPoints === row.basisPoints ? periods.pop() : undefined;
    periods.push({
      from: goesOn?.from ?? laterDay(from, row.from),
      to: earlierDay(to, rowEnds),
      basisPoints: row.basisPoints,
      sources: [...(goesOn?.sources ?? []), row.source],
    });
  }
  return periods;
}

/** The first day of a period for which no rate is known, or null. */
export function firstUnknownDay(kind: CustomerKind, from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate | null {
  if (isDayBefore(from, interestKnownFrom(kind))) return from;
  return isDayBefore(interestKnownThrough, to) ? laterDay(from, interestKnownThrough.add({ days: 1 })) : null;
}

/** The first day for which a rate is known. */
export function interestKnownFrom(kind: CustomerKind): Temporal.PlainDate {
  const [first] = interestRates[kind];
  if (first === undefined) throw new RangeError(`interestKnownFrom: expected at least one ${kind} rate, got none`);
  return first.from;
}

function unknownRate(kind: CustomerKind, day: Temporal.PlainDate): RangeError {
  return new RangeError(`statutoryInterest: no ${kind} rate is known for ${day.toString()}, expected a day from ${interestKnownFrom(kind).toString()} through ${interestKnownThrough.toString()}`);
}

/** base × rate × days / 365, rounded half up. */
function interestOver({ baseCents, basisPoints, days }: { baseCents: Cents; basisPoints: number; days: number }): Cents {
  const wholeYear = 10_000n * 365n;
  const exact = BigInt(baseCents) * BigInt(basisPoints) * BigInt(days);
  return cents(Number((2n * exact + wholeYear) / (2n * wholeYear)));
}
