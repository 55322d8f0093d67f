import type { House, Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { shrinkFees } from "../refill/actions.ts";
import { moveAll } from "./move-all.ts";
import { holdDeal, messageAbout } from "../deal/store.ts";
import type { WholeDeal } from "../deal/store.ts";
import { amountsOf } from "./store.ts";

/** Why a trainer lets somebody pay later; a word, because records hold no free text. */
export const waiveReasons = ["known-customer", "asked-for-time", "pays-by-invoice", "other"] as const;

export type WaiveReason = (typeof waiveReasons)[number];

/**
 * Lets a customer keep the held places without paying first; what is owed stays owed. Doing it twice is fine.
 * @returns refusals `deal-unknown`, `nothing-held`
 */
export async function waivePaymentDeadline(
  house: House,
  { organisationId, dealId, reason }: { organisationId: string; dealId: string; reason: WaiveReason },
): Promise<{ ok: true } | { ok: false; refusal: { kind: "deal-unknown" | "nothing-held" } }> {
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    const now = house.clock.now();
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const { deal, bookings } = held;
    const moving = bookings.filter((booking) => booking.place === "held");
    if (moving.length === 0) {
      const confirmed = bookings.some((booking) => booking.place === "confirmed");
      return confirmed ? { ok: true } : { ok: false, refusal: { kind: "nothing-held" } };
    }
    await waiveHeld(trx, held, reason, now);
    const facts = { kind: "deadline-waived" as const, dealId, openCents: amountsOf(deal, bookings).openCents };
    await queueMessages(trx, organisationId, now, [messageAbout(deal, `deadline-waived:${dealId}`, facts)]);
    return { ok: true };
  });
}

/** As {@link waivePaymentDeadline}, inside a step that holds the deal and tells the customer itself. The deal has held places. */
export async function waiveHeld(trx: Trx, { deal, bookings }: WholeDeal, reason: WaiveReason | "plan-review", now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id: dealId } = deal;
  const moving = bookings.filter((booking) => booking.place === "held");
  await moveAll(trx, moving, "confirmed", now);
  await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "hold", outcome: "waived" });
  await writeRecords(trx, organisationId, [{
    subjectId: dealId,
    type: "deadline.waived",
    at: now,
    actor: "trainer",
    details: { reason, places: moving.map((booking) => ({ booking: booking.id, from: "held", to: "confirmed" })) },
  }]);
  await shrinkFees(trx, { organisationId, bookingIds: moving.map(({ id }) => id) }, now);
}
