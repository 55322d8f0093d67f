import type { TrackEntry } from "../../domain/track-record/track-entries.ts";
import { whyNotWords } from "../../domain/track-record/decide-words.ts";
import type { WordsRefusal } from "../../domain/track-record/decide-words.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { findDeal, holdDealAlone, messageAbout } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { readCustomerRecord } from "./read-record.ts";
import { holdRules } from "./store.ts";
import type { TrackCorrection } from "./store.ts";

/** An entry of the track record of the customer of a deal. */
type Which = { organisationId: string; dealId: string; entryKey: string };

type Outcome<Refusal> = { ok: true; repeated: boolean } | { ok: false; refusal: Refusal };

export type CorrectionRefusal = WordsRefusal | { kind: "entry-unknown" };
export type KeepRefusal = WordsRefusal | { kind: "not-asked" } | { kind: "answered" };

/**
 * The customer says that an entry is not right; it waits for a person. Once for each entry: saying it again changes nothing.
 * @param which.dealId the deal whose page it was said on
 * @returns refusals `entry-unknown` (also of another customer, or aged out), `words-missing`, `words-too-long`
 */
export async function askCorrection(house: House, { words, ...which }: Which & { words: string }): Promise<Outcome<CorrectionRefusal>> {
  const { organisationId, entryKey } = which;
  return house.db.transaction().execute(async (trx) => {
    const refusal = whyNotWords(words);
    if (refusal !== null) return { ok: false, refusal };
    const entry = await findEntry(trx, house, which);
    const deal = entry && (await holdDealAlone(trx, organisationId, entry.dealId));
    const now = house.clock.now();
    if (deal === undefined) return { ok: false, refusal: { kind: "entry-unknown" } };
    if ((await correctionAbout(trx, deal, entryKey)) !== undefined) return { ok: true, repeated: true };
    const id = uuidv7(now);
    await trx
      .insertInto("track_corrections")
      .values({ organisation_id: organisationId, id, deal_id: deal.id, entry_key: entryKey, words: words.trim(), asked_at: now.toString() })
      .execute();
    await writeRecords(trx, organisationId, [{ subjectId: deal.id, type: "track.correction-asked", at: now, actor: "customer", details: { correction: id, entry: entryKey, characters: words.trim().length } }]);
    return { ok: true, repeated: false };
  });
}

/**
 * The trainer strikes an entry that was not right, asked or not: it counts no more. The customer hears why. Striking twice is fine.
 * @param entry.dealId the deal that the entry is about
 * @returns refusals `entry-unknown` (also while there are no rules), `words-missing`, `words-too-long`
 */
export async function strikeEntry(house: House, { organisationId, dealId, entryKey, reason, by }: Which & { reason: string; by: string }): Promise<Outcome<CorrectionRefusal>> {
  return house.db.transaction().execute(async (trx) => {
    const refusal = whyNotWords(reason);
    if (refusal !== null) return { ok: false, refusal };
    const deal = await holdDealAlone(trx, organisationId, dealId);
    const now = house.clock.now();
    if (deal === undefined || (await holdRules(trx, organisationId)) === undefined) return { ok: false, refusal: { kind: "entry-unknown" } };
    if (await isStruck(trx, deal, entryKey)) return { ok: true, repeated: true };
    const asked = await correctionAbout(trx, deal, entryKey);
    const entry = await findEntry(trx, house, { organisationId, dealId, entryKey });
    if (asked === undefined && entry?.dealId !== dealId) return { ok: false, refusal: { kind: "entry-unknown" } };
    await trx
      .insertInto("track_strikes")
      .values({ organisation_id: organisationId, deal_id: dealId, entry_key: entryKey, reason: reason.trim(), struck_by: by, struck_at: now.toString() })
      .execute();
    if (asked?.answered_at === null) await writeAnswer(trx, asked, { answer: "struck", words: reason.trim(), by }, now);
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "track.struck", at: now, actor: "trainer", details: { entry: entryKey, asked: asked !== undefined } }]);
    await tell(trx, deal, { entryKey, answer: "struck", words: reason.trim() }, now);
    return { ok: true, repeated: false };
  });
}

/**
 * The trainer keeps an entry of which the customer said that it is not right, and says why. Keeping twice is fine.
 * @param entry.dealId the deal that the entry is about
 * @returns refusals `not-asked` (also while there are no rules), `answered` (it was struck), `words-missing`, `words-too-long`
 */
export async function keepEntry(house: House, { organisationId, dealId, entryKey, words, by }: Which & { words: string; by: string }): Promise<Outcome<KeepRefusal>> {
  return house.db.transaction().execute(async (trx) => {
    const refusal = whyNotWords(words);
    if (refusal !== null) return { ok: false, refusal };
    const deal = await holdDealAlone(trx, organisationId, dealId);
    const now = house.clock.now();
    const asked = deal === undefined || (await holdRules(trx, organisationId)) === undefined ? undefined : await correctionAbout(trx, deal, entryKey);
    if (deal === undefined || asked === undefined) return { ok: false, refusal: { kind: "not-asked" } };
    if (asked.answer === "struck") return { ok: false, refusal: { kind: "answered" } };
    if (asked.answer === "kept") return { ok: true, repeated: true };
    await writeAnswer(trx, asked, { answer: "kept", words: words.trim(), by }, now);
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "track.correction-kept", at: now, actor: "trainer", details: { correction: asked.id, entry: entryKey } }]);
    await tell(trx, deal, { entryKey, answer: "kept", words: words.trim() }, now);
    return { ok: true, repeated: false };
  });
}

async function findEntry(trx: Trx, house: House, { organisationId, dealId, entryKey }: Which): Promise<TrackEntry | undefined> {
  const [organisation, deal] = [await holdRules(trx, organisationId), await findDeal(trx, organisationId, dealId)];
  const record = organisation && deal && (await readCustomerRecord(trx, organisation, deal, house.clock.now()));
  return record?.entries.find(({ key }) => key === entryKey);
}

async function isStruck(trx: Trx, { organisation_id: organisationId, id }: Deal, entryKey: string): Promise<boolean> {
  const row = await trx.selectFrom("track_strikes").select("entry_key").where("organisation_id", "=", organisationId).where("deal_id", "=", id).where("entry_key", "=", entryKey).executeTakeFirst();
  return row !== undefined;
}

async function correctionAbout(trx: Trx, { organisation_id: organisationId, id }: Deal, entryKey: string): Promise<TrackCorrection | undefined> {
  return trx.selectFrom("track_corrections").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", id).where("entry_key", "=", entryKey).executeTakeFirst();
}

async function writeAnswer(trx: Trx, { organisation_id: organisationId, id }: TrackCorrection, { answer, words, by }: { answer: "kept" | "struck"; words: string; by: string }, now: Temporal.Instant): Promise<void> {
  await trx
    .updateTable("track_corrections")
    .set({ answer, answer_words: words, answered_by: by, answered_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
}

async function tell(trx: Trx, deal: Deal, { entryKey, answer, words }: { entryKey: string; answer: "kept" | "struck"; words: string }, now: Temporal.Instant): Promise<void> {
  await queueMessages(trx, deal.organisation_id, now, [messageAbout(deal, `entry-${answer}:${entryKey}:${deal.id}`, { kind: "entry-answered", dealId: deal.id, answer, words })]);
}
