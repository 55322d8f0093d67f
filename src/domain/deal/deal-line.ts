import { isBefore } from "../calendar/local-day.ts";
import type { DatedCancellationStep } from "../conditions/cancellation-fee.ts";

/** How firm the deal is from a moment on: not yet a deal, free to leave, leaving costs a part, leaving costs all. */
export type Bond = "open" | "free" | "half" | "full";

export type LinePoint = {
  what: "now" | "order" | "confirmation" | "pay" | "free-until" | "part-until" | "withdraw-until" | "start" | "pay-after";
  /** Null before there is an order: "as soon as you like". */
  at: Temporal.Instant | null;
  bond: Bond | null;
  /** What cancelling costs from this moment on; null where it makes no sense to say so. */
  cancelCents: number | null;
  /** Which part of the price falls due here. */
  payCents: number | null;
  done: boolean;
};

/**
 * The moments of a deal in order, each with how firm the deal is from then on: at most seven, and one for each
 * further part of the price and each cancellation step that ends before the start.
 * @param deal.orderedAt null while the customer still looks around
 */
export function dealLine(deal: {
  now: Temporal.Instant;
  orderedAt: Temporal.Instant | null;
  payments: readonly { cents: number; dueAt: Temporal.Instant; paid: boolean }[];
  steps: readonly DatedCancellationStep[];
  totalCents: number;
  startsAt: Temporal.Instant;
  withdrawUntil: Temporal.Instant | null;
}): LinePoint[] {
  const { now, orderedAt, startsAt, totalCents } = deal;
  const feeAt = (moment: Temporal.Instant) => feeAfter(deal.steps, moment);
  const point = (what: LinePoint["what"], at: Temporal.Instant): LinePoint => {
    const fee = what === "start" || what === "pay-after" ? null : feeAt(at);
    return { what, at, bond: fee === null ? null : bondOf(fee, totalCents), cancelCents: fee, payCents: null, done: !isBefore(now, at) };
  };
  const payments = deal.payments.map(({ cents, dueAt, paid }) => ({
    ...point(isBefore(startsAt, dueAt) ? "pay-after" : "pay", dueAt),
    payCents: cents,
    done: paid,
  }));
  const steps = deal.steps.flatMap((step) =>
    step.until === null || isBefore(step.until, orderedAt ?? now) ? [] : [point(step.feeBasisPoints === 0 ? "free-until" : "part-until", step.until)],
  );
  const withdrawal = deal.withdrawUntil === null || isBefore(startsAt, deal.withdrawUntil) ? [] : [point("withdraw-until", deal.withdrawUntil)];
  const dated = [...payments, ...steps, ...withdrawal, point("start", startsAt)].sort(byTime);
  const here: LinePoint = { what: "now", at: now, bond: orderedAt === null ? "open" : null, cancelCents: null, payCents: null, done: false };
  if (orderedAt === null) {
    const fee = feeAt(now);
    const soon = { at: null, payCents: null, done: false };
    return [
      here,
      { what: "order", bond: "open", cancelCents: null, ...soon },
      { what: "confirmation", bond: bondOf(fee, totalCents), cancelCents: fee, ...soon },
      ...dated,
    ];
  }
  const ordered: LinePoint = { ...point("order", orderedAt), bond: "open", cancelCents: null, done: true };
  const confirmed: LinePoint = { ...point("confirmation", orderedAt), cancelCents: null, done: true };
  const fee = feeAt(now);
  const started = !isBefore(now, startsAt);
  const present: LinePoint = started ? here : { ...here, bond: bondOf(fee, totalCents), cancelCents: fee };
  const past = dated.filter((one) => one.at !== null && !isBefore(now, one.at));
  return [ordered, confirmed, ...past, present, ...dated.filter((one) => !past.includes(one))];
}

function feeAfter(steps: readonly DatedCancellationStep[], moment: Temporal.Instant): number {
  const step = steps.find((candidate) => candidate.until === null || isBefore(moment, candidate.until)) ?? steps.at(-1);
  return step?.feeCents ?? 0;
}

function bondOf(feeCents: number, totalCents: number): Bond {
  if (feeCents === 0) return "free";
  return feeCents >= totalCents ? "full" : "half";
}

function byTime(a: LinePoint, b: LinePoint): number {
  if (a.at === null || b.at === null) return Number(b.at === null) - Number(a.at === null);
  return Temporal.Instant.compare(a.at, b.at);
}
