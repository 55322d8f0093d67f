import { isBefore } from "../calendar/local-day.ts";
import type { Duty } from "./duties.ts";
import { isOnlyHeld } from "./leaving.ts";
import { isExpected } from "./places.ts";
import type { Right } from "./rights.ts";
import type { Known } from "./standing.ts";

export const deadlineNames = ["pay", "refund", "lapse", "cancel-free-until", "withdraw-until", "move-until", "offer-ends", "credit-ends", "start"] as const;

export type StandingDeadline = { what: (typeof deadlineNames)[number]; at: Temporal.Instant; why: string };

const ends: Readonly<Record<string, StandingDeadline["what"]>> = {
  "cancel-free": "cancel-free-until", withdraw: "withdraw-until", "move-free": "move-until", move: "move-until", "accept-offer": "offer-ends", "use-credit": "credit-ends",
};

/** The moments that matter, in order of time; a payment or refund that is late stays in the list. */
export function deadlinesOf(known: Known, { rights, duties }: { rights: readonly Right[]; duties: readonly Duty[] }): StandingDeadline[] {
  const ofRights = rights.flatMap(({ right, until, why }): StandingDeadline[] => {
    const what = ends[right];
    return what === undefined || until === null ? [] : [{ what, at: until, why }];
  });
  const ofDuties = duties.flatMap(({ duty, by, why }): StandingDeadline[] => (by !== null && (duty === "pay" || duty === "refund") ? [{ what: duty, at: by, why }] : []));
  return [...ofRights, ...ofDuties, ...lapse(known), ...starts(known)].sort((one, other) => Temporal.Instant.compare(one.at, other.at) || (one.what < other.what ? -1 : Number(one.what > other.what)));
}

/** Nothing lapses while the deal is disputed, or once somebody came. */
function lapse({ deal, history, amounts }: Known): StandingDeadline[] {
  const lapseAt = deal.schedule[0]?.lapseAt ?? null;
  return lapseAt !== null && !amounts.disputed && isOnlyHeld(deal, history) && history.places.some(isExpected) ? [{ what: "lapse", at: lapseAt, why: "payment.onLapse" }] : [];
}

function starts({ history, asOf }: Known): StandingDeadline[] {
  const ahead = history.places.filter((place) => isExpected(place) && isBefore(asOf, place.startsAt)).map(({ startsAt }) => startsAt.toString());
  return [...new Set(ahead)].map((at) => ({ what: "start", at: Temporal.Instant.from(at), why: "price" }));
}
