import type { RecordActor } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import type { Offer } from "../deal/store.ts";
import type { PlaceChange } from "../evidence/store.ts";
import { writeRecords } from "../evidence/store.ts";

/** How an offer ends, when, and by whom. */
export type Ending = { state: "accepted" | "declined" | "expired" | "withdrawn"; now: Temporal.Instant; actor: RecordActor };

/** Closes open offers of held sessions, with a record each that names what became of the places. */
export async function closeOffers(
  trx: Trx,
  organisationId: string,
  offers: readonly { offer: Offer; places: readonly PlaceChange[] }[],
  { state, now, actor }: Ending,
): Promise<void> {
  if (offers.length === 0) return;
  const ids = offers.map(({ offer }) => offer.id);
  const { numUpdatedRows } = await trx
    .updateTable("offers")
    .set({ state, answered_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("id", "in", ids)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (numUpdatedRows !== BigInt(ids.length)) throw new Error(`offers ${ids.join(", ")}: ${ids.length} were to be ${state}, ${numUpdatedRows} were open`);
  await closeDeadlines(trx, organisationId, now, { subjectIds: ids, what: "offer", outcome: state });
  await writeRecords(trx, organisationId, offers.map(({ offer, places }) => ({
    subjectId: offer.sign_up_id,
    type: `offer.${state}`,
    at: now,
    actor,
    details: { offer: offer.id, places },
  })));
}
