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
    .select(["message.id", "message.kind", "message.to_address", "message.state", "message.failed_at", "message.erased_at", "message.queued_at", "message.sent_at"])
    // Places of one sign-up that came free one after another are several deals: the mail is named by the first.
    .select((eb) => eb
      .selectFrom("deals as deal")
      .select("deal.code")
      .whereRef("deal.organisation_id", "=", "message.organisation_id")
      .where((one) => one.or([one("deal.id", "=", one.ref("message.subject_id")), one("deal.sign_up_id", "=", one.ref("message.subject_id"))]))
      .orderBy("deal.formed_at")
      .orderBy("deal.id")
      .limit(1)
      .as("code"))
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
