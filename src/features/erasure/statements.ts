import { sql } from "kysely";
import type { House } from "../../platform/house.ts";
import { holdLogWithAll, sequence } from "../log/actions.ts";
import { contentsThatGo, eraseContents, recordErasing } from "./contents.ts";
import { erasedWord } from "./erased-word.ts";
import { eraseMessages, holdMessages, mailUnderWay, messagesAbout } from "./messages.ts";
import { allowErasing, forgetStatements } from "./people.ts";

export type StatementErasureRefusal =
  | { kind: "statement-unknown" }
  /** It goes with its deal. */
  | { kind: "of-a-deal" }
  /** Nobody looked at it yet, or a mail about it is under way. */
  | { kind: "still-open" }
  | { kind: "already-erased" };

/**
 * Erases a statement of withdrawal that fits no deal, once somebody looked at it and its mails have left: who stated what, and every mail about it. That it came, when, and what
 * came of it stays. Cannot be undone.
 * @returns refusals `statement-unknown`, `of-a-deal`, `still-open`, `already-erased`
 * @throws {LogError} when the log of the organisation cannot be gone on with: then nothing is erased
 * @see docs/rules/erasure.md
 */
export async function eraseStatement(house: House, { organisationId, statementId, by }: { organisationId: string; statementId: string; by: string }): Promise<{ ok: true } | { ok: false; refusal: StatementErasureRefusal }> {
  await sequence(house, organisationId);
  return house.db.transaction().execute(async (trx) => {
    const statement = await trx.selectFrom("withdrawal_statements").select(["deal_id", "settled_at", "fingerprint", "locale"]).where("organisation_id", "=", organisationId).where("id", "=", statementId).forUpdate().executeTakeFirst();
    if (statement === undefined) return refuse("statement-unknown");
    if (statement.deal_id !== null) return refuse("of-a-deal");
    const messageIds = await messagesAbout(trx, organisationId, [statementId]);
    await holdMessages(trx, organisationId, messageIds);
    const log = await holdLogWithAll(trx, house, organisationId);
    const now = house.clock.now();
    const contents = await contentsThatGo(trx, organisationId, { subjectIds: [statementId], messageIds, orderIsKept: false });
    const mails = await mailUnderWay(trx, organisationId, messageIds);
    if (statement.fingerprint === statementId && contents.length === 0 && mails.unerased === 0) return refuse("already-erased");
    if (statement.settled_at === null || mails.count > 0) return refuse("still-open");
    const word = erasedWord(statement.locale);
    await allowErasing(trx);
    await eraseContents(trx, organisationId, contents, now);
    await eraseMessages(trx, organisationId, { messageIds, word }, now);
    await forgetStatements(trx, sql`organisation_id = ${organisationId} and id = ${statementId}`, word);
    await recordErasing(trx, organisationId, { subjectId: statementId, contents, log: log.number, by, now });
    return { ok: true };
  });
}

function refuse(kind: StatementErasureRefusal["kind"]): { ok: false; refusal: StatementErasureRefusal } {
  return { ok: false, refusal: { kind } };
}
