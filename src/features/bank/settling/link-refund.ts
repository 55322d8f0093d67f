import type { Match } from "../../../domain/bank/match/proposal.ts";
import type { House } from "../../../platform/house.ts";
import { holdDealAlone } from "../../deal/store.ts";
import { writeRecords } from "../../evidence/store.ts";
import { sendBatch } from "../../refunds/actions.ts";
import { filesOf, findRefund, holdLine, insertBooking, isLinked, settleLine } from "../store.ts";

type Input = { organisationId: string; lineId: string; paymentId: string; found?: Match | undefined; by: string | null };

/**
 * Says that money which left is a refund that is in the books already. No money moves by it; a file that held the refund has left the bank.
 * @returns refusals `line-unknown`, `refund-unknown` (not there, of another amount, or seen on another line), `already-settled`
 */
export async function linkRefund(house: House, { organisationId, lineId, paymentId, found, by }: Input): Promise<{ ok: true; repeated: boolean; dealId: string } | { ok: false; refusal: { kind: "line-unknown" | "refund-unknown" | "already-settled" } }> {
  return house.db.transaction().execute(async (trx) => {
    const refund = await findRefund(trx, organisationId, paymentId);
    if (refund === undefined) return { ok: false, refusal: { kind: "refund-unknown" } };
    await holdDealAlone(trx, organisationId, refund.deal_id);
    const line = await holdLine(trx, organisationId, lineId);
    if (line === undefined) return { ok: false, refusal: { kind: "line-unknown" } };
    const linkedTo = await isLinked(trx, organisationId, paymentId);
    if (linkedTo === lineId) return { ok: true, repeated: true, dealId: refund.deal_id };
    if (line.state === "matched" || line.state === "parked") return { ok: false, refusal: { kind: "already-settled" } };
    if (linkedTo !== null || line.currency !== "EUR" || line.units !== refund.amount_cents) return { ok: false, refusal: { kind: "refund-unknown" } };
    const now = house.clock.now();
    const [file] = await filesOf(trx, organisationId, paymentId);
    if (file !== undefined) await sendBatch(trx, house, { organisationId, batchId: file, by: by ?? "bank" }, by === null ? "system" : "trainer");
    await insertBooking(trx, { organisationId, lineId, dealId: refund.deal_id, cents: refund.amount_cents, paymentId, now });
    await settleLine(trx, { organisationId, lineId, state: "matched", found, by, now });
    await writeRecords(trx, organisationId, [{ subjectId: lineId, type: "bank-line.linked", at: now, actor: by === null ? "system" : "trainer", details: { deal: refund.deal_id, payment: paymentId } }]);
    return { ok: true, repeated: false, dealId: refund.deal_id };
  });
}
