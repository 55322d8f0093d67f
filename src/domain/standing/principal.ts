import { shareOfPlaces } from "../deal/amounts.ts";
import { cents, shareOf } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Fact, FactKind } from "./facts.ts";
import type { History, WithdrawalRefusal } from "./history.ts";
import { minus, sumOf, total } from "./parts.ts";
import { stands } from "./places.ts";
import type { Ending, PlaceNow } from "./places.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Why an amount is owed, or is not: the kind chooses the words, the rest fills them. */
export type Ground =
  | { why: "price"; places: number }
  | Ending
  | { why: "session-moved"; startsAt: Temporal.Instant }
  | { why: "withdrawal-refused"; because: WithdrawalRefusal["because"] }
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
  | { why: "credit-returned" }
  | { why: "refund" }
  | { why: "charged-back" }
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
  if (history.settled !== null) return settledLines(history, history.settled);
  const lines = [
    ...priceLines(deal, history), ...sessionMoveLines(history.places), ...endingLines(history.places), ...refusalLines(history), ...refillLines(deal, history),
    ...moveLines(history.places),
  ];
  const withBack = [...lines, ...depositLines(deal, history, principalCents(lines)), ...creditLines(history.acceptedCredits)];
  return withCreditNotes(deal, withGoodwill(withBack, history.goodwill), history);
}

/** What both sides settled stands; only what came after it changes it: a paid move, a training that does not take place, something given. */
function settledLines(history: History, settled: NonNullable<History["settled"]>): Line[] {
  const lines = [...settled.lines, lineOf(settled.fact, { amountCents: settled.adjustmentCents, ground: { why: "settlement", sumCents: settled.sumCents }, clause: "offer.settlement" })];
  const { places, acceptedCredits, goodwill } = settled.before;
  const moved = moveLines(history.places.map((place, index) => ({ ...place, moves: place.moves.slice(places[index]?.moves.length) })));
  const undone = history.places.filter(({ ended }, index) => isByOrganiser(ended) && ended !== places[index]?.ended);
  const withMoves = [...lines, ...moved, ...creditLines(history.acceptedCredits.slice(acceptedCredits.length))];
  return withGoodwill(backFor(withMoves, undone), history.goodwill.slice(goodwill.length));
}

/** Ended for nothing because of the organiser, who called the session off or took it to another date. */
function isByOrganiser(ended: PlaceNow["ended"]): boolean {
  return ended?.ending.why === "called-off" || ended?.ending.why === "cancelled-after-organiser-moved";
}

/** The price of places that ended because of the organiser after settling goes back, as far as it is part of what was settled. */
function backFor(lines: readonly Line[], places: readonly PlaceNow[]): Line[] {
  const ended = places.flatMap(({ ended: one }) => (one === null ? [] : [one]));
  const all = [...lines];
  for (const [fact, together] of Map.groupBy(ended, (one) => one.fact)) {
    const back = Math.min(Math.max(0, principalCents(all)), total(together.map(({ priceCents }) => priceCents)));
    const [ground] = together.map(({ ending }) => ending);
    all.push(lineOf(fact, { amountCents: minus(back), ground: ground ?? { why: "called-off" }, clause: "called-off" }));
  }
  return all;
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

/** The organiser gave the session another date: nothing more or less is owed for that, and the new date has its reason. */
function sessionMoveLines(places: readonly PlaceNow[]): Line[] {
  const moves = new Set(places.flatMap((place) => (stands(place) ? (place.sessionMove ?? []) : [])));
  return [...moves].map((fact) => lineOf(fact, { amountCents: cents(0), ground: { why: "session-moved", startsAt: fact.startsAt }, clause: "called-off" }));
}

/** One line for each fact that ended places, however many; where it ended them for different reasons, one for each reason. */
function endingLines(places: readonly PlaceNow[]): Line[] {
  const ended = places.flatMap(({ ended: one }) => (one === null ? [] : [one]));
  return [...Map.groupBy(ended, ({ fact }) => fact)].flatMap(([fact, byFact]) =>
    [...Map.groupBy(byFact, ({ ending }) => JSON.stringify(ending)).values()].flatMap((together) => together.slice(0, 1).map(({ ending }) =>
      lineOf(fact, { amountCents: cents(total(together.map(({ owedCents }) => owedCents))), ground: ending, clause: clauseOf(ending) }))));
}

/** What was stated without effect is answered with its reason. */
function refusalLines({ withdrawalRefusals }: History): Line[] {
  return withdrawalRefusals.map(({ because, fact }) => lineOf(fact, { amountCents: cents(0), ground: { why: "withdrawal-refused", because }, clause: "art. 6:230o BW" }));
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
  return [...Map.groupBy(sold, ({ fact }) => fact)].map(([fact, together]) => lineOf(fact, { amountCents: minus(sumOf(together)), ground: { why: "refilled" }, clause: "refundIfRefilled" }));
}

/**
 * The fee and the difference of each move, for the places that stand; of the others the difference is in the price that ended. The
 * fee stays owed where something of the place does, and goes where the place costs nothing.
 */
function moveLines(places: readonly PlaceNow[]): Line[] {
  const moves = places.flatMap((place) => place.moves.map((move) => ({ ...move, place })));
  return [...Map.groupBy(moves, ({ fact }) => fact)].flatMap(([fact, together]) => {
    const feeCents = cents(total(together.filter(({ place }) => keepsFee(place)).map((move) => move.feeCents)));
    const differenceCents = cents(total(together.filter(({ place }) => stands(place)).map((move) => move.differenceCents)));
    return [
      ...(feeCents === 0 ? [] : [lineOf(fact, { amountCents: feeCents, ground: { why: "move-fee" }, clause: "move.feeCents" })]),
      ...(differenceCents === 0 ? [] : [lineOf(fact, { amountCents: differenceCents, ground: { why: "move-difference" }, clause: "price" })]),
    ];
  });
}

function keepsFee({ ended }: PlaceNow): boolean {
  return ended === null || ended.ending.why === "cancelled" || ended.ending.why === "no-show" || ended.ending.why === "excused";
}

/** Who came gets the deposit back, when that was agreed; all who come get all of it, to the cent, but never more than there is to pay. */
function depositLines({ conditions: { payment }, totalCents, bookings }: StandingDeal, { places }: History, comesTo: number): Line[] {
  if (payment.mode !== "deposit" || !payment.returnsOnAttendance) return [];
  const deposit = shareOf(totalCents, payment.depositBasisPoints);
  const upTo = (count: number) => Math.min(Math.max(0, comesTo), shareOfPlaces({ totalCents: deposit, places: bookings.length, count }));
  const came = places.flatMap((place) => (place.came === null ? [] : [place.came]));
  const byFact = [...Map.groupBy(came, ({ fact }) => fact)].map(([fact, together]) => ({ fact, count: together.length }));
  return byFact.map(({ fact, count }, index) => {
    const before = total(byFact.slice(0, index).map((one) => one.count));
    return lineOf(fact, { amountCents: minus(upTo(before + count) - upTo(before)), ground: { why: "deposit-returned", places: count }, clause: "payment.returnsOnAttendance" });
  });
}

function creditLines(credits: History["acceptedCredits"]): Line[] {
  return credits.filter(({ insteadOfRefundCents }) => insteadOfRefundCents > 0).map(({ fact, insteadOfRefundCents }) =>
    lineOf(fact, { amountCents: insteadOfRefundCents, ground: { why: "credit-instead-of-refund" }, clause: "offer.credit" }));
}

/** Goodwill takes away what there is, never more. */
function withGoodwill(lines: readonly Line[], goodwill: History["goodwill"]): Line[] {
  let left = Math.max(0, principalCents(lines));
  return [...lines, ...goodwill.map((fact) => {
    const given = Math.min(fact.cents, left);
    left -= given;
    return lineOf(fact, { amountCents: minus(given), ground: { why: "goodwill" }, clause: "goodwill" });
  })];
}

/**
 * A credit note that takes back more than the conditions do is a claim that the organisation gave up. While not everything is
 * invoiced it says nothing of the deal: what it took back may be invoiced again.
 */
function withCreditNotes({ totalCents }: StandingDeal, lines: Line[], { invoices, creditNotes }: History): Line[] {
  const [last] = creditNotes.slice(-1);
  const owed = principalCents(lines);
  const [invoiced, credited] = [sumOf(invoices), sumOf(creditNotes)];
  if (last === undefined || invoiced < Math.min(owed, totalCents)) return lines;
  const beyond = Math.max(0, Math.min(owed, credited - Math.max(0, invoiced - owed)));
  return beyond === 0 || invoiced === 0 ? lines : [...lines, lineOf(last, { amountCents: minus(beyond), ground: { why: "credit-note" }, clause: "credit-note" })];
}
