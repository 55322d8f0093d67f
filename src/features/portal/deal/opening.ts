import { takesSeat } from "../../../domain/booking/place.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatList, formatMoment, formatMoney, formatNumber } from "../../../platform/i18n/format.ts";
import type { Piece } from "../frame/sentence.tsx";
import { nextDue } from "../../../domain/deal/next-due.ts";
import { freeCancellationUntil } from "./rights.ts";
import { nextMeetingOf, startOf } from "./facts.ts";
import type { DealFacts } from "./facts.ts";
import { openingTexts } from "./opening-texts.ts";
import type { OpeningTexts } from "./opening-texts.ts";

/** The top of a deal's page: the first sentence, the soft words under it, and the one thing to do. */
export type DealOpening = {
  pieces: readonly Piece[];
  notes: readonly string[];
  action: "pay" | "choose" | "again" | "other-date" | null;
};

export function dealOpening(facts: DealFacts, locale: Locale): DealOpening {
  const texts = openingTexts[locale];
  const opening = openingOf(facts, texts, locale);
  return { ...opening, notes: [...opening.notes, ...tooMuchNote(facts, texts, locale), ...refundNote(facts, texts, locale), ...endedNote(facts, texts, locale)] };
}

function openingOf(facts: DealFacts, texts: OpeningTexts, locale: Locale): DealOpening {
  switch (facts.leading) {
    case "held":
      return heldOpening(facts, texts, locale);
    case "confirmed":
    case "offered":
    case "waiting":
      return confirmedOpening(facts, texts, locale);
    case "completed":
      return completedOpening(facts, texts);
    case "released":
      return releasedOpening(facts, texts, locale);
    case "called-off": {
      const ended = endedOpening(facts, texts, facts.leading);
      return facts.calledOff?.answer === null ? { ...ended, action: "other-date" } : ended;
    }
    case "cancelled":
    case "withdrawn":
    case "moved":
      return endedOpening(facts, texts, facts.leading);
    default:
      return facts.leading satisfies never;
  }
}

function heldOpening(facts: DealFacts, texts: OpeningTexts, locale: Locale): DealOpening {
  const due = nextDue(facts);
  const counted = count(facts, locale);
  if (due === null) return { pieces: texts.confirmedOpen({ ...counted, startsAt: nextMeetingOf(facts) }), notes: [], action: null };
  const { paidCents } = facts.money;
  const pieces = due.late ? texts.heldLate({ ...counted, ...due }) : paidCents > 0 ? texts.heldPart({ ...counted, ...due, paidCents }) : texts.held({ ...counted, ...due });
  const unpaid = due.lapses ? texts.notes.releases(counted) : texts.notes.keeps(counted);
  return { pieces, notes: [[unpaid, ...freeUntil(facts, texts, locale)].join(" ")], action: "pay" };
}

function confirmedOpening(facts: DealFacts, texts: OpeningTexts, locale: Locale): DealOpening {
  const due = nextDue(facts);
  const counted = count(facts, locale);
  const notes = freeUntil(facts, texts, locale);
  if (due !== null) return { pieces: due.late ? texts.owesLate({ ...counted, ...due }) : texts.owes({ ...counted, ...due }), notes, action: "pay" };
  const sentence = facts.deal.total_cents === 0 ? texts.free : texts.paid;
  return { pieces: sentence({ ...counted, startsAt: nextMeetingOf(facts) }), notes, action: null };
}

function completedOpening(facts: DealFacts, texts: OpeningTexts): DealOpening {
  const due = nextDue(facts);
  if (due === null) return { pieces: [facts.deal.total_cents === 0 ? texts.completedFree : texts.completed], notes: [], action: null };
  const owed = { places: facts.places, words: "", ...due };
  return { pieces: due.late ? texts.completedOwesLate(owed) : texts.completedOwes(owed), notes: [], action: "pay" };
}

function releasedOpening(facts: DealFacts, texts: OpeningTexts, locale: Locale): DealOpening {
  const { late, deal } = facts;
  if (late === null) {
    const [first] = deal.frozen.schedule;
    const dueAt = Temporal.Instant.from(first?.dueAt ?? deal.frozen.session.startsAt);
    return { pieces: texts.released({ ...count(facts, locale), dueAt }), notes: [texts.notes.signUpAgain], action: "again" };
  }
  switch (late.choice) {
    case null:
      return { pieces: texts.lateMoney(late), notes: [], action: "choose" };
    case "front-of-line":
      return { pieces: isOver(facts) ? texts.frontTooLate(late) : texts.frontOfLine(late), notes: [], action: null };
    case "other-date":
      return { pieces: texts.otherDate(late), notes: [], action: null };
    case "credit":
      return { pieces: texts.credit(late), notes: [], action: null };
    case "refund":
      return { pieces: late.settled_at === null ? texts.refund(late) : texts.refunded(late), notes: [], action: null };
    default:
      return late.choice satisfies never;
  }
}

function endedOpening(facts: DealFacts, texts: OpeningTexts, ended: keyof OpeningTexts["ended"]): DealOpening {
  const { openCents, overCents, paidCents } = facts.money;
  const said = texts.ended[ended];
  if (openCents > 0) return { pieces: [said, ...texts.endedOwes({ cents: openCents })], notes: [], action: "pay" };
  if (overCents > 0) return { pieces: [said, ...texts.endedRefund({ cents: overCents })], notes: [], action: null };
  return { pieces: [`${said}${paidCents > 0 ? texts.endedSettled : texts.endedNothing}`], notes: [], action: null };
}

function isOver(facts: DealFacts): boolean {
  return Temporal.Instant.compare(startOf(facts), facts.now) <= 0;
}

/** How many places the sentence is about, in figures and in words. */
function count({ places }: DealFacts, locale: Locale): { places: number; words: string } {
  return { places, words: formatNumber(places, locale) };
}

function freeUntil(facts: DealFacts, texts: OpeningTexts, locale: Locale): string[] {
  const until = freeCancellationUntil(facts);
  return until === null ? [] : [texts.notes.freeUntil(formatMoment(until, locale, facts.deal.frozen.organisation.zone))];
}

/** By when money is back, each part by its own day: what came with a later step has a later one. */
function refundNote({ deal, money, standing, refundAccount }: DealFacts, texts: OpeningTexts, locale: Locale): string[] {
  if (money.overCents === 0) return [];
  const parts = standing.duties.flatMap(({ duty, by, cents }) => (duty === "refund" && by !== null ? [{ moment: formatMoment(by, locale, deal.frozen.organisation.zone), cents: cents ?? 0 }] : []));
  const [only, ...more] = parts;
  if (only === undefined) return [];
  if (more.length === 0) return [texts.notes.refundBy(only.moment, refundAccount !== null)];
  return [texts.notes.refundParts(formatList(parts.map(({ cents, moment }) => texts.notes.refundPart(formatMoney(cents, locale), moment)), locale), refundAccount !== null)];
}

/** Only where a place stands: elsewhere the sentence itself speaks of the money. */
function tooMuchNote({ money, leading }: DealFacts, texts: OpeningTexts, locale: Locale): string[] {
  if (money.overCents === 0 || !takesSeat(leading)) return [];
  return [texts.notes.paidTooMuch(formatMoney(money.overCents, locale))];
}

/** Some places stand and others do not: the sentence is about the first, this about the others. */
function endedNote({ bookings, leading }: DealFacts, texts: OpeningTexts, locale: Locale): string[] {
  const others = bookings.filter((booking) => booking.place !== leading).length;
  if (others === 0) return [];
  const words = formatNumber(others, locale);
  return [texts.notes.partEnded(words.charAt(0).toUpperCase() + words.slice(1), others)];
}
