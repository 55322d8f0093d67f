import { sql } from "kysely";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { writeRecords } from "../evidence/store.ts";

export { formKey, isFormKey, termsAddress } from "./form-key.ts";

/** What asks for a deal, as evidence. */
export type OrderRequest = {
  /** JSON: what was typed and ticked, by which network address and browser. */
  text: string;
  /** Names the form that it came from, so that what was opened from there belongs to it; null: there was no page. */
  form: string | null;
};

/** So long after it was opened a form can still be sent, and what was opened from it is kept. */
const formDays = 2;

/** More than this of forms that were never sent is not kept. */
const mostUnordered = 10_000;

/** Keeps that the terms were opened from an order form. Opened again from the same form is the same view. */
export async function keepTermsView(house: House, { organisationId, form, termsSha256, request }: { organisationId: string; form: string; termsSha256: string; request: string }): Promise<void> {
  const now = house.clock.now();
  await house.db
    .insertInto("terms_views")
    .values({ organisation_id: organisationId, id: uuidv7(now), form, terms_sha256: termsSha256, request, shown_at: now.toString() })
    .onConflict((conflict) => conflict.columns(["organisation_id", "form", "terms_sha256"]).doNothing())
    .execute();
  const before = now.subtract({ hours: 24 * formDays }).toString();
  await sql`
    delete from terms_views where deal_id is null and (
      shown_at < ${before}::timestamptz
      or (organisation_id, id) in (select organisation_id, id from terms_views where deal_id is null order by shown_at desc, id desc offset ${mostUnordered})
    )
  `.execute(house.db);
}

/** Keeps what deals were ordered with, in the transaction that formed them, and records which terms had been opened from their forms. */
export async function keepOrderRequests(
  trx: Trx,
  organisationId: string,
  now: Temporal.Instant,
  orders: readonly { dealId: string; request: OrderRequest }[],
): Promise<void> {
  await insertRows(trx, "order_requests", { organisation_id: "uuid", deal_id: "uuid", request: "text" }, orders.map(({ dealId, request }) => ({ organisation_id: organisationId, deal_id: dealId, request: request.text })));
  const forms = orders.flatMap(({ dealId, request: { form } }) => (form === null ? [] : [{ form, deal: dealId }]));
  if (forms.length === 0) return;
  const { rows } = await sql<{ id: string; deal_id: string; terms_sha256: string; shown_at: Temporal.Instant }>`
    update terms_views v set deal_id = sent.deal from json_to_recordset(${JSON.stringify(forms)}::json) as sent(form text, deal uuid)
    where v.organisation_id = ${organisationId} and v.form = sent.form and v.deal_id is null
    returning v.id, v.deal_id, v.terms_sha256, v.shown_at
  `.execute(trx);
  const shown = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  await writeRecords(trx, organisationId, shown.map(({ id, deal_id: dealId, terms_sha256: sha256, shown_at: shownAt }) => ({ subjectId: dealId, type: "terms.shown", at: now, actor: "customer", details: { view: id, sha256, shownAt: shownAt.toString() } })));
}
