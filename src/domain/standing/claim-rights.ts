import { isBefore } from "../calendar/local-day.ts";
import { isOnlyHeld } from "./history.ts";
import { stands } from "./places.ts";
import { firstStart, placesAhead } from "./rights.ts";
import type { Right } from "./rights.ts";
import type { Known } from "./standing.ts";

/** What the organiser may do now. While the customer disputes the deal nothing is claimed. */
export function claimOf(known: Known): Right[] {
  const { deal, history, amounts, asOf } = known;
  const start = firstStart(placesAhead(known));
  const callOff: Right[] = start === null ? [] : [{ right: "call-off", who: "organiser", until: start, why: "called-off", costCents: null }];
  if (amounts.disputed) return callOff;
  return [...overdueRights(known), ...releaseRight({ deal, history, asOf }), ...callOff];
}

function overdueRights({ deal, history, amounts }: Known): Right[] {
  if (amounts.overdueCents === 0) return [];
  const law = deal.kind === "consumer" ? "art. 6:119 BW" : "art. 6:119a BW";
  const claimed = deal.conditions.lateCharges === "by-law" || history.notices.length > 0;
  return [
    { right: "claim-payment", who: "organiser", until: null, why: "payment", costCents: null },
    ...(claimed ? [{ right: "claim-interest-and-costs", who: "organiser", until: null, why: law, costCents: null } satisfies Right] : []),
    ...(history.notices.length === 0 ? [{ right: "send-notice", who: "organiser", until: null, why: deal.kind === "consumer" ? "art. 6:96 lid 6 BW" : "art. 6:82 BW", costCents: null } satisfies Right] : []),
  ];
}

/** A place that is only held may be passed on from the moment at which it lapses. */
function releaseRight({ deal, history, asOf }: Pick<Known, "deal" | "history" | "asOf">): Right[] {
  const lapseAt = deal.schedule[0]?.lapseAt ?? null;
  if (lapseAt === null || isBefore(asOf, lapseAt) || !isOnlyHeld(deal, history) || !history.places.some(stands)) return [];
  return [{ right: "release-places", who: "organiser", until: null, why: "payment.onLapse", costCents: null }];
}
