import type { Kysely } from "kysely";
import { stillOpen } from "../../domain/erasure/decide-erasure.ts";
import type { OpenReason } from "../../domain/erasure/decide-erasure.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { House, Trx } from "../../platform/house.ts";
import { lockSession } from "../deal/store.ts";
import type { SignUp } from "../deal/store.ts";
import { holdLogWithAll, sequence } from "../log/actions.ts";
import type { Erasure } from "./actions.ts";
import { contentsThatGo, eraseContents, recordErasing } from "./contents.ts";
import type { Committed } from "./contents.ts";
import { erasedWord } from "./erased-word.ts";
import { eraseMessages, holdMessages, mailUnderWay, messagesAbout } from "./messages.ts";
import { nobody } from "./order.ts";
import { allowErasing } from "./people.ts";
import { placesOf } from "./situation.ts";

export type RequestErasureRefusal =
  | { kind: "request-unknown" }
  /** It goes with its deal. */
  | { kind: "became-a-deal" }
  | { kind: "still-open"; open: readonly OpenReason[] }
  | { kind: "already-erased"; at: Temporal.Instant };

type Outcome = { ok: true; erasure: Erasure } | { ok: false; refusal: RequestErasureRefusal };
type Which = { organisationId: string; signUpId: string };
type Situation = { participants: number; messageIds: string[]; contents: Committed[] };

/** What {@link eraseRequest} would do now. Nothing changes. */
export async function previewRequestErasure(house: House, which: Which): Promise<Outcome> {
  const signUp = await findRequest(house.db, which);
  if (signUp === undefined) return { ok: false, refusal: { kind: "request-unknown" } };
  const looked = await look(house.db, signUp, house.clock.now());
  return looked.ok ? { ok: true, erasure: erasureOf(looked.situation) } : looked;
}

/**
 * Erases a request that only waited and never became a deal, once nothing of it is open: its place was left, declined, expired or called off, or its date is past. No books need
 * anything of it, so that everything goes: who asked, for whom, what they needed, every mail, and the salts of what records commit to. Cannot be undone.
 * @param which.by who did it: the id of a user, `command`, or `sweep`
 * @returns refusals `request-unknown`; `became-a-deal`; `still-open` with every reason; `already-erased`
 * @throws {LogError} when the log of the organisation cannot be gone on with: then nothing is erased
 * @see docs/rules/erasure.md
 */
export async function eraseRequest(house: House, { by, ...which }: Which & { by: string }): Promise<Outcome> {
  const { organisationId, signUpId } = which;
  await sequence(house, organisationId);
  return house.db.transaction().execute(async (trx) => {
    const found = await findRequest(trx, which);
    if (found === undefined) return { ok: false, refusal: { kind: "request-unknown" } };
    // Whoever offers, accepts or leaves a place holds its session.
    await lockSession(trx, organisationId, found.session_id);
    await holdMessages(trx, organisationId, await messagesAbout(trx, organisationId, [signUpId]));
    const log = await holdLogWithAll(trx, house, organisationId);
    const now = house.clock.now();
    const signUp = (await findRequest(trx, which)) ?? found;
    const looked = await look(trx, signUp, now);
    if (!looked.ok) return looked;
    await erase(trx, signUp, looked.situation, { by, now });
    await recordErasing(trx, organisationId, { subjectId: signUpId, contents: looked.situation.contents, log: log.number, by, now });
    return { ok: true, erasure: erasureOf(looked.situation) };
  });
}

async function findRequest(db: Kysely<Database>, { organisationId, signUpId }: Which): Promise<SignUp | undefined> {
  return db.selectFrom("sign_ups").selectAll().where("organisation_id", "=", organisationId).where("id", "=", signUpId).executeTakeFirst();
}

async function look(db: Kysely<Database>, signUp: SignUp, now: Temporal.Instant): Promise<{ ok: true; situation: Situation } | { ok: false; refusal: RequestErasureRefusal }> {
  const { organisation_id: organisationId, id: signUpId, erased_at: erasedAt } = signUp;
  const deal = await db.selectFrom("deals").select("id").where("organisation_id", "=", organisationId).where("sign_up_id", "=", signUpId).limit(1).executeTakeFirst();
  if (deal !== undefined) return { ok: false, refusal: { kind: "became-a-deal" } };
  const messageIds = await messagesAbout(db, organisationId, [signUpId]);
  const [places, mails] = [await placesOf(db, organisationId, { dealId: null, signUpId }), await mailUnderWay(db, organisationId, messageIds)];
  const contents = await contentsThatGo(db, organisationId, { subjectIds: [signUpId], messageIds, orderIsKept: false });
  if (erasedAt !== null && contents.length === 0 && mails.unerased === 0) return { ok: false, refusal: { kind: "already-erased", at: erasedAt } };
  // Nobody owes anything of what never was a deal, and an open offer keeps its places.
  const open = stillOpen({ places, customerOwesCents: 0, organiserOwesCents: 0, moneyUnderWay: false, creditCents: 0, disputed: false, openOffers: 0, openCollections: 0, openQuestions: 0, mailsUnderWay: mails.count }, now);
  if (open.length > 0) return { ok: false, refusal: { kind: "still-open", open } };
  return { ok: true, situation: { participants: places.length, messageIds, contents } };
}

async function erase(trx: Trx, { organisation_id: organisationId, id, code, customer, locale, erased_at: erasedAt }: SignUp, { messageIds, contents }: Situation, { by, now }: { by: string; now: Temporal.Instant }): Promise<void> {
  const word = erasedWord(locale);
  await allowErasing(trx);
  await eraseContents(trx, organisationId, contents, now);
  await eraseMessages(trx, organisationId, { messageIds, word }, now);
  await trx.updateTable("bookings").set({ first_name: word, last_name: "", email: "", needs: "" }).where("organisation_id", "=", organisationId).where("sign_up_id", "=", id).execute();
  await trx
    .updateTable("sign_ups")
    .set({ customer: JSON.stringify(nobody({ code, customer }, word)), request_sha256: "", erased_at: (erasedAt ?? now).toString(), erased_by: by })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
}

function erasureOf({ participants, messageIds, contents }: Situation): Erasure {
  return { participants, mails: messageIds.length, contents: contents.length, orderKeptThrough: null };
}
