import { endOfLocalDay, isBefore, localDateOf } from "../../../domain/calendar/local-day.ts";
import { datedCancellationSteps } from "../../../domain/conditions/cancellation-fee.ts";
import type { DatedCancellationStep } from "../../../domain/conditions/cancellation-fee.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import { withdrawUntil } from "../../../domain/deal/withdrawal.ts";
import type { Locale } from "../../../domain/locale.ts";
import { cents } from "../../../domain/money.ts";
import { formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import type { Right } from "../../../ui/rights.tsx";
import { timesInWords } from "../../deal/wording.ts";
import { dealTexts } from "./deal-texts.ts";
import type { DealTexts } from "./deal-texts.ts";
import { isAhead, startOf } from "./facts.ts";
import type { DealFacts } from "./facts.ts";

/** The cancellation steps of a deal as they were frozen, with amounts for all its places together. */
export function frozenSteps({ deal }: Pick<DealFacts, "deal">): DatedCancellationStep[] {
  const { frozen, customer } = deal;
  return datedCancellationSteps({
    conditions: frozen.conditions,
    kind: customer.kind,
    startsAt: Temporal.Instant.from(frozen.session.startsAt),
    zone: frozen.organisation.zone,
    totalCents: cents(deal.total_cents),
  });
}

/** Until when cancelling is free; null when it costs something already, or always is free. */
export function freeCancellationUntil(facts: DealFacts): Temporal.Instant | null {
  if (facts.deal.total_cents === 0 || facts.elsewhere || !isAhead(facts)) return null;
  const step = frozenSteps(facts).find(({ feeCents, until }) => feeCents === 0 && until !== null && !isBefore(until, facts.now));
  return step?.until ?? null;
}

/** What the customer can still do, with what it costs until when, from the frozen conditions. */
export function rightsOf(facts: DealFacts, locale: Locale): Right[] {
  const texts = dealTexts[locale];
  const wrong: Right = {
    title: texts.rights.wrong,
    href: `/d/${facts.deal.code}/${facts.deal.secret}/dispute`,
    text: texts.rights.wrongText,
    terms: [],
    term: texts.rights.answerWithin(facts.organisation.complaint_days),
  };
  if (!isAhead(facts)) return [wrong];
  return [...substituteRight(facts, locale), ...moveRight(facts, locale), cancelRight(facts, locale), ...withdrawRight(facts, locale), wrong];
}

function substituteRight(facts: DealFacts, locale: Locale): Right[] {
  if (!facts.deal.frozen.conditions.substitute) return [];
  const texts = dealTexts[locale];
  const { rights } = texts;
  return [{
    title: rights.substitute,
    href: mailTo(facts, texts)("substitute"),
    text: rights.substituteText,
    ...costs(facts, 0, { locale, until: `${rights.before} ${moment(facts, locale, startOf(facts))}` }),
  }];
}

function moveRight(facts: DealFacts, locale: Locale): Right[] {
  const { move } = facts.deal.frozen.conditions;
  const zone = facts.deal.frozen.organisation.zone;
  const until = endOfLocalDay(localDateOf(startOf(facts), zone).subtract({ days: move.untilDaysBefore }), zone);
  if (facts.elsewhere || isBefore(until, facts.now) || (move.freeTimes === 0 && move.feeCents === 0)) return [];
  const texts = dealTexts[locale];
  const { rights } = texts;
  const times = timesInWords(move.freeTimes, locale);
  return [{
    title: rights.move,
    href: mailTo(facts, texts)("move"),
    text: move.freeTimes > 0 ? rights.moveText(times) : rights.moveFeeText,
    ...costs(facts, move.freeTimes > 0 ? 0 : move.feeCents, { locale, until: `${rights.until} ${moment(facts, locale, until)}` }),
  }];
}

function cancelRight(facts: DealFacts, locale: Locale): Right {
  const texts = dealTexts[locale];
  const { rights } = texts;
  const title = rights.cancel;
  const href = mailTo(facts, texts)("cancel");
  if (facts.deal.total_cents === 0) return { title, href, text: rights.cancelFreeText, terms: [], term: rights.always };
  if (facts.elsewhere) return { title, href, text: rights.cancelText, terms: [] };
  const open = frozenSteps(facts).filter(({ until }) => until === null || !isBefore(until, facts.now));
  const terms = open.map(({ feeCents, until }) => ({
    amount: formatMoney(feeCents, locale),
    until: until === null ? (open.length === 1 ? rights.always : rights.after) : `${rights.until} ${moment(facts, locale, until)}`,
  }));
  return { title, href, text: facts.bookings.length > 1 ? rights.cancelAllText : rights.cancelText, terms };
}

function withdrawRight(facts: DealFacts, locale: Locale): Right[] {
  const { deal, now } = facts;
  if (deal.customer.kind !== "consumer" || deal.total_cents === 0) return [];
  const until = withdrawUntil(deal.formed_at, deal.frozen.organisation.zone);
  if (isBefore(until, now)) return [];
  const texts = dealTexts[locale];
  const { rights } = texts;
  return [{
    title: rights.withdraw,
    href: mailTo(facts, texts)("withdraw"),
    text: rights.withdrawText,
    terms: [{ amount: formatMoney(0, locale), until: `${rights.until} ${moment(facts, locale, until)}` }],
  }];
}

/** A price with its end; in a free training nothing is said of money. */
function costs({ deal }: DealFacts, feeCents: number, { locale, until }: { locale: Locale; until: string }): Pick<Right, "terms" | "term"> {
  return deal.total_cents === 0 ? { terms: [], term: until } : { terms: [{ amount: formatMoney(feeCents, locale), until }] };
}

function mailTo({ deal, organisation }: DealFacts, { rights }: DealTexts) {
  return (about: keyof DealTexts["rights"]["mail"]) =>
    `mailto:${organisation.email}?subject=${encodeURIComponent(rights.subject(formatCode(deal.code), rights.mail[about]))}`;
}

function moment({ deal }: DealFacts, locale: Locale, at: Temporal.Instant): string {
  return formatMoment(at, locale, deal.frozen.organisation.zone);
}
