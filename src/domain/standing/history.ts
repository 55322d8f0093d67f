import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { accept, refuse } from "./answers.ts";
import type { OfferNow } from "./answers.ts";
import type { Fact, FactOf, PlanPart } from "./facts.ts";
import { cancel, end, forNothing, mark, mayBeMarked, noShow, priceOf, unmarked, withdraw } from "./leaving.ts";
import { inEqualParts, lessLast } from "./parts.ts";
import { dateOf, isExpected, isMeant, isTakenAlong, stands } from "./places.ts";
import type { PlaceNow } from "./places.ts";
import type { Line } from "./principal.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Why a statement of withdrawal had no effect. */
export type WithdrawalRefusal = { because: "company" | "too-late" | "fully-given" | "nothing-left"; fact: Fact };

/** What the facts made of a deal: everything that an amount, a right or a duty can rest on. */
export type History = {
  places: readonly PlaceNow[];
  /** The places are firm although they are not paid for. */
  waived: boolean;
  /** When places that cost nothing any more last came back; what was late until then is not late any more. */
  reinstatedAt: Temporal.Instant | null;
  invoices: readonly FactOf<"invoice.issued">[];
  /** The invoices as far as no credit note took them back. */
  standingInvoices: readonly FactOf<"invoice.issued">[];
  creditNotes: readonly FactOf<"credit-note.issued">[];
  payments: readonly (FactOf<"payment.received"> | FactOf<"credit.used">)[];
  /** What went back, by the means with which it was paid. */
  refunds: readonly (FactOf<"payment.refunded"> | FactOf<"payment.charged-back"> | FactOf<"credit.returned">)[];
  goodwill: readonly FactOf<"goodwill.granted">[];
  notices: readonly FactOf<"notice.delivered">[];
  offers: readonly OfferNow[];
  acceptedCredits: readonly { fact: FactOf<"offer.accepted">; insteadOfRefundCents: Cents }[];
  /** The payment plans that were agreed, after both sides settled if they did. */
  plans: readonly { fact: FactOf<"offer.accepted">; parts: readonly PlanPart[]; before: Before }[];
  /** The lines as they were when both sides settled, and what settling made of them. */
  settled: null | {
    fact: FactOf<"offer.accepted">;
    lines: readonly Line[];
    adjustmentCents: Cents;
    sumCents: Cents;
    before: Before;
  };
  earlyStart: FactOf<"early-start.requested"> | null;
  withdrawal: FactOf<"withdrawal.received"> | null;
  withdrawalRefusals: readonly WithdrawalRefusal[];
  disputes: readonly { opened: Fact; closed: Fact | null }[];
};

/** What there was when both sides agreed on something: what came after it is told apart by its place in the order, not by the clock. */
export type Before = Pick<History, "places" | "payments" | "refunds" | "goodwill" | "acceptedCredits">;

/** Goes through the facts, which are in order and not after the moment that is asked about. */
export function historyOf(deal: StandingDeal, facts: readonly Fact[]): History {
  return facts.reduce((history, fact) => after(deal, history, fact), beginning(deal));
}

/** As {@link historyOf}, after each fact. */
export function historiesOf(deal: StandingDeal, facts: readonly Fact[]): { fact: Fact; history: History }[] {
  let history = beginning(deal);
  return facts.map((fact) => {
    history = after(deal, history, fact);
    return { fact, history };
  });
}

function beginning({ bookings, meetings }: StandingDeal): History {
  const [first, last] = [meetings[0], meetings.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("standing: expected at least one meeting, got none");
  const places = bookings.map((id): PlaceNow => ({
    id, ended: null, came: null, startsAt: first.startsAt, endsAt: last.endsAt, meetings, moves: [], organiserMoved: false, sessionMove: null, follows: null, refilled: null,
  }));
  return {
    places, waived: false, reinstatedAt: null, invoices: [], standingInvoices: [], creditNotes: [], payments: [], refunds: [], goodwill: [], notices: [],
    offers: [], acceptedCredits: [], plans: [], settled: null, earlyStart: null, withdrawal: null, withdrawalRefusals: [], disputes: [],
  };
}

function after(deal: StandingDeal, history: History, fact: Fact): History {
  switch (fact.kind) {
    case "invoice.issued":
      return { ...history, invoices: [...history.invoices, fact], standingInvoices: [...history.standingInvoices, fact] };
    case "credit-note.issued":
      return { ...history, creditNotes: [...history.creditNotes, fact], standingInvoices: lessLast(history.standingInvoices, fact.cents) };
    case "payment.received":
    case "credit.used":
      return { ...history, payments: [...history.payments, fact] };
    case "payment.refunded":
    case "payment.charged-back":
    case "credit.returned":
      return { ...history, refunds: [...history.refunds, fact] };
    case "deadline.waived":
      return { ...history, waived: true };
    case "booking.released":
      return end(deal, history, fact, { fits: isExpected, how: forNothing("released") });
    case "booking.reinstated":
      return { ...changing(history, fact, (place) => place.ended?.ending.why === "released", (place) => ({ ...place, ended: null })), reinstatedAt: fact.at };
    case "booking.moved":
      return moved(deal, history, fact);
    case "session.moved":
      return changing(history, fact, isTakenAlong, (place) => ({ ...place, ...dateOf(deal, place, fact), organiserMoved: true, sessionMove: fact, follows: { startsAt: fact.startsAt, endsAt: fact.endsAt, since: fact.at } }));
    case "cancellation.received":
      return cancel(deal, history, fact);
    case "withdrawal.received":
      return withdraw(deal, history, fact);
    case "called-off":
      return end(deal, history, fact, { fits: isExpected, how: forNothing("called-off") });
    case "place.refilled":
      return refilled(history, fact);
    case "attendance.attended":
    case "attendance.partly":
      return changing(unmarked(history, fact), fact, mayBeMarked, (place) => ({ ...place, came: { fact } }));
    case "attendance.no-show":
      return mark(deal, history, fact, (price) => noShow(deal, price));
    case "attendance.excused":
      return mark(deal, history, fact, forNothing("excused"));
    case "offer.made":
      return { ...history, offers: [...history.offers, { made: fact, open: true }] };
    case "offer.declined":
    case "offer.expired":
    case "offer.withdrawn":
      return refuse(history, fact);
    case "offer.accepted":
      return accept(deal, history, fact);
    case "goodwill.granted":
      return { ...history, goodwill: [...history.goodwill, fact] };
    case "notice.delivered":
      return { ...history, notices: [...history.notices, fact] };
    case "dispute.opened":
      return isDisputed(history) ? history : { ...history, disputes: [...history.disputes, { opened: fact, closed: null }] };
    case "dispute.closed":
      return { ...history, disputes: history.disputes.map((dispute) => (dispute.closed === null ? { ...dispute, closed: fact } : dispute)) };
    case "early-start.requested":
      return { ...history, earlyStart: history.earlyStart ?? fact };
    case "participant.replaced":
    case "reminder.sent":
    case "payment.refund-returned":
      return history;
    default:
      return fact satisfies never;
  }
}

export function isDisputed({ disputes }: Pick<History, "disputes">): boolean {
  return disputes.some(({ closed }) => closed === null);
}

function changing(history: History, fact: Fact, fits: (place: PlaceNow) => boolean, change: (place: PlaceNow) => PlaceNow): History {
  return { ...history, places: history.places.map((place) => (isMeant(fact, place) && fits(place) ? change(place) : place)) };
}

/** The fee and the difference are for all places that move together; a place never becomes cheaper than free. */
function moved(deal: StandingDeal, history: History, fact: FactOf<"booking.moved">): History {
  const moving = history.places.filter((place) => isMeant(fact, place) && stands(place));
  if (moving.length === 0) return history;
  const difference = Math.max(fact.differenceCents, -priceOf(deal, history, moving));
  const [fees, differences] = [inEqualParts(fact.feeCents, moving.length), inEqualParts(difference, moving.length)];
  return {
    ...history,
    places: history.places.map((place) => {
      const index = moving.indexOf(place);
      const move = { fact, feeCents: fees[index] ?? cents(0), differenceCents: differences[index] ?? cents(0) };
      return index < 0 ? place : { ...place, ...dateOf(deal, place, fact), organiserMoved: false, sessionMove: null, moves: [...place.moves, move] };
    }),
  };
}

/** The first cancelled places that nobody took yet; one unless the fact names them. What the new customer pays goes to their fees in turn. */
function refilled(history: History, fact: FactOf<"place.refilled">): History {
  const open = history.places.filter((place) => place.ended?.ending.why === "cancelled" && place.refilled === null && isMeant(fact, place));
  let left: number = fact.cents ?? Number.POSITIVE_INFINITY;
  return changing(history, fact, (place) => (fact.bookings === null ? open[0] === place : open.includes(place)), (place) => {
    const taken = cents(Math.min(left, place.ended?.owedCents ?? 0));
    left -= taken;
    return { ...place, refilled: { fact, cents: taken } };
  });
}
