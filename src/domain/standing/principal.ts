import { shareOfPlaces } from "../deal/amounts.ts";
import { cents, shareOf, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Fact, FactKind } from "./facts.ts";
import type { History } from "./history.ts";
import { stands } from "./places.ts";
import type { Ending, PlaceNow } from "./places.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Why an amount is owed, or is not: the kind chooses the words, the rest fills them. */
export type Ground =
  | { why: "price"; places: number }
  | Ending
  | { why: "refilled" }
  | { why: "move-fee" }
  | { why: "move-difference" }
  | { why: "deposit-returned"; places: number }
  | { why: "goodwill" }
  | { why: "credit-note" }
  | { why: "credit-instead-of-refund" }
  | { why: "settlement"; sumCents: Cents }
  | { why: "payment" }
  | { why: "credit-used" }
  | { why: "refund" }
  | { why: "interest"; from: Temporal.PlainDate; through: Temporal.PlainDate; knownThrough: Temporal.PlainDate | null }
  | { why: "collection-minimum" }
  | { why: "collection-scale" };

/**
 * An amount with what it rests on. Positive: the customer owes it; negative: it takes away from that. Zero lines are kept,
 * because "nothing" needs a reason too.
 */
export type Line = {
  amountCents: Cents;
  ground: Ground;
  /** Where in the conditions or in the law it is written. */
  clause: string;
  fact: FactKind | "deal.formed";
  at: Temporal.Instant;
  record: string | null;
};

/** What the deal itself comes to: the price of the places that stand, what the others still owe, and what was given away. Without payments, interest and costs. */
export function principalLines(deal: StandingDeal, history: History): Line[] {
  const { settled } = history;
  if (settled !== null) {
    const settlement = lineOf(settled.fact, { amountCents: settled.adjustmentCents, ground: { why: "settlement", sumCents: settled.sumCents }, clause: "offer.settlement" });
    return withGoodwill([...settled.lines, settlement], history.goodwill.slice(settled.goodwillBefore));
  }
  const lines = [...priceLines(deal, history), ...endingLines(history), ...refillLines(deal, history), ...moveLines(history), ...depositLines(deal, history)];
  return withCreditNotes(withGoodwill([...lines, ...creditLines(history)], history.goodwill), history);
}

export function principalCents(lines: readonly Line[]): Cents {
  return cents(lines.reduce((sum, { amountCents }) => sum + amountCents, 0));
}

export function lineOf(fact: Fact, line: Pick<Line, "amountCents" | "ground" | "clause">): Line {
  return { ...line, fact: fact.kind, at: fact.at, record: fact.record };
}

function priceLines({ totalCents, bookings, formedAt, record }: StandingDeal, { places }: History): Line[] {
  const count = places.filter(stands).length;
  if (count === 0) return [];
  const amountCents = shareOfPlaces({ totalCents, places: bookings.length, count });
  return [{ amountCents, ground: { why: "price", places: count }, clause: "price", fact: "deal.formed", at: formedAt, record }];
}

/** One line for each fact that ended places, however many. */
function endingLines({ places }: History): Line[] {
  const ended = places.flatMap(({ ended: one }) => (one === null ? [] : [one]));
  const byFact = Map.groupBy(ended, ({ fact }) => fact);
  return [...byFact].map(([fact, together]) => {
    const ending = together[0]?.ending ?? { why: "released" as const };
    return lineOf(fact, { amountCents: cents(together.reduce((sum, { owedCents }) => sum + owedCents, 0)), ground: ending, clause: clauseOf(ending) });
  });
}

const clauses: Readonly<Record<Ending["why"], string>> = {
  released: "payment.onLapse",
  cancelled: "cancellation",
  "cancelled-while-held": "payment.onLapse",
  "cancelled-after-organiser-moved": "called-off",
  withdrawn: "art. 6:230o BW",
  "withdrawn-after-part": "art. 6:230s lid 4 BW",
  "called-off": "called-off",
  "no-show": "noShow",
  excused: "attendance.excused",
};

function clauseOf(ending: Ending): string {
  return ending.why === "cancelled" && ending.step !== null ? `cancellation[${ending.step}]` : clauses[ending.why];
}

function refillLines({ conditions }: StandingDeal, { places }: History): Line[] {
  if (!conditions.refundIfRefilled) return [];
  const sold = places.flatMap(({ refilled, ended }) => (refilled === null || ended === null ? [] : [refilled]));
  return [...Map.groupBy(sold, ({ fact }) => fact)].map(([fact, together]) =>
    lineOf(fact, { amountCents: minus(together.reduce((sum, one) => sum + one.cents, 0)), ground: { why: "refilled" }, clause: "refundIfRefilled" }));
}

function moveLines({ moves }: History): Line[] {
  return moves.flatMap((fact) => [
    ...(fact.feeCents === 0 ? [] : [lineOf(fact, { amountCents: fact.feeCents, ground: { why: "move-fee" }, clause: "move.feeCents" })]),
    ...(fact.differenceCents === 0 ? [] : [lineOf(fact, { amountCents: fact.differenceCents, ground: { why: "move-difference" }, clause: "price" })]),
  ]);
}

/** Who came gets the deposit back, when that was agreed. */
function depositLines({ conditions: { payment }, totalCents, bookings }: StandingDeal, { places }: History): Line[] {
  if (payment.mode !== "deposit" || !payment.returnsOnAttendance) return [];
  const deposit = shareOf(totalCents, payment.depositBasisPoints);
  const came = places.flatMap((place: PlaceNow) => (place.came === null ? [] : [place.came]));
  return [...Map.groupBy(came, ({ fact }) => fact)].map(([fact, together]) => lineOf(fact, {
    amountCents: minus(shareOfPlaces({ totalCents: deposit, places: bookings.length, count: together.length })),
    ground: { why: "deposit-returned", places: together.length },
    clause: "payment.returnsOnAttendance",
  }));
}

function creditLines({ acceptedCredits }: History): Line[] {
  return acceptedCredits.filter(({ insteadOfRefundCents }) => insteadOfRefundCents > 0).map(({ fact, insteadOfRefundCents }) =>
    lineOf(fact, { amountCents: insteadOfRefundCents, ground: { why: "credit-instead-of-refund" }, clause: "offer.credit" }));
}

/** Goodwill takes away what there is, never more. */
function withGoodwill(lines: readonly Line[], goodwill: History["goodwill"]): Line[] {
  return goodwill.reduce<Line[]>((all, fact) => {
    const amountCents = minus(Math.max(0, Math.min(fact.cents, principalCents(all))));
    return [...all, lineOf(fact, { amountCents, ground: { why: "goodwill" }, clause: "goodwill" })];
  }, [...lines]);
}

/** A credit note that takes back more than the conditions do is a claim that the organisation gave up. */
function withCreditNotes(lines: Line[], { invoices, creditNotes }: History): Line[] {
  const [last] = creditNotes.slice(-1);
  if (last === undefined) return lines;
  const owed = principalCents(lines);
  const invoiced = invoices.reduce((sum, fact) => sum + fact.cents, 0);
  const credited = creditNotes.reduce((sum, fact) => sum + fact.cents, 0);
  const beyond = Math.min(owed, Math.max(0, credited - Math.max(0, invoiced - owed)));
  return beyond === 0 || invoiced === 0 ? lines : [...lines, lineOf(last, { amountCents: minus(beyond), ground: { why: "credit-note" }, clause: "credit-note" })];
}

/** Never minus zero, which JSON and people write as zero but equality does not. */
function minus(amount: number): Cents {
  return amount === 0 ? zeroCents : cents(-amount);
}
