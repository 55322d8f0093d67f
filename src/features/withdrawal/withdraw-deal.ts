import { placeMove } from "../../domain/booking/place.ts";
import type { Line } from "../../domain/standing/principal.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import { decideWithdrawal } from "../../domain/withdrawal/decide-withdrawal.ts";
import type { WithdrawalRefusal } from "../../domain/withdrawal/decide-withdrawal.ts";
import type { RecordActor } from "../../platform/database/schema.ts";
import type { House, Trx } from "../../platform/house.ts";
import { endWaitingCredits } from "../credit-book/actions.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { changePlacesAcross, holdDeal } from "../deal/store.ts";
import type { Booking, Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { withdrawOpenOffers } from "../offers/actions.ts";
import { planPaymentReminders } from "../payments/actions.ts";
import { rootsOf, settleFromStanding, storyOf } from "../standing/store.ts";
import { advanceLines } from "../waiting-list/actions.ts";
import type { Statement } from "./store.ts";

export type WithdrawalResult = { outcome: "withdrawn"; standing: Standing; lines: Line[] } | { outcome: WithdrawalRefusal["kind"]; standing: null; lines: [] };

/**
 * Ends a deal by a statement of its customer, when the right was there at the moment at which the statement came in. A refusal of what
 * the customer stated about this deal is recorded with its reason; nothing else changes.
 */
export async function withdrawDeal(
  trx: Trx,
  house: House,
  { deal: { organisation_id: organisationId, id: dealId }, statement, actor, now }: { deal: Deal; statement: Statement; actor: RecordActor; now: Temporal.Instant },
): Promise<WithdrawalResult> {
  const held = await holdDeal(trx, organisationId, dealId);
  if (held === undefined) throw new Error(`deal ${dealId}: it is withdrawn from and it is not there`);
  const { deal, bookings } = held;
  const story = await storyOf(trx, deal);
  const decision = decideWithdrawal(story.deal, story.facts, statement.received_at);
  const leaving = decision.ok ? leavingOf(bookings, decision.places) : [];
  const about = { statement: statement.id, channel: statement.channel };
  if (leaving.length === 0) {
    const because = decision.ok ? "nothing-left" : decision.refusal.kind;
    if (actor === "customer") await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "withdrawal.refused", at: now, actor, details: { ...about, because } }]);
    return { outcome: because, standing: null, lines: [] };
  }
  await withdrawOpenOffers(trx, { organisationId, dealId }, { now, actor: "system" });
  await changePlacesAcross(trx, organisationId, now, leaving.map(({ id, session_id: sessionId, place }) => ({ sessionId, bookingId: id, from: place, to: "withdrawn", feeCents: 0 })));
  await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "hold", outcome: "withdrawn" });
  const places = leaving.map(({ id, place }) => ({ booking: id, from: place, to: "withdrawn" as const }));
  await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "withdrawal.received", at: now, actor, details: { ...about, receivedAt: statement.received_at.toString(), places } }]);
  await endWaitingCredits(trx, { organisationId, dealId }, now);
  const standing = await settleFromStanding(trx, organisationId, dealId, now);
  await planPaymentReminders(trx, deal, { standing, now, outcome: "withdrawn" });
  await advanceLines(trx, house, { organisationId, sessionIds: [...new Set(leaving.map(({ session_id: sessionId }) => sessionId))] });
  return { outcome: "withdrawn", standing, lines: linesOf(standing) };
}

/** Why an amount is owed, or nothing is, after the statement. */
export function linesOf({ reasons }: Pick<Standing, "reasons">): Line[] {
  return reasons.filter(({ fact }) => fact === "withdrawal.received");
}

/** The places of today that go by the names of the order, and that can still be withdrawn. */
function leavingOf(bookings: readonly Booking[], ordered: readonly string[]): Booking[] {
  const rootOf = rootsOf(bookings);
  return bookings.filter(({ id, place, moved_to: movedTo }) => movedTo === null && ordered.includes(rootOf(id)) && placeMove(place, "withdrawn").ok);
}
