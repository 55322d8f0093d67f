import { isBefore } from "../calendar/local-day.ts";
import { dutiesOf } from "./duties.ts";
import { isOnlyHeld } from "./history.ts";
import { stands } from "./places.ts";
import { rightsOf } from "./rights.ts";
import type { Known } from "./standing.ts";

export const deadlineNames = ["pay", "refund", "lapse", "cancel-free-until", "withdraw-until", "move-until", "offer-ends", "credit-ends", "start"] as const;

export type StandingDeadline = { what: (typeof deadlineNames)[number]; at: Temporal.Instant; why: string };

const ends: Readonly<Record<string, StandingDeadline["what"]>> = {
  "cancel-free": "cancel-free-until", withdraw: "withdraw-until", "move-free": "move-until", move: "move-until", "accept-offer": "offer-ends", "use-credit": "credit-ends",
};

/** The moments that matter, in order of time; a payment or refund that is late stays in the list. */
export function deadlinesOf(known: Known): StandingDeadline[] {
  const { deal, history, asOf } = known;
  const ofRights = rightsOf(known).flatMap(({ right, until, why }): StandingDeadline[] => {
    const what = ends[right];
    return what === undefined || until === null ? [] : [{ what, at: until, why }];
  });
  const ofDuties = dutiesOf(known).flatMap(({ duty, by, why }): StandingDeadline[] => (by !== null && (duty === "pay" || duty === "refund") ? [{ what: duty, at: by, why }] : []));
  const starts = history.places.filter((place) => stands(place) && isBefore(asOf, place.startsAt)).map(({ startsAt }) => startsAt.toString());
  const ofStarts = [...new Set(starts)].map((at): StandingDeadline => ({ what: "start", at: Temporal.Instant.from(at), why: "price" }));
  const lapseAt = deal.schedule[0]?.lapseAt ?? null;
  const lapse: StandingDeadline[] = lapseAt !== null && isOnlyHeld(deal, history) && history.places.some(stands) && !history.disputes.some(({ closed }) => closed === null)
    ? [{ what: "lapse", at: lapseAt, why: "payment.onLapse" }]
    : [];
  return [...ofRights, ...ofDuties, ...lapse, ...ofStarts].sort((one, other) => Temporal.Instant.compare(one.at, other.at) || (one.what < other.what ? -1 : Number(one.what > other.what)));
}
