import { datedCancellationSteps } from "../../../domain/conditions/cancellation-fee.ts";
import { dealLine } from "../../../domain/deal/deal-line.ts";
import type { LinePoint } from "../../../domain/deal/deal-line.ts";
import { withdrawUntil } from "../../../domain/deal/withdrawal.ts";
import { cents } from "../../../domain/money.ts";
import type { LinePart, Part } from "../letter.ts";
import type { DealMail } from "./words.ts";

/**
 * The moments of a deal as they lie ahead when it is concluded; nothing for a free training. Leaving a held place costs
 * nothing as long as it is not paid for: letting it lapse would not either.
 */
export function dealLineParts(mail: DealMail, place: "held" | "confirmed"): Part[] {
  const { deal, words } = mail;
  const { frozen, customer, formed_at: formedAt } = deal;
  if (deal.total_cents === 0) return [];
  const startsAt = Temporal.Instant.from(frozen.session.startsAt);
  const zone = frozen.organisation.zone;
  const steps = datedCancellationSteps({ conditions: frozen.conditions, kind: customer.kind, startsAt, zone, totalCents: cents(deal.total_cents) });
  const points = dealLine({
    now: formedAt,
    orderedAt: formedAt,
    payments: frozen.schedule.map((part) => ({ cents: part.cents, dueAt: Temporal.Instant.from(part.dueAt), paid: false })),
    steps,
    totalCents: deal.total_cents,
    startsAt,
    withdrawUntil: customer.kind === "consumer" ? withdrawUntil(formedAt, zone) : null,
  });
  const feeNow = place === "held" ? 0 : (points.find(({ what }) => what === "now")?.cancelCents ?? 0);
  const shown = points.filter(({ what }) => what !== "now" && what !== "order");
  const context = { mail, place, steps, feeNow, firstPriced: shown.find(({ cancelCents }) => (cancelCents ?? 0) > 0) };
  return [
    { kind: "heading", text: words.texts.headings.line },
    { kind: "motto", text: words.texts.motto },
    { kind: "line", points: shown.map((point) => linePart(point, context)) },
  ];
}

type Context = {
  mail: DealMail;
  place: "held" | "confirmed";
  steps: ReturnType<typeof datedCancellationSteps>;
  feeNow: number;
  firstPriced: LinePoint | undefined;
};

function linePart(point: LinePoint, context: Context): LinePart {
  const { deal, words } = context.mail;
  const { name, text } = wordsAt(point, context);
  const bond = point.what === "confirmation" && context.place === "held" ? "free" : point.bond;
  return { name, text, moment: words.moment(point.at ?? deal.formed_at), bond };
}

function wordsAt(point: LinePoint, context: Context): Pick<LinePart, "name" | "text"> {
  const { mail: { deal, words }, feeNow } = context;
  const { line } = words.texts;
  const { conditions } = deal.frozen;
  const { kind } = deal.customer;
  switch (point.what) {
    case "now":
    case "order":
    case "confirmation":
      return { name: line.confirmed, text: line.cancelNow(words.money(feeNow)) };
    case "pay":
      return payWords(point, context);
    case "pay-after":
      return { name: line.payAfter, text: line.pays(words.money(point.payCents ?? 0)) };
    case "free-until":
    case "part-until": {
      const name = point.what === "free-until" ? line.freeUntil : line.partUntil(words.percent(shareAt(point, context)));
      const refilled = conditions.refundIfRefilled && point === context.firstPriced ? line.refilled : "";
      const substitute = conditions.substitute && refilled === "" ? line.substitute[kind] : "";
      return { name, text: joined(line.cancelAfter(words.money(point.cancelCents ?? 0)), refilled, substitute) };
    }
    case "withdraw-until":
      return { name: line.withdrawUntil, text: line.withdraw };
    case "start": {
      const { payment } = conditions;
      const depositBack = payment.mode === "deposit" && payment.returnsOnAttendance ? line.depositBack : "";
      return { name: line.start, text: joined(conditions.substitute ? line.comes[kind] : line.comesAlone, depositBack, line.calledOff) };
    }
    default:
      return point.what satisfies never;
  }
}

function payWords(point: LinePoint, { mail: { deal, words }, place, feeNow }: Context): Pick<LinePart, "name" | "text"> {
  const { line } = words.texts;
  const { schedule } = deal.frozen;
  const index = schedule.findIndex(({ dueAt }) => point.at !== null && Temporal.Instant.from(dueAt).equals(point.at));
  const part = schedule[index];
  const name = part?.name === "part" ? line.payPart(index + 1, schedule.length) : line.pay[part?.name ?? "whole"];
  const fee = point.cancelCents ?? 0;
  const cancelling = fee === feeNow ? line.cancelStill(words.money(fee)) : line.cancelAfter(words.money(fee));
  const releases = place === "held" && part?.lapseAt != null ? line.releases(deal.frozen.price.places) : "";
  return { name, text: joined(line.pays(words.money(point.payCents ?? 0)), cancelling, releases) };
}

function shareAt(point: LinePoint, { steps }: Context): number {
  return steps.find(({ until }) => until !== null && point.at !== null && until.equals(point.at))?.feeBasisPoints ?? 0;
}

function joined(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
