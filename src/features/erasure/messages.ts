import { sql } from "kysely";
import type { Kysely } from "kysely";
import { statementOutcomes } from "../../domain/withdrawal/statement.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";

type Db = Kysely<Database>;

/**
 * The mails about some deals and requests, and about statements of withdrawal that named one of the deals, or that are themselves among the subjects, whatever came of them.
 * Of the last, which are about the organisation, also those that were sent anew, however often, and the answers that were passed on.
 */
export async function messagesAbout(db: Db, organisationId: string, subjectIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive ours as (
      select id from messages where organisation_id = ${organisationId} and subject_id = any(${subjectIds}::uuid[])
      union
      select m.id from withdrawal_statements w
      join lateral (
        select 'withdrawal-acknowledged:' || w.id as key
        union all select kind || ':' || w.id || ':' || outcome from unnest(array['withdrawal-told', 'withdrawal-answered']) kind, unnest(${statementOutcomes}::text[]) outcome
      ) told on true join messages m on m.organisation_id = w.organisation_id and m.dedupe_key = told.key
      where w.organisation_id = ${organisationId} and (w.id = any(${subjectIds}::uuid[]) or w.deal_id = any(${subjectIds}::uuid[]))
      union
      select m.id from ours join lateral (
        select 'again:' || ours.id as key
        union all select 'reply:' || i.id from inbound_mails i where i.organisation_id = ${organisationId} and i.message_id = ours.id
      ) follow on true join messages m on m.organisation_id = ${organisationId} and m.dedupe_key = follow.key
    )
    select id from ours
  `.execute(db);
  return rows.map((row) => row.id);
}

/** How many mails have not left or were not read, and of how many something is left to erase. */
export async function mailUnderWay(db: Db, organisationId: string, messageIds: readonly string[]): Promise<{ count: number; unerased: number }> {
  const { rows } = await sql<{ count: number; unerased: number }>`
    select
      (select count(*)::int from messages where organisation_id = ${organisationId} and id = any(${messageIds}::uuid[]) and state in ('queued', 'rendered', 'sending'))
        + (select count(*)::int from inbound_mails where organisation_id = ${organisationId} and message_id = any(${messageIds}::uuid[]) and read_at is null) as count,
      (select count(*)::int from messages where organisation_id = ${organisationId} and id = any(${messageIds}::uuid[]) and erased_at is null)
        + (select count(*)::int from mail_evidence_blobs b join inbound_mails i on i.organisation_id = b.organisation_id and i.id = b.subject_id
          where i.organisation_id = ${organisationId} and i.message_id = any(${messageIds}::uuid[])) as unerased
  `.execute(db);
  return rows[0] ?? { count: 0, unerased: 0 };
}

/** Nobody sends them, and no mail lands on them, until the transaction ends. */
export async function holdMessages(trx: Trx, organisationId: string, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length > 0) await trx.selectFrom("messages").select("id").where("organisation_id", "=", organisationId).where("id", "in", messageIds).orderBy("id").forUpdate().execute();
}

/**
 * The bytes, addresses and facts of mails, what servers and people said about them, and everything that was kept of that. How far a mail came stays known: a line with
 * which a server took it keeps its number.
 */
export async function eraseMessages(trx: Trx, organisationId: string, { messageIds, word }: { messageIds: readonly string[]; word: string }, now: Temporal.Instant): Promise<void> {
  const ids = sql`${messageIds}::uuid[]`;
  const ours = sql`organisation_id = ${organisationId} and message_id = any(${ids})`;
  const moment = now.toString();
  await sql`
    delete from mail_evidence_blobs where organisation_id = ${organisationId} and (
      subject_id = any(${ids}) or subject_id in (select id from inbound_mails where ${ours}) or subject_id in (select id from collections where ${ours})
    )
  `.execute(trx);
  await sql`
    update inbound_mails set envelope_from = '', client_address = '', dkim_domain = null, seen_at = coalesce(seen_at, ${moment}::timestamptz),
      from_address = case when from_address is null then null else ${word} end, from_name = case when from_name is null then null else '' end,
      subject = case when subject is null then null else '' end, body = case when body is null then null else '' end,
      enclosed = case when enclosed is null then null else '{}'::text[] end
    where ${ours}
  `.execute(trx);
  // Servers of people have their names. Nulls are all different, so that what two servers said stays two reports.
  await sql`update delivery_reports set reporting_mta = null, remote_mta = '', diagnostic = coalesce(substring(diagnostic from '^[245][0-9][0-9][ -]'), '') where ${ours}`.execute(trx);
  // What was collected can be read there no longer.
  await sql`delete from collection_codes where organisation_id = ${organisationId} and collection_id in (select id from collections where ${ours})`.execute(trx);
  await sql`update collections set ends_at = least(ends_at, ${moment}::timestamptz - interval '1 second') where ${ours}`.execute(trx);
  // Only the demo catches mail.
  await sql`
    delete from caught_mails c using messages m
    where m.organisation_id = ${organisationId} and m.id = any(${ids}) and c.recipient = m.to_address and m.message_id is not null and position(convert_to(m.message_id, 'UTF8') in c.bytes) > 0
  `.execute(trx);
  await sql`
    update messages set to_address = ${word}, to_name = '', facts = '{}', bytes = null, last_error = null, message_id = null, token = null, answer_token = null, failed_at = null, erased_at = ${moment}::timestamptz
    where organisation_id = ${organisationId} and id = any(${ids})
  `.execute(trx);
}
