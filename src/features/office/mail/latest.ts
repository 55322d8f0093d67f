import type { House } from "../../../platform/house.ts";
import { evidenceOf } from "../../mail-evidence/store.ts";
import { isTroubled } from "../../messages/store.ts";
import { arrivalOf, readKnown } from "../../story/store.ts";
import type { Arrival } from "../../story/store.ts";
import { mailTitle } from "../../story/words.ts";
import type { Desk } from "../frame/desk.ts";
import type { MessageState } from "../../../platform/database/schema.ts";

/** One of the newest mails, with how far it came, and the deal that it is about. */
export type LatestMail = { id: string; at: Temporal.Instant; title: string; to: string; state: MessageState; troubled: boolean; arrival: Arrival; dealCode: string | null };

/** The newest mails, the newest first. */
export async function latestMails({ db }: House, { organisationId, locale }: Desk, most: number): Promise<LatestMail[]> {
  const rows = await db
    .selectFrom("messages as message")
    .leftJoin("deals as deal", (join) => join.onRef("deal.organisation_id", "=", "message.organisation_id").on((eb) => eb.or([eb("deal.id", "=", eb.ref("message.subject_id")), eb("deal.sign_up_id", "=", eb.ref("message.subject_id"))])))
    .select(["message.id", "message.kind", "message.to_address", "message.state", "message.failed_at", "message.erased_at", "message.queued_at", "message.sent_at", "deal.code"])
    .where("message.organisation_id", "=", organisationId)
    .orderBy("message.queued_at", "desc")
    .orderBy("message.id", "desc")
    .limit(most)
    .execute();
  const evidence = await evidenceOf(db, organisationId, rows);
  const known = await readKnown(db, organisationId, [], rows.map(({ id }) => id));
  return rows.map(({ id, kind, to_address: to, state, failed_at: failedAt, erased_at: erasedAt, queued_at: queuedAt, sent_at: sentAt, code }) => ({
    id,
    at: sentAt ?? queuedAt,
    title: mailTitle(known.mails.get(id) ?? { kind, document: null, announces: null }, known, locale),
    to,
    state,
    troubled: isTroubled({ state, failed_at: failedAt, erased_at: erasedAt }),
    arrival: arrivalOf(evidence.get(id)),
    dealCode: code,
  }));
}
