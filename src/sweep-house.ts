import { confirmAskDeadlines, sessionEndDeadlines } from "./features/attendance/jobs.ts";
import { resumeImports } from "./features/bank/jobs.ts";
import { calledOffAnswerDeadlines, callingOffDeadlines } from "./features/calling-off/jobs.ts";
import { creditEndDeadlines, creditReminderDeadlines } from "./features/credits/jobs.ts";
import { sweep } from "./features/deadlines/actions.ts";
import type { SweepResult } from "./features/deadlines/actions.ts";
import { eraseWithoutDeal } from "./features/erasure/actions.ts";
import { invoiceDeadlines } from "./features/invoicing/jobs.ts";
import { dealOfferDeadlines } from "./features/offers/jobs.ts";
import { forgetStrays } from "./features/mail-evidence/actions.ts";
import { collectionEndDeadlines } from "./features/mail-evidence/jobs.ts";
import { onlinePaymentDeadlines } from "./features/online-payments/jobs.ts";
import { holdDeadlines, paymentReminderDeadlines } from "./features/payments/jobs.ts";
import { sessionMoveAnswerDeadlines, sessionMoveDeadlines } from "./features/session-moves/jobs.ts";
import { forgetOld } from "./features/track-record/actions.ts";
import { advanceAllLines } from "./features/waiting-list/actions.ts";
import { offerDeadlines } from "./features/waiting-list/jobs.ts";
import type { House } from "./platform/house.ts";

/** Every kind of deadline and who decides what it means. All schedules of the house stand here. */
const handlers = {
  hold: holdDeadlines,
  "payment-reminder": paymentReminderDeadlines,
  "confirm-ask": confirmAskDeadlines,
  offer: offerDeadlines,
  "deal-offer": dealOfferDeadlines,
  "credit-end": creditEndDeadlines,
  "credit-reminder": creditReminderDeadlines,
  "session-end": sessionEndDeadlines,
  "calling-off": callingOffDeadlines,
  "called-off-answer": calledOffAnswerDeadlines,
  "session-move": sessionMoveDeadlines,
  "session-move-answer": sessionMoveAnswerDeadlines,
  invoice: invoiceDeadlines,
  "online-payment": onlinePaymentDeadlines,
  "collection-end": collectionEndDeadlines,
};

/** Does what is due at `asOf`, moves every line that has free seats, then forgets what is too old to be kept and takes up what was left halfway. */
export async function sweepHouse(house: House, asOf: Temporal.Instant): Promise<SweepResult> {
  const then = { ...house, clock: { now: () => latest(asOf, house.clock.now()) } };
  const result = await sweep(then, { asOf, handlers });
  await advanceAllLines(then, asOf);
  await forgetOld(then, asOf);
  await eraseWithoutDeal(then, asOf);
  await forgetStrays(then, asOf);
  await resumeImports(then, asOf);
  return result;
}

function latest(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}
