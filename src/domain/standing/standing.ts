import { localDateOf } from "../calendar/local-day.ts";
import { minimumCosts } from "../law/nl/collection-costs.ts";
import { interestKnownThrough } from "../law/nl/interest-rates.ts";
import { cents, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import { claimNow } from "./claim.ts";
import type { ClaimNow } from "./claim.ts";
import { deadlinesOf } from "./deadlines.ts";
import type { StandingDeadline } from "./deadlines.ts";
import { dutiesOf } from "./duties.ts";
import type { Duty } from "./duties.ts";
import { factsUpTo } from "./facts.ts";
import type { Fact } from "./facts.ts";
import { historyOf, isDisputed, paidCents } from "./history.ts";
import type { History } from "./history.ts";
import { lineOf, principalCents, principalLines } from "./principal.ts";
import type { Line } from "./principal.ts";
import { rightsOf } from "./rights.ts";
import type { Right } from "./rights.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Who owes whom what at a moment, what each side may and must do until when, and why. */
export type Standing = {
  /** What the customer owes now, due or not yet: principal, interest and costs that are open. Never negative. */
  customerOwesCents: Cents;
  /** What the organiser owes the customer: money that came in and is not owed. Never negative. */
  organiserOwesCents: Cents;
  principalCents: Cents;
  interestCents: Cents;
  collectionCostsCents: Cents;
  /** What came in, less what went back. */
  paidCents: Cents;
  /** What the deal came to, paid or not, without interest and costs. */
  owedPrincipalCents: Cents;
  /** What of the principal is past its day. */
  overdueCents: Cents;
  disputed: boolean;
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
export function standing(deal: StandingDeal, facts: readonly Fact[], asOf: Temporal.Instant): Standing {
  const history = historyOf(deal, factsUpTo(facts, asOf));
  const lines = principalLines(deal, history);
  const owedPrincipalCents = principalCents(lines);
  const now = claimNow(deal, history, { principalCents: owedPrincipalCents, asOf });
  const { claim } = now;
  const amounts = {
    customerOwesCents: cents(claim.principalCents + claim.interestCents + claim.costsCents),
    organiserOwesCents: claim.overpaidCents,
    principalCents: claim.principalCents,
    interestCents: claim.interestCents,
    collectionCostsCents: claim.costsCents,
    paidCents: paidCents(history),
    owedPrincipalCents,
    overdueCents: overdue(now, localDateOf(asOf, deal.zone)),
    disputed: isDisputed(history),
  };
  const known = { deal, history, amounts, dues: now.dues, asOf };
  return {
    ...amounts,
    rights: rightsOf(known),
    duties: dutiesOf(known),
    deadlines: deadlinesOf(known),
    reasons: [...lines, ...interestLines(deal, now), ...costLines(deal, now), ...moneyLines(history)],
  };
}

/** What rights, duties and deadlines are made from. */
export type Known = {
  deal: StandingDeal;
  history: History;
  amounts: Pick<Standing, "customerOwesCents" | "organiserOwesCents" | "principalCents" | "paidCents" | "overdueCents" | "owedPrincipalCents" | "disputed">;
  dues: ClaimNow["dues"];
  asOf: Temporal.Instant;
};

/** Of what is open the newest dues are open last: money went to the oldest. */
function overdue({ claim, dues }: ClaimNow, today: Temporal.PlainDate): Cents {
  const notYet = dues.filter(({ dueOn }) => Temporal.PlainDate.compare(today, dueOn) <= 0).reduce((sum, due) => sum + due.cents, 0);
  return cents(Math.max(0, claim.principalCents - notYet));
}

function interestLines(deal: StandingDeal, { claim }: ClaimNow): Line[] {
  const [first, last] = [claim.segments[0], claim.segments.at(-1)];
  if (claim.interestAccruedCents === 0 || first === undefined || last === undefined) return [];
  const from = claim.segments.map((segment) => segment.from).reduce((one, other) => (Temporal.PlainDate.compare(one, other) <= 0 ? one : other));
  const through = claim.segments.map((segment) => segment.to).reduce((one, other) => (Temporal.PlainDate.compare(one, other) >= 0 ? one : other));
  return [{
    amountCents: claim.interestAccruedCents,
    ground: { why: "interest", from, through, knownThrough: through.equals(interestKnownThrough) ? interestKnownThrough : null },
    clause: deal.kind === "consumer" ? "art. 6:119 BW" : "art. 6:119a BW",
    fact: "deal.formed",
    at: deal.formedAt,
    record: deal.record,
  }];
}

function costLines(deal: StandingDeal, { claim, costs }: ClaimNow): Line[] {
  const amountCents = claim.costsAccruedCents;
  if (amountCents === 0) return [];
  const notice = costs.find((one) => one.notice !== null)?.notice ?? null;
  const byScale = notice !== null && (deal.kind === "consumer" || amountCents !== minimumCosts);
  if (byScale) return [lineOf(notice, { amountCents, ground: { why: "collection-scale" }, clause: deal.kind === "consumer" ? "art. 6:96 lid 6 BW" : "art. 6:96 lid 5 BW" })];
  return [{ amountCents, ground: { why: "collection-minimum" }, clause: "art. 6:96 lid 4 BW", fact: "deal.formed", at: deal.formedAt, record: deal.record }];
}

/** What came in takes away, what went back adds. */
function moneyLines({ payments, refunds }: History): Line[] {
  return [
    ...payments.map((fact) => lineOf(fact, {
      amountCents: cents(-fact.cents),
      ground: fact.kind === "credit.used" ? { why: "credit-used" } : { why: "payment" },
      clause: "payment",
    })),
    ...refunds.map((fact) => lineOf(fact, { amountCents: fact.cents, ground: { why: "refund" }, clause: "payment" })),
  ].filter(({ amountCents }) => amountCents !== zeroCents);
}
