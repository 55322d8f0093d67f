import type { OpenReason } from "../../domain/erasure/decide-erasure.ts";
import type { House, Trx } from "../../platform/house.ts";
import { findDeal, holdDeal } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { holdLogWithAll, sequence } from "../log/actions.ts";
import { eraseContents, recordErasing } from "./contents.ts";
import { erasedWord } from "./erased-word.ts";
import { eraseMessages, holdMessages, messagesAbout } from "./messages.ts";
import { eraseOrder } from "./order.ts";
import { allowErasing, erasePeople } from "./people.ts";
import { situationOf } from "./situation.ts";
import type { ErasureSituation } from "./situation.ts";

export type { OpenReason } from "../../domain/erasure/decide-erasure.ts";
export { eraseStatement } from "./statements.ts";
export type { StatementErasureRefusal } from "./statements.ts";
export { eraseRequest, previewRequestErasure } from "./requests.ts";
export type { RequestErasureRefusal } from "./requests.ts";
export { eraseWithoutDeal } from "./sweep.ts";

export type ErasureRefusal = { kind: "deal-unknown" } | { kind: "still-open"; open: readonly OpenReason[] } | { kind: "already-erased"; at: Temporal.Instant };

/** What goes, or went. */
export type Erasure = {
  participants: number;
  mails: number;
  /** Contents that records commit to. */
  contents: number;
  /** The last day on which the order and its documents are kept for the books, inclusive; null: they go as well. */
  orderKeptThrough: Temporal.PlainDate | null;
};

type Outcome = { ok: true; erasure: Erasure } | { ok: false; refusal: ErasureRefusal };

/** What {@link eraseDeal} would do now. Nothing changes. */
export async function previewErasure(house: House, { organisationId, dealId }: { organisationId: string; dealId: string }): Promise<Outcome> {
  const deal = await findDeal(house.db, organisationId, dealId);
  if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
  const situation = await situationOf(house.db, deal, house.clock.now());
  return refusalOf(deal, situation) ?? { ok: true, erasure: await erasureOf(house.db, deal, situation) };
}

/**
 * Erases the personal content of a deal that is over, as far as nothing obliges anybody to keep it: who came and what they needed, every mail with all that was kept of it,
 * where money went back to, and free words. The order, the customer and the documents of the books stay for their years, and go as well when those are over. Of each
 * content that a record commits to the salt goes too; one record says which. Cannot be undone. Afterwards the deal is what it was: its amounts, its records and its proofs.
 * @param which.by who did it: the id of a user, or `command`
 * @returns refusals `deal-unknown`; `still-open` with every reason; `already-erased` when nothing is left that would go now
 * @throws {LogError} when the log of the organisation cannot be gone on with: then nothing is erased
 * @see docs/rules/erasure.md
 */
export async function eraseDeal(house: House, { organisationId, dealId, by }: { organisationId: string; dealId: string; by: string }): Promise<Outcome> {
  await sequence(house, organisationId);
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const { deal } = held;
    await holdMessages(trx, organisationId, await messagesAbout(trx, organisationId, [deal.id, deal.sign_up_id]));
    const log = await holdLogWithAll(trx, house, organisationId);
    const now = house.clock.now();
    const situation = await situationOf(trx, deal, now);
    const refused = refusalOf(deal, situation);
    if (refused !== null) return refused;
    const erasure = await erasureOf(trx, deal, situation);
    await erase(trx, deal, situation, { by, now, log: log.number });
    return { ok: true, erasure };
  });
}

function refusalOf(deal: Deal, { open, anythingLeft }: ErasureSituation): { ok: false; refusal: ErasureRefusal } | null {
  if (!anythingLeft && deal.erased_at !== null) return { ok: false, refusal: { kind: "already-erased", at: deal.order_erased_at ?? deal.erased_at } };
  return open.length > 0 ? { ok: false, refusal: { kind: "still-open", open } } : null;
}

async function erasureOf(db: House["db"], deal: Deal, { messageIds, contents, orderKeptThrough }: ErasureSituation): Promise<Erasure> {
  const { participants } = await db.selectFrom("bookings").select((eb) => eb.fn.countAll<number>().as("participants")).where("organisation_id", "=", deal.organisation_id).where("deal_id", "=", deal.id).executeTakeFirstOrThrow();
  return { participants, mails: messageIds.length, contents: contents.length, orderKeptThrough };
}

async function erase(trx: Trx, deal: Deal, { messageIds, contents, orderKeptThrough }: ErasureSituation, { by, now, log }: { by: string; now: Temporal.Instant; log: number }): Promise<void> {
  const { organisation_id: organisationId, id, locale } = deal;
  const word = erasedWord(locale);
  await allowErasing(trx);
  await eraseContents(trx, organisationId, contents, now);
  await eraseMessages(trx, organisationId, { messageIds, word }, now);
  await erasePeople(trx, deal, { word }, now);
  await trx.updateTable("deals").set({ erased_at: (deal.erased_at ?? now).toString(), erased_by: by }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
  if (orderKeptThrough === null && deal.order_erased_at === null) await eraseOrder(trx, deal, { word }, now);
  await recordErasing(trx, organisationId, { subjectId: id, contents, log, by, now });
}
