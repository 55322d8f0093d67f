import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import { billedAs } from "../../domain/deal/billing-details.ts";
import { normaliseCode } from "../../domain/deal/code.ts";
import type { Locale } from "../../domain/locale.ts";
import type { MessageKind } from "../../domain/message-kind.ts";
import type { Deal } from "../deal/store.ts";

/** The PDF of the terms that a deal goes by. */
export async function termsOf(db: Kysely<Database>, deal: Pick<Deal, "organisation_id" | "frozen">): Promise<Buffer | undefined> {
  const row = await db.selectFrom("terms_versions").select("pdf").where("organisation_id", "=", deal.organisation_id).where("sha256", "=", deal.frozen.terms.sha256).executeTakeFirst();
  return row?.pdf;
}

/** Mail by which the organisation tells itself of something. */
const toOurselves: ReadonlySet<MessageKind> = new Set(["cancellation-told", "withdrawal-told", "dispute-said", "reply-forwarded"]);

/**
 * Mail with a secret that shows that somebody reads this mailbox: the code with which a message is collected, and the address of what is remembered. A dossier can be
 * fetched by whoever has the address of the deal, so it may not lead there.
 */
const forItsMailboxAlone: ReadonlySet<MessageKind> = new Set(["collection-code", "record-link", "entry-answered"]);

/** For whom a mail is: whose mailbox it went to, or, of `its-mailbox`, for nobody but who reads that. */
export type Addressee = "customer" | "organisation" | "participant" | "its-mailbox";

/** For whom each mail about a deal is. Where it cannot be told from the address, it is for somebody who comes. */
export async function addresseesOf(db: Kysely<Database>, deal: Pick<Deal, "organisation_id" | "id" | "customer" | "billing_details">): Promise<Map<string, Addressee>> {
  const rows = await db.selectFrom("messages").select(["id", "kind", "to_address"]).where("organisation_id", "=", deal.organisation_id).where("subject_id", "=", deal.id).execute();
  const { orderedBy, billingEmail } = deal.customer;
  const own = new Set([orderedBy.email, billingEmail, billedAs(deal.customer, deal.billing_details).billingEmail].map((address) => address.toLowerCase()));
  return new Map(rows.map(({ id, kind, to_address: address }) => [id, forItsMailboxAlone.has(kind) ? "its-mailbox" : own.has(address.toLowerCase()) ? "customer" : toOurselves.has(kind) ? "organisation" : "participant"]));
}

/** The deals that a code names, as somebody typed it; more than one only where several organisations share the installation. */
export async function dealsOfCode(db: Kysely<Database>, typed: string, slug: string | null): Promise<{ organisationId: string; dealId: string; slug: string; locale: Locale }[]> {
  const rows = await db
    .selectFrom("deals")
    .innerJoin("organisations", "organisations.organisation_id", "deals.organisation_id")
    .select(["deals.organisation_id", "deals.id", "deals.locale", "organisations.slug"])
    .where("deals.code", "=", normaliseCode(typed))
    .$if(slug !== null, (query) => query.where("organisations.slug", "=", slug ?? ""))
    .execute();
  return rows.map((row) => ({ organisationId: row.organisation_id, dealId: row.id, slug: row.slug, locale: row.locale }));
}
