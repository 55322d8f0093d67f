import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Trx } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";

/** Lets this transaction take out of rows that are otherwise never changed what may be erased from them. */
export async function allowErasing(trx: Trx): Promise<void> {
  await sql`set local handslag.erasing = 'yes'`.execute(trx);
}

/** Who came, what they needed, where money was to go back to, and what was written in free words around a deal; notes at payments are in the books, and go with the order. */
export async function erasePeople(trx: Trx, deal: Deal, { word }: { word: string }, now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id, sign_up_id: signUpId } = deal;
  const ofDeal = sql`organisation_id = ${organisationId} and deal_id = ${id}`;
  await sql`
    update bookings set first_name = ${word}, last_name = '', email = '', needs = ''
    where organisation_id = ${organisationId} and (deal_id = ${id} or sign_up_id = ${signUpId})
  `.execute(trx);
  await sql`update sign_ups set request_sha256 = '' where organisation_id = ${organisationId} and id = ${signUpId}`.execute(trx);
  await sql`delete from order_requests where ${ofDeal}`.execute(trx);
  await sql`delete from terms_views where ${ofDeal}`.execute(trx);
  await sql`delete from refund_accounts where ${ofDeal}`.execute(trx);
  await sql`update goodwill set note = '' where ${ofDeal} and note <> ''`.execute(trx);
  await sql`update dispute_words set words = ${word} where organisation_id = ${organisationId} and dispute_id in (select d.id from disputes d where d.organisation_id = ${organisationId} and d.deal_id = ${id})`.execute(trx);
  await sql`update track_strikes set reason = ${word} where ${ofDeal}`.execute(trx);
  await sql`update track_corrections set words = ${word}, answer_words = '' where ${ofDeal}`.execute(trx);
  await sql`update plan_reviews set words = ${word}, answer_words = '' where ${ofDeal}`.execute(trx);
  await sql`update track_overrules set reason = ${word} where ${ofDeal} and (ended_at is not null or ends_at <= ${now.toString()}::timestamptz)`.execute(trx);
  await forgetStatements(trx, ofDeal, word);
}

/** What is left of a statement is when it came, and what came of it. */
export async function forgetStatements(trx: Trx, which: RawBuilder<unknown>, word: string): Promise<void> {
  await sql`update withdrawal_statements set name = ${word}, order_text = ${word}, email = '', fingerprint = id::text, client = '', order_key = '' where ${which}`.execute(trx);
}
