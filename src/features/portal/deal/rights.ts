import { isBefore } from "../../../domain/calendar/local-day.ts";
import { datedCancellationSteps } from "../../../domain/conditions/cancellation-fee.ts";
import type { DatedCancellationStep } from "../../../domain/conditions/cancellation-fee.ts";
import type { Locale } from "../../../domain/locale.ts";
import { cents } from "../../../domain/money.ts";
import type { Right as StandingRight } from "../../../domain/standing/rights.ts";
import { formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import type { Right } from "../../../ui/rights.tsx";
import { timesInWords } from "../../deal/wording.ts";
import { dealTexts } from "./deal-texts.ts";
import { isAhead } from "./facts.ts";
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

/** What the customer can still do, with what it costs until when, as the standing says. */
export function rightsOf(facts: DealFacts, locale: Locale): Right[] {
  const texts = dealTexts[locale];
  const wrong: Right = {
    title: texts.rights.wrong,
    href: `${pathOf(facts)}/dispute`,
    text: texts.rights.wrongText,
    terms: [],
    term: texts.rights.answerWithin(facts.organisation.complaint_days),
  };
  return [...substituteRight(facts, locale), ...moveRight(facts, locale), ...cancelRight(facts, locale), ...withdrawRight(facts, locale), ...planRights(facts, locale), wrong];
}

/** Where a plan was chosen that asks more, a person can be asked to look; where anything is remembered, it can be read. */
function planRights(facts: DealFacts, locale: Locale): Right[] {
  const { rights } = dealTexts[locale];
  const firmer = facts.deal.frozen.chosenPlan?.firmer === true;
  return [
    ...(firmer ? [{ title: rights.plan, href: `${pathOf(facts)}/plan`, text: rights.planText, terms: [] }] : []),
    ...(facts.organisation.track_rules !== null || firmer ? [{ title: rights.remembered, href: `${pathOf(facts)}/remembered`, text: rights.rememberedText, terms: [] }] : []),
  ];
}

function rightIn({ standing }: DealFacts, ...names: readonly StandingRight["right"][]): StandingRight | undefined {
  return standing.rights.find(({ right, who }) => who === "customer" && names.includes(right));
}

function substituteRight(facts: DealFacts, locale: Locale): Right[] {
  const right = rightIn(facts, "substitute");
  if (right?.until == null) return [];
  const { rights } = dealTexts[locale];
  return [{
    title: rights.substitute,
    href: `${pathOf(facts)}/substitute`,
    text: rights.substituteText,
    ...costs(facts, 0, { locale, until: `${rights.before} ${moment(facts, locale, right.until)}` }),
  }];
}

function moveRight(facts: DealFacts, locale: Locale): Right[] {
  const right = rightIn(facts, "move-free", "move");
  if (right?.until == null) return [];
  const { rights } = dealTexts[locale];
  const { freeTimes } = facts.deal.frozen.conditions.move;
  return [{
    title: rights.move,
    href: `${pathOf(facts)}/move`,
    text: right.right === "move-free" ? rights.moveText(timesInWords(freeTimes, locale)) : rights.moveFeeText,
    ...costs(facts, right.costCents ?? 0, { locale, until: `${rights.until} ${moment(facts, locale, right.until)}` }),
  }];
}

function cancelRight(facts: DealFacts, locale: Locale): Right[] {
  const right = rightIn(facts, "cancel");
  if (right === undefined) return [];
  const { rights } = dealTexts[locale];
  const title = rights.cancel;
  const href = `${pathOf(facts)}/cancel`;
  if (facts.deal.total_cents === 0) return [{ title, href, text: rights.cancelFreeText, terms: [], term: right.until === null ? rights.always : `${rights.before} ${moment(facts, locale, right.until)}` }];
  const text = facts.bookings.length > 1 ? rights.cancelAllText : rights.cancelText;
  const steps = right.steps ?? [];
  const terms = steps.map(({ costCents, until }) => ({
    amount: formatMoney(costCents, locale),
    until: until === null ? (steps.length === 1 && right.until !== null ? `${rights.before} ${moment(facts, locale, right.until)}` : rights.after) : `${rights.until} ${moment(facts, locale, until)}`,
  }));
  return [{ title, href, text, terms }];
}

function withdrawRight(facts: DealFacts, locale: Locale): Right[] {
  const right = rightIn(facts, "withdraw");
  if (right?.until == null) return [];
  const { rights } = dealTexts[locale];
  const until = `${rights.until} ${moment(facts, locale, right.until)}`;
  const given = right.costCents ?? 0;
  return [{
    title: rights.withdraw,
    href: `${pathOf(facts)}/withdraw`,
    ...(given === 0 ? { text: rights.withdrawText, terms: [], term: until } : { text: rights.withdrawGivenText, ...costs(facts, given, { locale, until }) }),
  }];
}

function pathOf({ deal }: DealFacts): string {
  return `/d/${deal.code}/${deal.secret}`;
}

/** A price with its end; in a free training nothing is said of money. */
function costs({ deal }: DealFacts, feeCents: number, { locale, until }: { locale: Locale; until: string }): Pick<Right, "terms" | "term"> {
  return deal.total_cents === 0 ? { terms: [], term: until } : { terms: [{ amount: formatMoney(feeCents, locale), until }] };
}

function moment({ deal }: DealFacts, locale: Locale, at: Temporal.Instant): string {
  return formatMoment(at, locale, deal.frozen.organisation.zone);
}
