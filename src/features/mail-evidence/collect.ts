import { randomInt } from "node:crypto";
import type { Selectable } from "kysely";
import { codeDigits, codeMinutes, decideCode, decideTry } from "../../domain/collection/decide-collection.ts";
import type { CodeRefusal, TryRefusal } from "../../domain/collection/decide-collection.ts";
import type { Database } from "../../platform/database/schema.ts";
import { derivedSecret } from "../../platform/derived-secret.ts";
import type { House, Trx } from "../../platform/house.ts";
import { sameSecret, uuidv7 } from "../../platform/ids.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { findMessage, keepBlob, queueMessages } from "../messages/store.ts";
import { readKeptMessage } from "./kept-message.ts";
import type { KeptMessage } from "./kept-message.ts";

export type Collection = Selectable<Database["collections"]>;
type Which = { organisationId: string; dealId: string; collectionId: string };

/** A request as it came in, kept whole with its network address and its browser: without the secret of the address. */
export type KeptRequest = Buffer;

export type CollectionGone = { kind: "collection-unknown" } | { kind: "refused" } | { kind: "expired" };

/**
 * The page of a waiting message was fetched: recorded the first time. Whoever or whatever fetched it, it is never more than that.
 * @returns undefined for a collection that is not there
 */
export async function openCollection(house: House, which: Which, request: KeptRequest): Promise<Collection | undefined> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const collection = await lockCollection(trx, which);
    if (collection === undefined || collection.opened_at !== null || endOf(collection, now) !== null) return collection;
    await trx.updateTable("collections").set({ opened_at: now.toString() }).where("organisation_id", "=", which.organisationId).where("id", "=", which.collectionId).execute();
    await record(trx, collection, { type: "announcement.opened", actor: "system", request }, now);
    return { ...collection, opened_at: now };
  });
}

/**
 * Sends a code to the address that the message went to, and to no other.
 * @returns refusals `collection-unknown`, `refused`, `expired`, `too-soon`, `too-many-codes`
 */
export async function sendCollectionCode(house: House, which: Which): Promise<{ ok: true } | { ok: false; refusal: CollectionGone | CodeRefusal }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const collection = await lockCollection(trx, which);
    const gone = whyGone(collection, now);
    if (collection === undefined || gone !== null) return { ok: false, refusal: gone ?? { kind: "collection-unknown" } };
    const codes = await codesOf(trx, which);
    const decision = decideCode(codes.map(({ sent_at: sentAt }) => sentAt), now);
    if (!decision.ok) return decision;
    const message = await findMessage(trx, which.organisationId, collection.message_id);
    if (message === undefined) throw new Error(`collection ${collection.id}: its message is not there`);
    const [id, code, endsAt] = [uuidv7(now), newCode(), now.add({ minutes: codeMinutes })];
    await trx
      .insertInto("collection_codes")
      .values({ organisation_id: which.organisationId, id, collection_id: collection.id, hash: hashOf(house, id, code), sent_at: now.toString(), ends_at: endsAt.toString() })
      .execute();
    await writeRecords(trx, which.organisationId, [{ subjectId: which.dealId, type: "collection.code-sent", at: now, actor: "system", details: { message: message.id, collection: collection.id, code: id } }]);
    await queueMessages(trx, which.organisationId, now, [{
      subjectKind: "deal",
      subjectId: which.dealId,
      dedupeKey: `collection-code:${id}`,
      to: { address: message.to_address, name: message.to_name },
      locale: message.locale,
      facts: { kind: "collection-code", dealId: which.dealId, collectionId: collection.id, code, endsAt: endsAt.toString() },
    }]);
    return { ok: true };
  });
}

/**
 * Shows the message to whoever types the code: it came to hand. Typing it twice, also at once, shows it twice and records it once.
 * @returns refusals `collection-unknown`, `refused`, `expired`, `no-code`, `code-expired`, `too-many-tries`, `code-wrong`
 */
export async function collectWithCode(house: House, which: Which, { code, request }: { code: string; request: KeptRequest }): Promise<{ ok: true; message: KeptMessage } | { ok: false; refusal: CollectionGone | TryRefusal }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const collection = await lockCollection(trx, which);
    const gone = whyGone(collection, now);
    if (collection === undefined || gone !== null) return { ok: false, refusal: gone ?? { kind: "collection-unknown" } };
    const tried = await tryCode(house, trx, which, code);
    if (!tried.ok) return tried;
    if (collection.retrieved_at === null) {
      await trx.updateTable("collections").set({ retrieved_at: now.toString() }).where("organisation_id", "=", which.organisationId).where("id", "=", collection.id).execute();
      await record(trx, collection, { type: "document.retrieved", actor: "customer", request, code: tried.codeId }, now);
      await closeDeadlines(trx, which.organisationId, now, { subjectIds: [collection.id], outcome: "retrieved" });
    }
    return { ok: true, message: await shown(trx, collection) };
  });
}

/**
 * The customer does not accept the message, and types the code: the link alone may be anybody's, and what is refused is there no longer. Saying so twice records it once.
 * @returns refusals `collection-unknown`, `expired`, `retrieved` (it was collected before), and those of a code
 */
export async function refuseCollection(house: House, which: Which, { code, request }: { code: string; request: KeptRequest }): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: CollectionGone | TryRefusal | { kind: "retrieved" } }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const collection = await lockCollection(trx, which);
    if (collection?.refused_at) return { ok: true, repeated: true };
    const gone = whyGone(collection, now);
    if (collection === undefined || gone !== null) return { ok: false, refusal: gone ?? { kind: "collection-unknown" } };
    if (collection.retrieved_at !== null) return { ok: false, refusal: { kind: "retrieved" } };
    const tried = await tryCode(house, trx, which, code);
    if (!tried.ok) return tried;
    await trx.updateTable("collections").set({ refused_at: now.toString() }).where("organisation_id", "=", which.organisationId).where("id", "=", collection.id).execute();
    await record(trx, collection, { type: "document.refused", actor: "customer", request, code: tried.codeId }, now);
    await closeDeadlines(trx, which.organisationId, now, { subjectIds: [collection.id], outcome: "refused" });
    return { ok: true, repeated: false };
  });
}

export async function lockCollection(trx: Trx, { organisationId, dealId, collectionId }: Which): Promise<Collection | undefined> {
  return trx.selectFrom("collections").selectAll().where("organisation_id", "=", organisationId).where("id", "=", collectionId).where("deal_id", "=", dealId).forUpdate().executeTakeFirst();
}

/** A message that was collected may be looked at again until its end. */
function endOf({ refused_at: refused, expired_at: expired, ends_at: endsAt }: Collection, now: Temporal.Instant): "refused" | "expired" | null {
  if (refused !== null) return "refused";
  return expired !== null || Temporal.Instant.compare(endsAt, now) < 0 ? "expired" : null;
}

function whyGone(collection: Collection | undefined, now: Temporal.Instant): CollectionGone | null {
  if (collection === undefined) return { kind: "collection-unknown" };
  const end = endOf(collection, now);
  return end === null ? null : { kind: end };
}

type Step = { actor: "system" | "customer"; request: KeptRequest } & ({ type: "announcement.opened" } | { type: "document.retrieved" | "document.refused"; code: string });

async function record(trx: Trx, collection: Collection, step: Step, now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id, message_id: message, deal_id: subjectId } = collection;
  const blob = await keepBlob(trx, organisationId, now, { subjectKind: "collection", subjectId: id, name: `${step.type}.json`, mediaType: "application/json", bytes: step.request });
  const about = { subjectId, at: now, actor: step.actor };
  const details = { message, collection: id, blob };
  await writeRecords(trx, organisationId, [step.type === "announcement.opened" ? { ...about, type: step.type, details } : { ...about, type: step.type, details: { ...details, code: step.code } }]);
}

/** Holds what was typed to the newest code, and counts a wrong one. The collection is locked. */
async function tryCode(house: House, trx: Trx, which: Which, typed: string): Promise<{ ok: true; codeId: string } | { ok: false; refusal: TryRefusal }> {
  const now = house.clock.now();
  const newest = (await codesOf(trx, which)).at(-1);
  if (newest === undefined) return { ok: false, refusal: { kind: "no-code" } };
  const matches = sameSecret(newest.hash, hashOf(house, newest.id, typed.replaceAll(/\D/g, "")));
  const decision = decideTry({ endsAt: newest.ends_at, tries: newest.tries }, { matches, now });
  if (decision.ok && newest.used_at === null) await changeCode(trx, newest, { used_at: now.toString() });
  if (!decision.ok && decision.refusal.kind === "code-wrong") await changeCode(trx, newest, { tries: newest.tries + 1 });
  return decision.ok ? { ok: true, codeId: newest.id } : decision;
}

async function codesOf(trx: Trx, { organisationId, collectionId }: Which) {
  return trx.selectFrom("collection_codes").selectAll().where("organisation_id", "=", organisationId).where("collection_id", "=", collectionId).orderBy("sent_at").orderBy("id").execute();
}

async function changeCode(trx: Trx, { organisation_id: organisationId, id }: Selectable<Database["collection_codes"]>, change: { tries: number } | { used_at: string }): Promise<void> {
  await trx.updateTable("collection_codes").set(change).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
}

async function shown(trx: Trx, { organisation_id: organisationId, message_id: messageId }: Collection): Promise<KeptMessage> {
  const message = await findMessage(trx, organisationId, messageId);
  if (message === undefined || message.bytes === null || message.sha256 === null) throw new Error(`message ${messageId}: it is collected and not there`);
  return readKeptMessage({ bytes: message.bytes, sha256: message.sha256, sentAt: message.sent_at ?? message.queued_at });
}

function newCode(): string {
  return String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");
}

function hashOf({ config }: House, codeId: string, code: string): string {
  return derivedSecret(config.secret, "collection-code", `${codeId}:${code}`);
}
