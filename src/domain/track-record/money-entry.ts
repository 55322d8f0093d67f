import { earlierDay, isDayBefore } from "../calendar/day-order.ts";
import { localDateOf } from "../calendar/local-day.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { agreedParts } from "../standing/agreed-parts.ts";
import { claimNow } from "../standing/claim.ts";
import type { Due } from "../standing/dues.ts";
import type { History } from "../standing/history.ts";
import { paidCents } from "../standing/paid.ts";
import { sumOf } from "../standing/parts.ts";
import { principalCents, principalLines } from "../standing/principal.ts";
import type { StandingDeal } from "../standing/standing-deal.ts";

type MoneyDraft = { what: "paid" | "paid-late" | "unpaid"; on: Temporal.PlainDate; cents: Cents; days?: number };

/**
 * How a deal was paid, in one entry: open past its day, paid after its day, or paid. Null while nothing is due. Where both sides
 * agreed on other days (a plan, a settlement, a deadline that was waived, something let go), only what is open past those days counts.
 * Interest and costs are left out: whoever paid the price, paid. `paid`: money came in and nothing of the price is open.
 */
export function moneyEntry(ordered: StandingDeal, history: History, asOf: Temporal.Instant): { draft: MoneyDraft | null; paid: boolean } {
  const deal = { ...ordered, schedule: agreedParts(ordered, history) };
  const comesTo = principalCents(principalLines(deal, history));
  const { dues } = claimNow(deal, history, { principalCents: comesTo, asOf });
  const today = localDateOf(asOf, deal.zone);
  const openCents = Math.max(0, comesTo - paidCents(history));
  const paid = openCents === 0 && comesTo > 0 && paidCents(history) > 0;
  const open = openPast(dues, { openCents, today: lastFreeDay(deal, history, today) });
  if (open !== null) return { draft: { what: "unpaid", ...open }, paid };
  const money = moneyByDay(deal, history);
  const late = agreedAnew(history) ? null : firstLate(dues, money);
  if (late !== null) return { draft: { what: "paid-late", ...late }, paid };
  const last = money.at(-1);
  return { draft: paid && last !== undefined ? { what: "paid", on: last.on, cents: cents(paidCents(history)) } : null, paid };
}

/** What is open goes to the newest days: money went to the oldest. */
function openPast(dues: readonly Due[], { openCents, today }: { openCents: number; today: Temporal.PlainDate | null }): { on: Temporal.PlainDate; cents: Cents } | null {
  if (today === null) return null;
  const notYet = dues.filter(({ graceOn }) => !isDayBefore(graceOn, today));
  const late = openCents - sumOf(notYet);
  if (late <= 0) return null;
  let rest = late;
  const past = dues.filter(({ graceOn }) => isDayBefore(graceOn, today)).toReversed();
  const since = past.find((due) => {
    rest -= due.cents;
    return rest <= 0;
  }) ?? past.at(-1);
  return since === undefined ? null : { on: since.dueOn, cents: cents(late) };
}

/** The day whose dues are looked at. Whose deadline was waived has until the training is over; null until then. */
function lastFreeDay({ zone }: StandingDeal, { waived, places }: History, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const ends = places.map(({ endsAt }) => localDateOf(endsAt, zone));
  return waived && ends.some((end) => !isDayBefore(end, today)) ? null : today;
}

function agreedAnew({ plans, settled, waived, goodwill }: History): boolean {
  return plans.length > 0 || settled !== null || waived || goodwill.length > 0;
}

type Money = { on: Temporal.PlainDate; cents: number };

/** By the day on which it was there, however late it was written down. */
function moneyByDay({ zone }: StandingDeal, { payments }: History): Money[] {
  return payments
    .map((fact) => {
      const said = localDateOf(fact.at, zone);
      return { on: fact.kind === "payment.received" ? earlierDay(fact.on, said) : said, cents: fact.cents };
    })
    .sort((one, other) => Temporal.PlainDate.compare(one.on, other.on));
}

/** The first part that came in after its grace, and how many days after its last day. */
function firstLate(dues: readonly Due[], money: readonly Money[]): { on: Temporal.PlainDate; cents: Cents; days: number } | null {
  let needed = 0;
  for (const due of dues) {
    needed += due.cents;
    const reachedOn = dayReached(money, needed);
    if (due.cents > 0 && reachedOn !== null && isDayBefore(due.graceOn, reachedOn)) {
      return { on: due.dueOn, cents: due.cents, days: due.dueOn.until(reachedOn, { largestUnit: "days" }).days };
    }
  }
  return null;
}

function dayReached(money: readonly Money[], needed: number): Temporal.PlainDate | null {
  let sum = 0;
  for (const { on, cents: amount } of money) {
    sum += amount;
    if (sum >= needed) return on;
  }
  return null;
}
