import { earlierDay, isDayBefore, laterDay } from "../calendar/day-order.ts";
import { localDateOf } from "../calendar/local-day.ts";
import { interestKnownThrough } from "../law/nl/interest-rates.ts";
import { openClaim } from "../law/nl/open-claim.ts";
import type { ClaimPayment, OpenClaim } from "../law/nl/open-claim.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { chargesOf } from "./charges.ts";
import type { DatedCosts } from "./charges.ts";
import { agreedDues, asClaimed, byDay, notBefore, plannedDues, refundDues, settledDues } from "./dues.ts";
import type { Due } from "./dues.ts";
import type { FactOf } from "./facts.ts";
import type { History } from "./history.ts";
import { paidCents } from "./paid.ts";
import { lessLast, sumOf } from "./parts.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** What is open at the end of a day, with interest and costs, and what it came from. */
export type ClaimNow = {
  principalCents: Cents;
  interestCents: Cents;
  costsCents: Cents;
  overpaidCents: Cents;
  /** What falls due under the last agreement, principal and what it names of earlier charges. */
  dues: readonly Due[];
  /** Of the charges that the dues name, what is open. */
  namedOpenCents: Cents;
  /** The notices that count for what is due now. */
  notices: readonly FactOf<"notice.delivered">[];
  /** Whether interest and costs are asked at all. */
  charged: boolean;
  /** All interest and costs that are owed or were paid, period by period. */
  interest: readonly AccruedInterest[];
  costs: readonly AccruedCosts[];
};

export type AccruedInterest = { cents: Cents; from: Temporal.PlainDate; through: Temporal.PlainDate; knownThrough: Temporal.PlainDate | null };
export type AccruedCosts = { cents: Cents; notice: FactOf<"notice.delivered"> | null };

/**
 * The claim as it stands on the local day of `asOf`. Interest and costs are counted as the law allows, or only after a
 * notice, as was agreed. While a dispute is open no costs are added.
 *
 * Settling and agreeing on a payment plan begin a new period with days of its own. Settling leaves everything earlier behind. A plan
 * takes the place of the days that there were: of the interest and costs so far it keeps what its parts name beyond the principal.
 * @see docs/rules/interest.md, docs/rules/collection-costs.md, docs/rules/standing.md
 */
export function claimNow(deal: StandingDeal, history: History, { principalCents, asOf }: { principalCents: number; asOf: Temporal.Instant }): ClaimNow {
  const { settled, plans } = history;
  const begins = [settled?.fact.at ?? null, ...plans.map(({ fact }) => fact.at)];
  const money = moneyByPeriod(deal, history);
  const through = (index: number) => localDateOf(begins[index + 1] ?? asOf, deal.zone);
  const open = settled === null ? principalCents : principalCents - paidCents(settled.before);
  const dues = settled === null ? agreedDues(deal, history, open) : settledDues(deal, history, settled, open);
  const first = period(deal, history, { ...money[0], open, dues, named: { interestCents: 0, costsCents: 0 }, earlier: nothingYet, since: begins[0] ?? null, through: through(0) });
  return plans.reduce((before, { fact, parts }, index) => {
    const stillOpen = before.principalCents - before.overpaidCents;
    const named = namedBy(sumOf(parts) - Math.max(0, stillOpen), before);
    const planned = plannedDues(deal, history, { parts, agreedAt: fact.at }, { principalCents: stillOpen, chargesCents: named.interestCents + named.costsCents });
    return period(deal, history, { ...money[index + 1], open: stillOpen, dues: planned, named, earlier: kept(before, named), since: fact.at, through: through(index + 1) });
  }, first);
}

type Named = { interestCents: number; costsCents: number };
type Earlier = Pick<ClaimNow, "interest" | "costs">;
type Money = { payments: ClaimPayment[]; refunds: History["refunds"] };
type Period = Partial<Money> & { open: number; dues: readonly Due[]; named: Named; earlier: Earlier; since: Temporal.Instant | null; through: Temporal.PlainDate };

const nothingYet: Earlier = { interest: [], costs: [] };

function period(deal: StandingDeal, history: History, { payments = [], refunds = [], open, dues: agreed, named, earlier, since, through }: Period): ClaimNow {
  const dues = byDay([...agreed, ...refundDues(deal, refunds)].map((due) => notBefore(due, localDateOf(deal.formedAt, deal.zone))));
  const surplus: ClaimPayment[] = open < 0 ? [{ on: localDateOf(since ?? deal.formedAt, deal.zone), cents: cents(-open) }] : [];
  const { paid: forNamed, left } = payNamed([...surplus, ...payments].toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on)), named.costsCents + named.interestCents);
  const costsPaid = Math.min(forNamed, named.costsCents);
  const namedOpen = { costsCents: named.costsCents - costsPaid, interestCents: named.interestCents - (forNamed - costsPaid) };
  const { notices, charged, costs } = chargesOf(deal, history, { dues, payments: left, since, through, earlierCents: sumOf(earlier.costs) });
  const claim = openClaim({ kind: deal.kind, dues: dues.map(asClaimed), costs: costs.map(({ from, cents: amount }) => ({ kind: "fixed", from, cents: amount })), payments: left, through, interest: charged });
  return {
    principalCents: claim.principalCents,
    interestCents: cents(claim.interestCents + namedOpen.interestCents),
    costsCents: cents(claim.costsCents + namedOpen.costsCents),
    overpaidCents: claim.overpaidCents,
    dues,
    namedOpenCents: cents(namedOpen.costsCents + namedOpen.interestCents),
    notices,
    charged,
    interest: [...earlier.interest, ...accruedInterest(claim, { dues, charged, through })],
    costs: [...earlier.costs, ...accruedCosts(claim, costs)],
  };
}

/** Money goes to the charges first, the costs before the interest (art. 6:44 BW). */
function payNamed(payments: readonly ClaimPayment[], amount: number): { paid: number; left: ClaimPayment[] } {
  return payments.reduce<{ paid: number; left: ClaimPayment[] }>(({ paid, left }, payment) => {
    const taken = Math.min(amount - paid, payment.cents);
    return { paid: paid + taken, left: taken === payment.cents && taken > 0 ? left : [...left, { ...payment, cents: cents(payment.cents - taken) }] };
  }, { paid: 0, left: [] });
}

/** What a plan names beyond the principal, as far as there are charges: the costs, then the interest. */
function namedBy(beyond: number, { interestCents, costsCents }: ClaimNow): Named {
  const costs = Math.max(0, Math.min(beyond, costsCents));
  return { costsCents: costs, interestCents: Math.max(0, Math.min(beyond - costs, interestCents)) };
}

/** The lines of the periods before: what was paid of them, and what the plan keeps; what is given up is the newest. */
function kept({ interest, costs, interestCents, costsCents }: ClaimNow, named: Named): Earlier {
  return { interest: lessLast(interest, interestCents - named.interestCents), costs: lessLast(costs, costsCents - named.costsCents) };
}

/** The money of each period: what was known when it began belongs to the one before, whatever day it bears. What came before settling is behind both sides. */
function moneyByPeriod({ zone }: StandingDeal, { payments, refunds, settled, plans }: History): Money[] {
  const begins = [settled?.before ?? { payments: [], refunds: [] }, ...plans.map(({ before }) => before)];
  return begins.map((begin, index) => {
    const end = begins[index + 1] ?? { payments, refunds };
    const came = payments.slice(begin.payments.length, end.payments.length).filter((fact) => fact.cents > 0);
    const days = Map.groupBy(came, (fact) => dayOf(fact, zone).toString());
    return {
      payments: [...days].map(([on, together]) => ({ on: Temporal.PlainDate.from(on), cents: cents(sumOf(together)) })),
      refunds: refunds.slice(begin.refunds.length, end.refunds.length),
    };
  });
}

/** Money cannot have come after somebody said that it had. */
function dayOf(fact: History["payments"][number] | History["refunds"][number], zone: string): Temporal.PlainDate {
  const said = localDateOf(fact.at, zone);
  return fact.kind === "credit.used" || fact.kind === "credit.returned" ? said : earlierDay(fact.on, said);
}

/** Where the rate is not known any more the line says through which day it is, even when there is nothing to add up yet. */
function accruedInterest(claim: OpenClaim, { dues, charged, through }: { dues: readonly Due[]; charged: boolean; through: Temporal.PlainDate }): AccruedInterest[] {
  const days = claim.segments.flatMap(({ from, to }) => [from, to]);
  const unknown = charged && isDayBefore(interestKnownThrough, through);
  const late = dues.find(({ cents: amount, graceOn }) => amount > 0 && isDayBefore(graceOn, through));
  const [first] = days;
  if (first === undefined || claim.interestAccruedCents === 0) {
    return unknown && late !== undefined && claim.principalCents > 0 ? [{ cents: cents(0), from: late.graceOn.add({ days: 1 }), through, knownThrough: interestKnownThrough }] : [];
  }
  const last = days.reduce(laterDay);
  return [{ cents: claim.interestAccruedCents, from: days.reduce(earlierDay), through: last, knownThrough: unknown && last.equals(interestKnownThrough) ? interestKnownThrough : null }];
}

/** One amount, with the notice that made it what it is. */
function accruedCosts(claim: OpenClaim, costs: readonly DatedCosts[]): AccruedCosts[] {
  const cause = costs.find((one) => one.cents === claim.costsAccruedCents);
  return claim.costsAccruedCents === 0 || cause === undefined ? [] : [{ cents: claim.costsAccruedCents, notice: cause.notice }];
}
