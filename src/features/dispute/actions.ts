import { resumesAt, whyNotInDispute } from "../../domain/dispute/decide-dispute.ts";
import type { DisputeEnd, DisputeRefusal, DisputeSide } from "../../domain/dispute/decide-dispute.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { isDeadlineKind, scheduleDeadlines } from "../deadlines/store.ts";
import { holdDealAlone } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { NewMessage } from "../messages/store.ts";
import { findOpenDispute, leftAlone } from "./store.ts";
import type { Dispute } from "./store.ts";

export { mostWords } from "../../domain/dispute/decide-dispute.ts";

export type Said = {
  organisationId: string;
  dealId: string;
  by: DisputeSide;
  words: string;
  /** Names the form: sent twice it is said once. */
  token: string;
  /** Null to say something and go on. */
  end: Exclude<DisputeEnd, "settled"> | null;
};

type Outcome = { ok: true; opened: boolean; repeated: boolean } | { ok: false; refusal: DisputeRefusal | { kind: "deal-unknown" } };

/**
 * Says something about a deal that one does not agree with. The customer's first words open the dispute: from then on
 * nothing happens to the deal by itself. The customer may take it back, the trainer may decide; both end it, and what
 * stood still is decided anew two days later at the earliest.
 * @returns refusals `deal-unknown`, `words-missing`, `words-too-long`, `not-disputed`, `not-yours-to-end`
 */
export async function sayInDispute(house: House, said: Said): Promise<Outcome> {
  const { organisationId, dealId, by, end } = said;
  return house.db.transaction().execute(async (trx) => {
    const deal = await holdDealAlone(trx, organisationId, dealId);
    const now = house.clock.now();
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const known = await findOpenDispute(trx, organisationId, dealId);
    if (await wasSaid(trx, said)) return { ok: true, opened: false, repeated: true };
    const refusal = whyNotInDispute({ open: known !== undefined, words: said.words, end, by });
    if (refusal !== null) return { ok: false, refusal };
    const dispute = known ?? (await open(trx, deal, now));
    if (said.words.trim() !== "") await write(trx, dispute, said, now);
    if (end !== null) await close(trx, deal, dispute, { how: end, by, now });
    await queueMessages(trx, organisationId, now, [await tellOther(trx, deal, { said, opened: known === undefined })]);
    return { ok: true, opened: known === undefined, repeated: false };
  });
}

/** Both sides settled: whatever is disputed about the deal ends with it. Called by the step that settles, in its transaction. */
export async function endBySettling(trx: Trx, deal: Deal, now: Temporal.Instant): Promise<void> {
  const dispute = await findOpenDispute(trx, deal.organisation_id, deal.id);
  if (dispute !== undefined) await close(trx, deal, dispute, { how: "settled", by: "customer", now });
}

async function wasSaid(trx: Trx, { organisationId, token }: Said): Promise<boolean> {
  const earlier = await trx.selectFrom("dispute_words").select("id").where("organisation_id", "=", organisationId).where("token", "=", token).executeTakeFirst();
  return earlier !== undefined;
}

async function open(trx: Trx, deal: Deal, now: Temporal.Instant): Promise<Dispute> {
  const dispute = await trx
    .insertInto("disputes")
    .values({ organisation_id: deal.organisation_id, id: uuidv7(now), deal_id: deal.id, opened_at: now.toString() })
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeRecords(trx, deal.organisation_id, [{ subjectId: deal.id, type: "dispute.opened", at: now, actor: "customer", details: { dispute: dispute.id } }]);
  return dispute;
}

/** What was said stays out of the records: they hold that something was, and of which length. */
async function write(trx: Trx, dispute: Dispute, { by, words, token }: Said, now: Temporal.Instant): Promise<void> {
  const id = uuidv7(now);
  await trx
    .insertInto("dispute_words")
    .values({ organisation_id: dispute.organisation_id, id, dispute_id: dispute.id, author: by, words: words.trim(), written_at: now.toString(), token })
    .execute();
  await writeRecords(trx, dispute.organisation_id, [{ subjectId: dispute.deal_id, type: "dispute.said", at: now, actor: by, details: { dispute: dispute.id, words: id, characters: words.trim().length } }]);
}

async function close(trx: Trx, deal: Deal, dispute: Dispute, { how, by, now }: { how: DisputeEnd; by: DisputeSide; now: Temporal.Instant }): Promise<void> {
  await trx
    .updateTable("disputes")
    .set({ closed_at: now.toString(), how })
    .where("organisation_id", "=", deal.organisation_id)
    .where("id", "=", dispute.id)
    .execute();
  await writeRecords(trx, deal.organisation_id, [{ subjectId: deal.id, type: "dispute.closed", at: now, actor: by, details: { dispute: dispute.id, how } }]);
  const waiting = await leftAlone(trx, deal.organisation_id, deal.id, dispute.opened_at);
  const again = new Map(waiting.map(({ what, subject_id: subjectId }) => [`${what}:${subjectId}`, { what, subjectId }]));
  await scheduleDeadlines(trx, deal.organisation_id, now, [...again.values()].flatMap(({ what, subjectId }) =>
    isDeadlineKind(what) ? [{ what, subjectId, dueAt: resumesAt(now) }] : []));
}

/** The other side hears of it at once, with the words. */
async function tellOther(trx: Trx, deal: Deal, { said, opened }: { said: Said; opened: boolean }): Promise<NewMessage> {
  const { orderedBy } = deal.customer;
  const facts = { kind: "dispute-said" as const, dealId: deal.id, by: said.by, words: said.words.trim(), what: said.end ?? (opened ? ("opened" as const) : ("answered" as const)) };
  const base = { subjectKind: "deal" as const, subjectId: deal.id, dedupeKey: `dispute-said:${said.token}`, facts };
  if (said.by === "trainer") return { ...base, to: { address: orderedBy.email, name: orderedBy.name }, locale: deal.locale };
  const organisation = await trx.selectFrom("organisations").select(["email", "contact_name", "locale"]).where("organisation_id", "=", deal.organisation_id).executeTakeFirstOrThrow();
  return { ...base, to: { address: organisation.email, name: organisation.contact_name }, locale: organisation.locale };
}
