import { sql } from "kysely";
import type { Customer, FrozenDeal } from "../../domain/deal/frozen-deal.ts";
import { formatCode } from "../../domain/deal/code.ts";
import type { Trx } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";
import { withoutWords } from "./without-words.ts";

/**
 * Who ordered and was billed, once the books do not need it any more. Numbers, days and amounts stay, so that no series gets a gap and every book still adds up; what banks
 * said of several deals at once goes with the last of them.
 */
export async function eraseOrder(trx: Trx, deal: Deal, { word }: { word: string }, now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id, sign_up_id: signUpId } = deal;
  const ofDeal = sql`organisation_id = ${organisationId} and deal_id = ${id}`;
  const moment = sql`${now.toString()}::timestamptz`;
  const customer = JSON.stringify(nobody(deal, word));
  await forgetCustomer(trx, deal);
  await sql`update deals set customer = ${customer}::jsonb, frozen = ${JSON.stringify(withoutNames(deal, word))}::jsonb, billing_details = null, order_erased_at = ${moment} where organisation_id = ${organisationId} and id = ${id}`.execute(trx);
  await sql`update sign_ups set customer = ${customer}::jsonb where organisation_id = ${organisationId} and id = ${signUpId}`.execute(trx);
  await sql`delete from invoice_files where organisation_id = ${organisationId} and invoice_id in (select i.id from invoices i where i.organisation_id = ${organisationId} and i.deal_id = ${id})`.execute(trx);
  await sql`
    update invoices set erased_at = ${moment}, content = jsonb_set(content, '{buyer}', jsonb_build_object(
      'kind', content #> '{buyer,kind}', 'name', ${word}::text,
      'address', jsonb_build_object('street', '', 'postcode', '', 'city', '', 'country', content #> '{buyer,address,country}')
    )) where ${ofDeal} and erased_at is null
  `.execute(trx);
  await sql`update payments set note = '' where ${ofDeal} and note <> ''`.execute(trx);
  await sql`update refund_items set iban = '', holder = '' where ${ofDeal}`.execute(trx);
  await sql`
    update refund_batches b set xml = '' where b.organisation_id = ${organisationId}
      and exists (select 1 from refund_items i where i.organisation_id = b.organisation_id and i.batch_id = b.id and i.deal_id = ${id})
      and not exists (select 1 from refund_items i where i.organisation_id = b.organisation_id and i.batch_id = b.id and i.iban <> '')
  `.execute(trx);
  await forgetBankLines(trx, deal);
}

/** A line is of the deals whose payments it is, and of those whose refunds left in the file that it is. */
async function forgetBankLines(trx: Trx, { organisation_id: organisationId, id }: Deal): Promise<void> {
  await sql`
    with line_deals as (
      select line_id, deal_id from bank_line_bookings where organisation_id = ${organisationId}
      union all
      select b.line_id, i.deal_id from refund_batches b join refund_items i on i.organisation_id = b.organisation_id and i.batch_id = b.id
      where b.organisation_id = ${organisationId} and b.line_id is not null
    )
    update bank_lines l set name = null, account = null, reference = null, end_to_end_id = null, text = '', found = null where l.organisation_id = ${organisationId}
      and l.id in (select line_id from line_deals where deal_id = ${id})
      and not exists (select 1 from line_deals k join deals d on d.organisation_id = ${organisationId} and d.id = k.deal_id where k.line_id = l.id and d.order_erased_at is null)
  `.execute(trx);
}

/** What was decided about a customer goes with their last deal. */
async function forgetCustomer(trx: Trx, { organisation_id: organisationId, id }: Deal): Promise<void> {
  for (const table of ["track_overrules", "track_objections"] as const) {
    await sql`
      delete from ${sql.table(table)} t using deals d
      where d.organisation_id = ${organisationId} and d.id = ${id} and t.organisation_id = d.organisation_id and t.customer_key = customer_key(d.customer)
        and not exists (select 1 from deals other where other.organisation_id = d.organisation_id and other.id <> d.id and customer_key(other.customer) = customer_key(d.customer))
    `.execute(trx);
  }
}

/** The words that were shown name a company and its numbers, and nobody else. */
function withoutNames({ frozen, customer: { kind, name, kvkNumber, vatNumber = "" } }: Deal, word: string): FrozenDeal {
  const said = [name, kvkNumber, vatNumber].filter((text) => text !== "");
  if (kind !== "company" || said.length === 0) return frozen;
  const { sentences, information, ...rest } = frozen.wording;
  const without = (text: string) => withoutWords(text, said, word);
  return { ...frozen, wording: { ...rest, sentences: sentences.map(without), information: information.map((paragraph) => ({ ...paragraph, text: without(paragraph.text) })) } };
}

/** With the code in the name: no two who were erased are taken for one customer. */
export function nobody({ code, customer: { kind, country } }: Pick<Deal, "code" | "customer">, word: string): Customer {
  return { kind, name: `${word} ${formatCode(code)}`, kvkNumber: "", street: "", postcode: "", town: "", country, billingEmail: "", reference: "", remark: "", orderedBy: { name: word, email: "" } };
}
