import { isDayBefore } from "../calendar/day-order.ts";
import { isBefore, localDateOf } from "../calendar/local-day.ts";
import type { PlacesLeft } from "../credit/condition.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { agreedParts } from "./agreed-parts.ts";
import { claimNow } from "./claim.ts";
import type { ClaimNow } from "./claim.ts";
import { deadlinesOf } from "./deadlines.ts";
import type { StandingDeadline } from "./deadlines.ts";
import { dutiesOf } from "./duties.ts";
import type { Duty } from "./duties.ts";
import { factsUpTo } from "./facts.ts";
import type { Fact } from "./facts.ts";
import { historyOf, isDisputed } from "./history.ts";
import type { History } from "./history.ts";
import { owedBack } from "./owed-back.ts";
import type { OwedBack } from "./owed-back.ts";
import { backOf } from "./means.ts";
import { paidCents } from "./paid.ts";
import { placesLeftOf } from "./places.ts";
import { minus } from "./parts.ts";
import { lineOf, principalCents, principalLines } from "./principal.ts";
import type { Line } from "./principal.ts";
import { withoutReturned } from "./returned.ts";
import { rightsOf } from "./rights.ts";
import type { Right } from "./rights.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Who owes whom what at a moment, what each side may and must do until when, and why. */
export type Standing = {
  /** What the customer owes now, due or not yet: principal, interest and costs that are open. Never negative. */
  customerOwesCents: Cents;
  /** What the organiser owes the customer: money that came in and is not owed. Never negative. */
  organiserOwesCents: Cents;
  /** The same by the day by which it has to be back, in the order in which it came to be owed. */
  owedBack: OwedBack[];
  /** What credits paid and is over by now: it is a credit again, and no fact says so yet. Never negative, never owed in money. */
  creditBackCents: Cents;
  principalCents: Cents;
  interestCents: Cents;
  collectionCostsCents: Cents;
  /** What came in, less what went back, and what is a credit again; never negative. */
  paidCents: Cents;
  /** What the deal came to, paid or not, without interest and costs. */
  owedPrincipalCents: Cents;
  /** What of the principal is past its day. */
  overdueCents: Cents;
  disputed: boolean;
  /** Whether a place stands or costs something, or one can still come back. */
  placesLeft: PlacesLeft;
  rights: Right[];
  duties: Duty[];
  deadlines: StandingDeadline[];
  /** Adds up to what the customer owes, less what the organiser owes. */
  reasons: Line[];
};

/**
 * The standing of a deal at a moment, from what was agreed and what happened until then, inclusive. Pure: the same deal and
 * facts give the same answer, in whatever order facts of one instant come.
 * @see docs/rules/standing.md
 */
export function standing(agreed: StandingDeal, facts: readonly Fact[], asOf: Temporal.Instant): Standing {
  const { deal: ordered, happened } = known(agreed, withoutReturned(factsUpTo(facts, asOf)), asOf);
  const history = historyOf(ordered, happened);
  const deal = { ...ordered, schedule: agreedParts(ordered, history) };
  const lines = principalLines(deal, history);
  const comesTo = principalCents(lines);
  const claim = claimNow(deal, history, { principalCents: comesTo, asOf });
  const over = backOf(history, claim.overpaidCents);
  const amounts = {
    customerOwesCents: cents(claim.principalCents + claim.interestCents + claim.costsCents),
    organiserOwesCents: over.moneyCents,
    creditBackCents: over.creditCents,
    principalCents: claim.principalCents,
    interestCents: claim.interestCents,
    collectionCostsCents: claim.costsCents,
    paidCents: cents(Math.max(0, paidCents(history) - over.creditCents)),
    owedPrincipalCents: cents(Math.max(0, comesTo)),
    overdueCents: overdue(claim, localDateOf(asOf, deal.zone)),
    disputed: isDisputed(history),
  };
  const back = owedBack(deal, happened, { owedCents: over.moneyCents, asOf });
  const all = { deal, history, amounts, claim, back, asOf };
  const [rights, duties] = isBefore(asOf, deal.formedAt) ? [[], dutiesOf(all).filter(({ duty }) => duty === "refund" || duty === "pay")] : [rightsOf(all), dutiesOf(all)];
  return { ...amounts, owedBack: back, placesLeft: placesLeftOf(history.places), rights, duties, deadlines: deadlinesOf(all, { rights, duties }), reasons: [...lines, ...interestLines(deal, claim), ...costLines(deal, claim), ...moneyLines(history), ...creditBackLines(history, over.creditCents)] };
}

/** What rights, duties and deadlines are made from. */
export type Known = {
  deal: StandingDeal;
  history: History;
  amounts: Pick<Standing, "customerOwesCents" | "organiserOwesCents" | "principalCents" | "paidCents" | "overdueCents" | "owedPrincipalCents" | "disputed">;
  claim: ClaimNow;
  back: readonly OwedBack[];
  asOf: Temporal.Instant;
};

/** Before the order there are no places and no price: only money that came or went counts. */
function known(deal: StandingDeal, happened: Fact[], asOf: Temporal.Instant): { deal: StandingDeal; happened: Fact[] } {
  if (!isBefore(asOf, deal.formedAt)) return { deal, happened };
  const money = happened.filter(({ kind }) => kind === "payment.received" || kind === "payment.refunded" || kind === "payment.charged-back" || kind === "credit.used" || kind === "credit.returned");
  return { deal: { ...deal, bookings: [], schedule: [] }, happened: money };
}

/** Of what is open the newest dues are open last: money went to the oldest. */
function overdue({ principalCents: open, dues }: ClaimNow, today: Temporal.PlainDate): Cents {
  const notYet = dues.filter(({ graceOn }) => !isDayBefore(graceOn, today)).reduce((sum, due) => sum + due.cents, 0);
  return cents(Math.max(0, open - notYet));
}

function interestLines(deal: StandingDeal, { interest }: ClaimNow): Line[] {
  return interest.map(({ cents: amountCents, ...ground }) => fromTheOrder(deal, { amountCents, ground: { why: "interest", ...ground }, clause: deal.kind === "consumer" ? "art. 6:119 BW" : "art. 6:119a BW" }));
}

function costLines(deal: StandingDeal, { costs }: ClaimNow): Line[] {
  return costs.map(({ cents: amountCents, notice }) =>
    notice === null
      ? fromTheOrder(deal, { amountCents, ground: { why: "collection-minimum" }, clause: "art. 6:96 lid 4 BW" })
      : lineOf(notice, { amountCents, ground: { why: "collection-scale" }, clause: deal.kind === "consumer" ? "art. 6:96 lid 6 BW" : "art. 6:96 lid 5 BW" }));
}

/** The law ties it to the agreement, no step does. */
function fromTheOrder({ formedAt, record }: StandingDeal, line: Pick<Line, "amountCents" | "ground" | "clause">): Line {
  return { ...line, fact: "deal.formed", at: formedAt, record };
}

const wentBack = { "payment.refunded": "refund", "payment.charged-back": "charged-back", "credit.returned": "credit-returned" } as const;

/** What came in takes away, what went back adds. */
function moneyLines({ payments, refunds }: History): Line[] {
  return [
    ...payments.map((fact) => lineOf(fact, { amountCents: minus(fact.cents), ground: fact.kind === "credit.used" ? { why: "credit-used" } : { why: "payment" }, clause: "payment" })),
    ...refunds.map((fact) => lineOf(fact, { amountCents: fact.cents, ground: { why: wentBack[fact.kind] }, clause: "payment" })),
  ].filter(({ amountCents }) => amountCents !== 0);
}

/** What is a credit again before a fact says so; it rests on the credit that was used last. */
function creditBackLines({ payments }: History, amountCents: Cents): Line[] {
  const used = payments.findLast(({ kind }) => kind === "credit.used");
  return used === undefined || amountCents === 0 ? [] : [lineOf(used, { amountCents, ground: { why: "credit-returned" }, clause: "payment" })];
}
