import { isDayBefore } from "../calendar/day-order.ts";
import { isBefore, localDateOf } from "../calendar/local-day.ts";
import { withdrawalEnds } from "../standing/leaving.ts";
import type { StandingDeal } from "../standing/standing-deal.ts";

/** A statement on paper or in a mail: the day on which it came in, and the one on which it was sent, where that is known. */
export type LetterDays = { receivedOn: Temporal.PlainDate; sentOn: Temporal.PlainDate | null };

export type LetterProblem = "in-future" | "before-order" | "sent-after-received";

/** What is wrong with the days; null when nothing is. */
export function whyNotLetter({ receivedOn, sentOn }: LetterDays, { formedAt, zone }: Pick<StandingDeal, "formedAt" | "zone">, now: Temporal.Instant): LetterProblem | null {
  if (isDayBefore(localDateOf(now, zone), receivedOn)) return "in-future";
  if (isDayBefore(receivedOn, localDateOf(formedAt, zone))) return "before-order";
  return sentOn !== null && isDayBefore(receivedOn, sentOn) ? "sent-after-received" : null;
}

/**
 * From when a statement by letter or mail counts. The hour is not known: it is the beginning of the day on which it came in, for in
 * doubt nothing was given yet that day; never before the order. Sent within the time and received after it, it is in time: it counts on
 * the last day.
 * @see docs/rules/withdrawal.md  art. 6:230o BW, art. 11 lid 2 Directive 2011/83/EU
 */
export function letterCountsFrom({ receivedOn, sentOn }: LetterDays, deal: Pick<StandingDeal, "formedAt" | "zone" | "withdrawalInformed">): Temporal.Instant {
  const { formedAt, zone } = deal;
  const lastDay = localDateOf(withdrawalEnds(deal), zone);
  const sentInTime = sentOn !== null && !isDayBefore(lastDay, sentOn);
  const day = isDayBefore(lastDay, receivedOn) && sentInTime ? lastDay : receivedOn;
  const begins = day.toZonedDateTime(zone).toInstant();
  return isBefore(begins, formedAt) ? formedAt : begins;
}
