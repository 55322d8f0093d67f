import type { FrontOfLine } from "../../domain/seats/next-in-line.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { changePlaces, findDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { shrinkFees } from "../refill/actions.ts";
import { settleFromStanding } from "../standing/store.ts";

/** Gives the released places of a paid deal back, now that a seat came free. The session is held. */
export async function reinstate(
  trx: Trx,
  organisationId: string,
  { dealId, sessionId, bookingIds }: FrontOfLine & { sessionId: string },
  now: Temporal.Instant,
): Promise<void> {
  await changePlaces(trx, organisationId, now, sessionId, bookingIds.map((bookingId) => ({ bookingId, from: "released", to: "confirmed" })));
  await trx
    .updateTable("late_payments")
    .set({ settled_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("choice", "=", "front-of-line")
    .where("settled_at", "is", null)
    .execute();
  const deal = await findDeal(trx, organisationId, dealId);
  if (deal === undefined) throw new Error(`deal ${dealId}: chose the front of the line and is not there`);
  await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "hold", outcome: "paid" });
  await writeRecords(trx, organisationId, [{
    subjectId: dealId,
    type: "booking.reinstated",
    at: now,
    actor: "system",
    details: { places: bookingIds.map((booking) => ({ booking, from: "released", to: "confirmed" })) },
  }]);
  await settleFromStanding(trx, organisationId, dealId, now);
  await queueMessages(trx, organisationId, now, [{
    subjectKind: "deal",
    subjectId: dealId,
    dedupeKey: `place-reinstated:${dealId}:${bookingIds.join(",")}`,
    to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
    locale: deal.locale,
    facts: { kind: "place-reinstated", dealId, bookingIds: [...bookingIds] },
  }]);
  await shrinkFees(trx, { organisationId, bookingIds }, now);
}
