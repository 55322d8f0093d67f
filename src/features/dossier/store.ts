import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import { billedAs } from "../../domain/deal/billing-details.ts";
import { normaliseCode } from "../../domain/deal/code.ts";
import type { Locale } from "../../domain/locale.ts";
import type { MessageKind } from "../../domain/message-kind.ts";
import type { Deal } from "../deal/store.ts";
import { loggedRecords } from "../log/store.ts";
import type { LoggedRecord } from "../log/store.ts";

/** The PDF of the terms that a deal goes by. */
export async function termsOf(db: Kysely<Database>, deal: Pick<Deal, "organisation_id" | "frozen">): Promise<Buffer | undefined> {
  const row = await db.selectFrom("terms_versions").select("pdf").where("organisation_id", "=", deal.organisation_id).where("sha256", "=", deal.frozen.terms.sha256).executeTakeFirst();
  return row?.pdf;
}

/**
 * The records of a deal in one log, with those of the sign-up that it came from. Which sign-up that is, a reader of the file knows by the record that formed the deal: in a
 * log without it they would be of a stranger.
 */
export async function recordsOfDeal(db: Kysely<Database>, deal: Pick<Deal, "organisation_id" | "id" | "sign_up_id">, log: number): Promise<LoggedRecord[]> {
  const records = (await loggedRecords(db, deal.organisation_id, [deal.id, deal.sign_up_id])).filter((record) => record.log === log);
  const isNamed = records.some(({ leaf }) => leaf.subject === deal.id && leaf.type === "deal.formed" && leaf.details["signUp"] === deal.sign_up_id);
  return isNamed ? records : records.filter(({ leaf }) => leaf.subject === deal.id);
}

/** Mail by which the organisation tells itself of something. */
const toOurselves: ReadonlySet<MessageKind> = new Set(["cancellation-told", "withdrawal-told", "dispute-said", "reply-forwarded"]);

/**
 * Mail with a secret that shows that somebody reads this mailbox: the code with which a message is collected, and the address of what is remembered. A dossier can be
 * fetched by whoever has the address of the deal, so it may not lead there.
 */
const forItsMailboxAlone: ReadonlySet<MessageKind> = new Set(["collection-code", "record-link", "entry-answered"]);

/** Mail to the customer that says who comes and nothing else. Others name them as well, the confirmation first of all; without those a dossier would not show what was agreed. */
const aboutWhoComes: ReadonlySet<MessageKind> = new Set(["participant-replaced"]);

/** For whom a mail is: whose mailbox it went to, or, of `its-mailbox`, for nobody but who reads that. `customer-of-others`: to the customer, about nothing but who comes. */
export type Addressee = "customer" | "customer-of-others" | "organisation" | "participant" | "its-mailbox";

/** For whom each mail about a deal, and about the sign-up that it came from, is. Where it cannot be told from the address, it is for somebody who comes. */
export async function addresseesOf(db: Kysely<Database>, deal: Pick<Deal, "organisation_id" | "id" | "sign_up_id" | "customer" | "billing_details">): Promise<Map<string, Addressee>> {
  const rows = await db.selectFrom("messages").select(["id", "kind", "to_address"]).where("organisation_id", "=", deal.organisation_id).where("subject_id", "in", [deal.id, deal.sign_up_id]).execute();
  const { orderedBy, billingEmail } = deal.customer;
  const own = new Set([orderedBy.email, billingEmail, billedAs(deal.customer, deal.billing_details).billingEmail].map((address) => address.toLowerCase()));
  return new Map(rows.map(({ id, kind, to_address: address }) => [id, forItsMailboxAlone.has(kind) ? "its-mailbox" : own.has(address.toLowerCase()) ? (aboutWhoComes.has(kind) ? "customer-of-others" : "customer") : toOurselves.has(kind) ? "organisation" : "participant"]));
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
