import { endsPlace } from "../booking/place.ts";
import type { PlaceState } from "../booking/place.ts";

/** What can keep a deal open, in the order in which a person is told. */
export const openReasons = ["dates", "money", "credit", "dispute", "offer", "collection", "question", "mail"] as const;

export type OpenReason = (typeof openReasons)[number];

export type ErasureFacts = {
  /** Every place of the deal, and the end of its date; null for a date that has none yet. */
  places: readonly { place: PlaceState; endsAt: Temporal.Instant | null }[];
  /** By the standing. */
  customerOwesCents: number;
  organiserOwesCents: number;
  /** Money that was asked or sent and has not arrived, an invoice that is to be made, money that waits for a choice. */
  moneyUnderWay: boolean;
  /** What is left of the credits that the deal gave. */
  creditCents: number;
  disputed: boolean;
  openOffers: number;
  /** Messages that wait to be collected with a code. */
  openCollections: number;
  /** What the customer asked a person and was not answered. */
  openQuestions: number;
  /** Mails that have not left, and mails that came in and were not read. */
  mailsUnderWay: number;
};

/**
 * Why a deal is not over yet; empty when it is: every date is past or every place ended, nobody owes anybody anything, and nothing waits for an answer. Only then is
 * there no claim left for which its evidence would have to be kept.
 * @see docs/rules/erasure.md  art. 17 lid 1 onder a en lid 3 onder e AVG
 */
export function stillOpen(facts: ErasureFacts, now: Temporal.Instant): OpenReason[] {
  const holds: Readonly<Record<OpenReason, boolean>> = {
    dates: facts.places.some(({ place, endsAt }) => !endsPlace(place) && (endsAt === null || Temporal.Instant.compare(endsAt, now) > 0)),
    money: facts.customerOwesCents > 0 || facts.organiserOwesCents > 0 || facts.moneyUnderWay,
    credit: facts.creditCents > 0,
    dispute: facts.disputed,
    offer: facts.openOffers > 0,
    collection: facts.openCollections > 0,
    question: facts.openQuestions > 0,
    mail: facts.mailsUnderWay > 0,
  };
  return openReasons.filter((reason) => holds[reason]);
}
