import type { Trx } from "../../platform/house.ts";
import type { WholeDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { movedPlaces } from "./moved-places.ts";
import { answerMove, closeAnswerDeadlines, movesOfDeal } from "./store.ts";

/**
 * Places went to another date by an offer that was accepted: when none is left where the organiser brought them, that answers what
 * was asked about them. The deal is held as it was before the places went; that they went is written.
 */
export async function answerMovesByOffer(trx: Trx, held: WholeDeal, bookingIds: readonly string[], now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id: dealId } = held.deal;
  const open = (await movesOfDeal(trx, organisationId, dealId)).filter(({ answer }) => answer === null);
  for (const move of open) {
    const went = held.bookings.some(({ id, session_id: from }) => from === move.session_id && bookingIds.includes(id));
    if (!went || (await movedPlaces(trx, held, move, now)).some(({ id }) => !bookingIds.includes(id))) continue;
    await answerMove(trx, move, "other-date", now);
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "session-move.answered", at: now, actor: "customer", details: { answer: "other-date" } }]);
    await closeAnswerDeadlines(trx, organisationId, [dealId], { outcome: "other-date", now });
  }
}
