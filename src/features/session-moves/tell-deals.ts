import type { House, Trx } from "../../platform/house.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import { confirmAsksOf } from "../deal/actions.ts";
import { holdDeal } from "../deal/store.ts";
import type { WholeDeal } from "../deal/store.ts";
import { queueMessages } from "../messages/store.ts";
import { settleFromStanding } from "../standing/store.ts";
import { followDays } from "./follow-days.ts";
import { leavingCents } from "./leaving.ts";
import { messagesOf } from "./messages-of.ts";
import { movedPlaces } from "./moved-places.ts";
import { answerMove, dealsToTell, movesOfDeal } from "./store.ts";
import type { MovedDeal } from "./store.ts";

const some = 100;

/** Tells every deal that has not heard of the other dates of a session, each in a transaction of its own. */
export async function tellMovedDeals(house: House, { organisationId, sessionId }: { organisationId: string; sessionId: string }): Promise<number> {
  let told = 0;
  for (;;) {
    const deals = await dealsToTell(house.db, organisationId, sessionId, some);
    for (const { dealId, moveId } of deals) {
      if (await house.db.transaction().execute((trx) => tellMovedDeal(trx, house, { organisationId, dealId, moveId }))) told += 1;
    }
    if (deals.length < some) return told;
  }
}

/** @returns whether the deal was told now: it had not heard yet, and still has a place there */
export async function tellMovedDeal(trx: Trx, { clock }: Pick<House, "clock">, { organisationId, dealId, moveId }: { organisationId: string; dealId: string; moveId: string }): Promise<boolean> {
  const held = await holdDeal(trx, organisationId, dealId);
  const now = clock.now();
  const move = held === undefined ? undefined : (await movesOfDeal(trx, organisationId, dealId)).find(({ id }) => id === moveId);
  if (held === undefined || move === undefined || move.told_at !== null || move.answer !== null) return false;
  if ((await movedPlaces(trx, held, move, now)).length === 0) {
    await answerMove(trx, move, "gone", now);
    return false;
  }
  await tell(trx, held, move, now);
  return true;
}

/** The deal hears of the dates, and all that hangs on them follows. It is held, was not told before, and has places there. */
export async function tell(trx: Trx, held: WholeDeal, move: MovedDeal, now: Temporal.Instant): Promise<void> {
  const { deal } = held;
  const { organisation_id: organisationId, id: dealId } = deal;
  const standing = await settleFromStanding(trx, organisationId, dealId, now);
  await followDays(trx, held, standing, now);
  await askAnew(trx, held, now);
  await scheduleDeadlines(trx, organisationId, now, [{ what: "session-move-answer", subjectId: dealId, dueAt: move.answer_by }]);
  await trx.updateTable("moved_deals").set({ told_at: now.toString() }).where("organisation_id", "=", organisationId).where("move_id", "=", move.id).where("deal_id", "=", dealId).execute();
  const places = await movedPlaces(trx, held, move, now);
  const refundCents = await leavingCents(trx, held, places, now);
  await queueMessages(trx, organisationId, now, await messagesOf(trx, { deal, places, move, refundCents }));
}

/** Whether people come is asked before the date that it is now. */
async function askAnew(trx: Trx, { deal, bookings, sessions }: WholeDeal, now: Temporal.Instant): Promise<void> {
  const here = new Set(bookings.filter(({ place }) => place === "held" || place === "confirmed").map(({ session_id: where }) => where));
  const asks = [...here].flatMap((id) => {
    const startsAt = sessions.get(id)?.starts_at ?? null;
    return startsAt === null ? [] : confirmAsksOf({ dealId: deal.id, conditions: deal.frozen.conditions, formedAt: now, startsAt });
  });
  await closeDeadlines(trx, deal.organisation_id, now, { subjectIds: [deal.id], what: "confirm-ask", outcome: "session-moved" });
  await scheduleDeadlines(trx, deal.organisation_id, now, asks);
}
