import { earlierDay, isDayBefore } from "../../calendar/day-order.ts";
import type { CustomerKind } from "../../customer-kind.ts";
import { addCents, cents, zeroCents } from "../../money.ts";
import type { Cents } from "../../money.ts";
import { collectionCosts, minimumCosts } from "./collection-costs.ts";
import { accrueInterest, openAccount } from "./interest.ts";
import type { InterestAccount, InterestSegment } from "./interest.ts";
import { interestKnownThrough } from "./interest-rates.ts";

/** An amount with its last payment day, included: interest begins on the day after. */
export type ClaimDue = { cents: Cents; dueOn: Temporal.PlainDate };

/**
 * Costs that may be claimed from a day on: the minimum of a company, the scale over what is overdue at the start of that
 * day, or an amount that is fixed elsewhere.
 */
export type ClaimCosts =
  | { from: Temporal.PlainDate; kind: "minimum" }
  | { from: Temporal.PlainDate; kind: "scale" }
  | { from: Temporal.PlainDate; kind: "fixed"; cents: Cents };

export type ClaimPayment = { on: Temporal.PlainDate; cents: Cents };

export type Claim = {
  kind: CustomerKind;
  dues: readonly ClaimDue[];
  costs: readonly ClaimCosts[];
  payments: readonly ClaimPayment[];
  /** The day at whose end we look, included: later payments and costs are not seen yet. */
  through: Temporal.PlainDate;
  /** False leaves interest out. */
  interest?: boolean;
};

export type ClaimSegment = InterestSegment & { dueOn: Temporal.PlainDate };

/** What one payment went to; the four parts are the payment. */
export type Allocation = { on: Temporal.PlainDate; costsCents: Cents; interestCents: Cents; principalCents: Cents; overpaidCents: Cents };

export type OpenClaim = {
  /** Open after the payments, also what is not due yet. */
  principalCents: Cents;
  interestCents: Cents;
  costsCents: Cents;
  /** All interest and costs so far, paid or not. */
  interestAccruedCents: Cents;
  costsAccruedCents: Cents;
  /** What the payments exceed everything by. */
  overpaidCents: Cents;
  /** The oldest due first, each by day. */
  segments: ClaimSegment[];
  /** By day; of one day in the order given. */
  allocations: Allocation[];
  /** The day through which interest is known: before `through` when no later rate is. Without interest: `through`. */
  interestThrough: Temporal.PlainDate;
};

/**
 * One claim over time. A payment goes to costs, then to the interest through its day, then to principal, within each
 * to the oldest due first; before default there is only principal.
 *
 * Collection costs of one claim are one amount: of all that have begun the largest counts, they are never added up. They begin
 * only when principal is overdue at the start of their day, and stand before a payment of that day.
 *
 * Principal of the dues + interest accrued + costs accrued − payments through `through` = what is open − overpaid.
 * @throws {RangeError} for an amount below zero, or interest before the first known rate
 * @see docs/rules/interest.md  art. 6:44, 6:96, 6:119, 6:119a BW
 */
export function openClaim(claim: Claim): OpenClaim {
  refuseAmountsBelowZero(claim);
  const interestThrough = claim.interest === false ? claim.through : earlierDay(claim.through, interestKnownThrough);
  const accrue = (books: Books, through: Temporal.PlainDate) => (claim.interest === false ? books : accrueAll(claim.kind, books, earlierDay(through, interestThrough)));
  const steps = stepsOf(claim);
  const booked = steps.reduce((books, step) => ("costs" in step ? bookCosts(books, step.costs) : bookPayment(accrue(books, step.day), step.payment)), openBooks(claim.dues));
  const { debts, costsAccruedCents, costsPaidCents, allocations } = accrue(booked, claim.through);
  const segments = debts.flatMap((debt) => debt.segments);
  return {
    principalCents: addCents(...debts.map(({ account }) => account.principalCents)),
    interestCents: addCents(...debts.flatMap(({ account }) => [account.joinedCents, account.runningCents])),
    costsCents: cents(costsAccruedCents - costsPaidCents),
    interestAccruedCents: addCents(...segments.map(({ interestCents }) => interestCents)),
    costsAccruedCents,
    overpaidCents: addCents(...allocations.map(({ overpaidCents }) => overpaidCents)),
    segments,
    allocations: [...allocations],
    interestThrough,
  };
}

function refuseAmountsBelowZero({ dues, costs, payments }: Claim): void {
  const amounts = [...dues, ...costs, ...payments].map((item) => ("cents" in item ? item.cents : zeroCents));
  const wrong = amounts.find((amount) => amount < 0);
  if (wrong !== undefined) throw new RangeError(`openClaim: expected amounts of at least 0 cents, got ${wrong}`);
}

type Debt = { dueOn: Temporal.PlainDate; account: InterestAccount; segments: readonly ClaimSegment[] };

/** The oldest debt first. */
type Books = { debts: readonly Debt[]; costsAccruedCents: Cents; costsPaidCents: Cents; allocations: readonly Allocation[] };

function openBooks(dues: readonly ClaimDue[]): Books {
  const debts = dues
    .toSorted((first, second) => Temporal.PlainDate.compare(first.dueOn, second.dueOn))
    .map((due): Debt => ({ dueOn: due.dueOn, account: openAccount(due.cents, due.dueOn.add({ days: 1 })), segments: [] }));
  return { debts, costsAccruedCents: zeroCents, costsPaidCents: zeroCents, allocations: [] };
}

type Step = { day: Temporal.PlainDate; costs: ClaimCosts } | { day: Temporal.PlainDate; payment: ClaimPayment };

/** What happened through the day of the claim, in order: the costs of a day before its payments. */
function stepsOf({ costs, payments, through }: Claim): Step[] {
  const steps: Step[] = [...costs.map((item) => ({ day: item.from, costs: item })), ...payments.map((item) => ({ day: item.on, payment: item }))];
  return steps.filter(({ day }) => !isDayBefore(through, day)).toSorted((first, second) => Temporal.PlainDate.compare(first.day, second.day));
}

function accrueAll(kind: CustomerKind, books: Books, through: Temporal.PlainDate): Books {
  const debts = books.debts.map((debt): Debt => {
    const { account, segments } = accrueInterest(kind, debt.account, through);
    return { ...debt, account, segments: [...debt.segments, ...segments.map((segment) => ({ ...segment, dueOn: debt.dueOn }))] };
  });
  return { ...books, debts };
}

function bookCosts(books: Books, costs: ClaimCosts): Books {
  const overdue = books.debts.filter(({ dueOn }) => isDayBefore(dueOn, costs.from));
  const principalCents = addCents(...overdue.map(({ account }) => account.principalCents));
  if (principalCents === 0) return books;
  return { ...books, costsAccruedCents: cents(Math.max(books.costsAccruedCents, amountOf(costs, principalCents))) };
}

function amountOf(costs: ClaimCosts, principalCents: Cents): Cents {
  switch (costs.kind) {
    case "minimum":
      return minimumCosts;
    case "scale":
      return collectionCosts(principalCents).costsCents;
    case "fixed":
      return costs.cents;
  }
}

function bookPayment(books: Books, payment: ClaimPayment): Books {
  const costs = payOff(payment.cents, [cents(books.costsAccruedCents - books.costsPaidCents)]);
  const interest = payOff(costs.restCents, books.debts.flatMap(({ account }) => [account.joinedCents, account.runningCents]));
  const principal = payOff(interest.restCents, books.debts.map(({ account }) => account.principalCents));
  const debts = books.debts.map((debt, index): Debt => {
    const [joinedCents = zeroCents, runningCents = zeroCents] = interest.left.slice(2 * index);
    return { ...debt, account: { ...debt.account, joinedCents, runningCents, principalCents: principal.left[index] ?? zeroCents } };
  });
  const allocation = { on: payment.on, costsCents: costs.paidCents, interestCents: interest.paidCents, principalCents: principal.paidCents, overpaidCents: principal.restCents };
  return { ...books, debts, costsPaidCents: addCents(books.costsPaidCents, costs.paidCents), allocations: [...books.allocations, allocation] };
}

/** Pays amounts one after the other, as far as the money goes. */
function payOff(money: Cents, amounts: readonly Cents[]): { paidCents: Cents; restCents: Cents; left: Cents[] } {
  let restCents = money;
  const left = amounts.map((amount) => {
    const paid = cents(Math.min(amount, restCents));
    restCents = cents(restCents - paid);
    return cents(amount - paid);
  });
  return { paidCents: cents(money - restCents), restCents, left };
}
