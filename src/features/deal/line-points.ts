import type { DatedCancellationStep } from "../../domain/conditions/cancellation-fee.ts";
import { endOfLocalDay, isBefore, localDateOf } from "../../domain/calendar/local-day.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import type { CustomerKind } from "../../domain/customer-kind.ts";
import { dealLine } from "../../domain/deal/deal-line.ts";
import type { LinePoint } from "../../domain/deal/deal-line.ts";
import type { FrozenPart } from "../../domain/deal/frozen-deal.ts";
import type { Locale } from "../../domain/locale.ts";
import { formatMoney, formatNumber, formatPercent } from "../../platform/i18n/format.ts";
import { momentText } from "../../platform/i18n/moment-text.ts";
import type { DealLinePoint } from "../../ui/deal-line.tsx";
import { lineTexts } from "./texts.ts";
import type { LineTexts } from "./texts.ts";

/** What the words on the line depend on, besides the moments themselves. */
export type LineContext = {
  stage: "looking" | "reviewing" | "offered" | "ordered";
  locale: Locale;
  zone: string;
  kind: CustomerKind;
  places: number;
  totalCents: number;
  place: "held" | "confirmed";
  schedule: readonly Pick<FrozenPart, "name" | "cents" | "dueAt" | "lapseAt">[];
  steps: readonly DatedCancellationStep[];
  conditions: Conditions;
  startsAt: Temporal.Instant;
  /** On how many days there is training. */
  days: number;
};

/**
 * The whole line of a quote or a deal: its moments from the rules, its words from the texts.
 * @param line.orderedAt null while nothing is ordered
 */
export function dealLineInWords(
  line: LineContext & {
    now: Temporal.Instant;
    orderedAt: Temporal.Instant | null;
    paidCents: number;
    withdrawUntil: Temporal.Instant | null;
  },
): DealLinePoint[] {
  const free = line.totalCents === 0;
  const points = dealLine({
    now: line.now,
    orderedAt: line.orderedAt,
    payments: line.schedule.map((part, index) => ({
      cents: part.cents,
      dueAt: Temporal.Instant.from(part.dueAt),
      paid: line.paidCents >= upTo(line.schedule, index),
    })),
    steps: free ? [] : line.steps,
    totalCents: line.totalCents,
    startsAt: line.startsAt,
    withdrawUntil: free ? null : line.withdrawUntil,
  });
  return dealLinePoints(points, line);
}

/** Gives each moment of a deal line its words. */
export function dealLinePoints(points: readonly LinePoint[], context: LineContext): DealLinePoint[] {
  return points.map((point) => {
    const words = wordsOf(point, { ...context, points });
    return {
      name: words.name,
      moment: point.at === null ? (words.soon ?? "") : momentText(point.at, context.locale, context.zone),
      now: point.what === "now",
      done: point.done,
      bond: point.bond,
      price: priceOf(point, context),
      you: words.you,
      we: words.we,
    };
  });
}

type PointWords = { name: string; soon?: string | undefined; you?: string | undefined; we?: string | undefined };
type Full = LineContext & { points: readonly LinePoint[] };

function wordsOf(point: LinePoint, context: Full): PointWords {
  const texts = lineTexts[context.locale];
  switch (point.what) {
    case "now":
      return { name: texts.now, you: youNow(point, context, texts) };
    case "order":
      return orderWords(point, context, texts);
    case "confirmation":
      return confirmationWords(point, context, texts);
    case "pay":
    case "pay-after":
      return payWords(point, context, texts);
    case "free-until":
    case "part-until":
      return cancelWords(point, context, texts);
    case "withdraw-until":
      return { name: texts.withdrawUntil, you: texts.you.withdraws, we: texts.we.refundWithdrawal };
    case "start":
      return startWords(context, texts);
    default:
      return point.what satisfies never;
  }
}

function youNow(point: LinePoint, context: Full, texts: LineTexts): string | undefined {
  if (context.stage === "looking") return texts.you.looks;
  if (context.stage === "reviewing") return texts.you.reviews;
  if (context.stage === "offered") return texts.you.chooses;
  const now = point.at;
  if (now === null || !isBefore(now, context.startsAt)) return undefined;
  const owes = context.points.some((one) => one.payCents !== null && !one.done);
  if (mayMoveFree(context, now)) return owes ? texts.you.mayPay : texts.you.mayMove;
  return owes ? texts.you.mayPayOrCancel : texts.you.mayCancel;
}

function orderWords(point: LinePoint, context: Full, texts: LineTexts): PointWords {
  const what = placesInWords(context, texts);
  if (context.stage === "ordered") return { name: texts.order, you: texts.you.ordered(what) };
  return {
    name: texts.order,
    soon: point.at === null ? texts.asSoonAs[context.stage] : undefined,
    you: context.stage === "looking" ? texts.you.pressesButton : texts.you.orders(what),
  };
}

function confirmationWords(point: LinePoint, context: Full, texts: LineTexts): PointWords {
  const name = texts.confirmation;
  const held = context.place === "held";
  const what = placesInWords(context, texts);
  if (point.done) return { name, we: held ? texts.we.mailedAndHold(what) : texts.we.mailed };
  const you = held ? texts.you.holdsAndPays(context) : texts.you.holds(what);
  return { name, soon: texts.withinAMinute, you, we: texts.we.mail };
}

function payWords(point: LinePoint, context: Full, texts: LineTexts): PointWords {
  const index = context.schedule.findIndex((one) => point.at !== null && Temporal.Instant.from(one.dueAt).equals(point.at));
  const part = context.schedule[index];
  const last = index === context.schedule.length - 1;
  const name = part?.name === "part" ? texts.payPart(index + 1, context.schedule.length) : texts.pay[part?.name ?? "whole"];
  const amount = formatMoney(point.payCents ?? 0, context.locale);
  if (point.done) return { name, you: texts.you.paid(amount) };
  if (point.what === "pay-after") return { name, you: texts.you.paysAfterwards(amount) };
  if (index > 0) return { name, you: last ? texts.you.hasPaidRest : texts.you.hasPaidPart };
  const we = part?.lapseAt == null ? texts.we.keep(context) : texts.we.release(context);
  return { name, you: texts.you.hasPaid(context), we };
}

function cancelWords(point: LinePoint, context: Full, texts: LineTexts): PointWords {
  const { kind, conditions } = context;
  const free = point.what === "free-until";
  const name = free ? texts.freeUntil : texts.partUntil(shareAt(point, context));
  const highest = Math.max(...context.steps.map((step) => step.feeCents));
  const neverMore = kind === "consumer" && point.cancelCents === highest && highest < context.totalCents;
  const sends = kind === "company" ? texts.you.sends : texts.you.sendsSomebody;
  const youMay = point.at !== null && mayMoveFree(context, point.at) && free ? texts.you.movesFree : conditions.substitute ? sends : undefined;
  const firstPriced = context.points.find((one) => one.cancelCents !== null && one.cancelCents > 0);
  return {
    name,
    you: neverMore ? texts.you.neverMore : youMay,
    we: conditions.refundIfRefilled && point === firstPriced ? texts.we.refundIfRefilled : undefined,
  };
}

function startWords(context: Full, texts: LineTexts): PointWords {
  const comes = context.kind === "company" ? texts.you.comesOrColleague : texts.you.comesOrSomebody;
  const days = texts.days(formatNumber(context.days, context.locale), context.days);
  return {
    name: texts.start,
    you: context.conditions.substitute ? comes : texts.you.comes,
    we: returnsDeposit(context) ? `${texts.we.train(days, true)} ${texts.we.returnDeposit}` : texts.we.train(days, context.totalCents > 0),
  };
}

function returnsDeposit({ conditions: { payment }, totalCents }: LineContext): boolean {
  return payment.mode === "deposit" && payment.returnsOnAttendance && totalCents > 0;
}

function priceOf(point: LinePoint, { locale, totalCents }: LineContext): DealLinePoint["price"] {
  if (point.cancelCents === null || totalCents === 0) return null;
  const texts = lineTexts[locale];
  return { label: point.what === "now" ? texts.cancelNow : texts.cancelAfter, amount: formatMoney(point.cancelCents, locale) };
}

/** What the step that ends here costs, as a share. */
function shareAt(point: LinePoint, { steps, locale }: LineContext): string {
  const step = steps.find(({ until }) => until !== null && point.at !== null && until.equals(point.at));
  return formatPercent(step?.feeBasisPoints ?? 0, locale);
}

function placesInWords({ places, locale }: LineContext, texts: LineTexts): string {
  return texts.places(formatNumber(places, locale), { places });
}

function mayMoveFree({ conditions, startsAt, zone }: LineContext, at: Temporal.Instant): boolean {
  const { freeTimes, untilDaysBefore } = conditions.move;
  const until = endOfLocalDay(localDateOf(startsAt, zone).subtract({ days: untilDaysBefore }), zone);
  return freeTimes > 0 && !isBefore(until, at);
}

function upTo(schedule: LineContext["schedule"], index: number): number {
  return schedule.slice(0, index + 1).reduce((sum, part) => sum + part.cents, 0);
}
