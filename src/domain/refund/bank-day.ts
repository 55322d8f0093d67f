import { isWorkingDay } from "../calendar/working-days.ts";

/**
 * The first day after `date` on which banks carry out transfers: a working day on which TARGET is open too, which is closed on 1 May.
 * @see docs/rules/refunds.md
 */
export function nextBankDay(date: Temporal.PlainDate): Temporal.PlainDate {
  const next = date.add({ days: 1 });
  return isWorkingDay(next) && !(next.month === 5 && next.day === 1) ? next : nextBankDay(next);
}
