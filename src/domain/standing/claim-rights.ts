import { isDayBefore } from "../calendar/day-order.ts";
import { isBefore, localDateOf } from "../calendar/local-day.ts";
import { isOnlyHeld } from "./leaving.ts";
import { firstStart, placesAhead } from "./rights.ts";
import type { Right } from "./rights.ts";
import type { Known } from "./standing.ts";

/** What the organiser may do now. While the customer disputes the deal nothing is claimed. */
export function claimOf(known: Known): Right[] {
  const { amounts } = known;
  const start = firstStart(placesAhead(known));
  const callOff: Right[] = start === null ? [] : [{ right: "call-off", who: "organiser", until: start, why: "called-off", costCents: null }];
  if (amounts.disputed) return callOff;
  return [...overdueRights(known), ...releaseRight(known), ...callOff];
}

/** A notice that came before anything was late is none, and it asks for nothing that was late only after it: another may be sent. */
function overdueRights({ deal, amounts, claim: { charged, notices, dues }, asOf }: Known): Right[] {
  if (amounts.overdueCents === 0) return [];
  const consumer = deal.kind === "consumer";
  const interest: Right[] = charged ? [{ right: "claim-interest-and-costs", who: "organiser", until: null, why: consumer ? "art. 6:119 BW" : "art. 6:119a BW", costCents: null }] : [];
  const today = localDateOf(asOf, deal.zone);
  const unnamed = dues.some(({ cents, graceOn }) => cents > 0 && isDayBefore(graceOn, today) && !notices.some(({ deliveredOn }) => isDayBefore(graceOn, deliveredOn)));
  const notice: Right[] = unnamed ? [{ right: "send-notice", who: "organiser", until: null, why: consumer ? "art. 6:96 lid 6 BW" : "art. 6:82 BW", costCents: null }] : [];
  return [{ right: "claim-payment", who: "organiser", until: null, why: "payment", costCents: null }, ...interest, ...notice];
}

/** A place that is only held may be passed on from the moment at which it lapses until it begins. */
function releaseRight({ deal, history, asOf }: Known): Right[] {
  const lapseAt = deal.schedule[0]?.lapseAt ?? null;
  const start = firstStart(placesAhead({ history, asOf }));
  if (lapseAt === null || start === null || isBefore(asOf, lapseAt) || !isOnlyHeld(deal, history)) return [];
  return [{ right: "release-places", who: "organiser", until: start, why: "payment.onLapse", costCents: null }];
}
