import { addCents, cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** A part of the total with its own day. */
export type PaymentPart = { cents: Cents; dueOn: Temporal.PlainDate };

/** @property openCents what is left to pay of the part; nought when it is paid */
export type PartStanding = PaymentPart & { openCents: Cents };

/**
 * What is left of each part: money that came in pays the earliest day first.
 * @param parts in the order of their days; together the total of the invoice
 * @see docs/rules/invoices.md
 */
export function partsAfter(parts: readonly PaymentPart[], paidCents: number): PartStanding[] {
  let rest = paidCents;
  return parts.map((part) => {
    const used = Math.min(Math.max(rest, 0), part.cents);
    rest -= used;
    return { ...part, openCents: cents(part.cents - used) };
  });
}

/** The first part that is not paid whole; null when all are, or when there are none. */
export function firstOpenPart(parts: readonly PaymentPart[], paidCents: number): PartStanding | null {
  return partsAfter(parts, paidCents).find(({ openCents }) => openCents > 0) ?? null;
}

/**
 * Parts with a day each: those that fall due on one day are one. None when there is one day alone, which needs no parts.
 * @param parts in the order of their days
 */
export function partsByDay(parts: readonly PaymentPart[]): PaymentPart[] {
  const days = [...Map.groupBy(parts, ({ dueOn }) => dueOn.toString()).values()];
  if (days.length < 2) return [];
  return days.flatMap((ofDay) => ofDay.slice(0, 1).map(({ dueOn }) => ({ dueOn, cents: addCents(...ofDay.map((part) => part.cents)) })));
}
