import serialize from "canonicalize";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import { orderRequests, viewRequests } from "../order-request/store.ts";
import type { Attachment } from "./store.ts";

type Db = Kysely<Database>;

/** What a record commits to. `kept`: the content stays where it lies and is read from there again; otherwise it is kept with the record. */
export type Content = { name: string; mediaType: string; bytes: Uint8Array; kept: "there" | "here" };

export type SourceRecord = { id: string; subject_id: string; type: string; details: Readonly<Record<string, unknown>> };

type Reader = (db: Db, organisationId: string, records: readonly SourceRecord[]) => Promise<Map<string, Content[]>>;

/** Where the content of records comes from, by their type. A type that is not here says all it has to say itself. */
const readers: Readonly<Record<string, Reader>> = {
  "deal.formed": orders,
  "terms.shown": views,
  "message.rendered": mails,
  "message.submitted": blobs,
  "message.refused": blobs,
  "message.uncertain": blobs,
  "message.relayed": blobs,
  "message.delivered": blobs,
  "message.delayed": blobs,
  "message.failed": blobs,
  "reply.received": blobs,
  "announcement.opened": blobs,
  "document.retrieved": blobs,
  "document.refused": blobs,
  "invoice.issued": documents,
  "credit-note.issued": documents,
  "terms.published": terms,
  "dispute.said": said,
};

/** The content of some records, by their ids. Each type is read with one question. */
export async function contentOf(db: Db, organisationId: string, records: readonly SourceRecord[]): Promise<Map<string, Content[]>> {
  const found = new Map<string, Content[]>();
  for (const [type, some] of Map.groupBy(records, (record) => record.type)) {
    for (const [id, content] of (await readers[type]?.(db, organisationId, some)) ?? []) found.set(id, content);
  }
  return found;
}

/** What attachments hold, by `record/name`. What was erased, or is no longer where it lay, is not there. */
export async function readContent(db: Db, organisationId: string, attachments: readonly Attachment[]): Promise<Map<string, Uint8Array>> {
  const ids = [...new Set(attachments.filter(({ content, erased_at: erasedAt }) => content === null && erasedAt === null).map(({ record_id: id }) => id))];
  const records = ids.length === 0 ? [] : await db.selectFrom("records").select(["id", "subject_id", "type", "details"]).where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  const there = await contentOf(db, organisationId, records.map((record) => ({ ...record, details: record.details as SourceRecord["details"] })));
  const entries = attachments.flatMap(({ record_id: id, name, content, erased_at: erasedAt }): [string, Uint8Array][] => {
    const bytes = content ?? (erasedAt === null ? there.get(id)?.find((one) => one.name === name)?.bytes : undefined);
    return bytes === undefined ? [] : [[`${id}/${name}`, new Uint8Array(bytes)]];
  });
  return new Map(entries);
}

/** The order as it was placed, with the names of those who come and the request that it came with. The names may change later; the rest does not. */
async function orders(db: Db, organisationId: string, records: readonly SourceRecord[]): Promise<Map<string, Content[]>> {
  const ids = records.map(({ subject_id: id }) => id);
  const deals = await db.selectFrom("deals").select(["id", "code", "locale", "customer", "frozen", "formed_at"]).where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  const requestOf = await orderRequests(db, organisationId, ids);
  const people = await db.selectFrom("bookings").select(["id", "deal_id", "first_name", "last_name", "email", "needs"]).where("organisation_id", "=", organisationId).where("deal_id", "in", ids).orderBy("seat_number").execute();
  const participantsOf = Map.groupBy(people, ({ deal_id: dealId }) => dealId ?? "");
  const recordOf = new Map(records.map((record) => [record.subject_id, record.id]));
  return new Map(deals.map((deal) => {
    const participants = (participantsOf.get(deal.id) ?? []).map(({ id, first_name: firstName, last_name: lastName, email, needs }) => ({ booking: id, firstName, lastName, email, needs }));
    const order = { code: deal.code, formedAt: deal.formed_at.toString(), locale: deal.locale, customer: deal.customer, order: deal.frozen };
    const request = requestOf.get(deal.id);
    return [recordOf.get(deal.id) ?? "", [json("order", order, "there"), json("participants", { participants }, "here"), ...(request === undefined ? [] : [asJson("order-request", request)])]];
  }));
}

async function views(db: Db, organisationId: string, records: readonly SourceRecord[]): Promise<Map<string, Content[]>> {
  const requestOf = await viewRequests(db, organisationId, idsIn(records, "view"));
  return byDetail(records, "view", [...requestOf].map(([id, text]) => ({ id, text })), ({ text }) => [asJson("terms-request", text)]);
}

async function mails(db: Db, organisationId: string, records: readonly SourceRecord[]): Promise<Map<string, Content[]>> {
  const rows = await db.selectFrom("messages").select(["id", "bytes"]).where("organisation_id", "=", organisationId).where("id", "in", idsIn(records, "message")).execute();
  return byDetail(records, "message", rows, ({ bytes }) => bytes === null ? [] : [{ name: "mail", mediaType: "message/rfc822", bytes, kept: "there" }]);
}

/** Which of the details of a record name bytes that were kept, and what those are called in it. */
const blobNames: readonly { detail: "blob" | "dns"; types: RegExp; name: string }[] = [
  { detail: "blob", types: /^message\.(submitted|refused|uncertain)$/, name: "transcript" },
  { detail: "blob", types: /^message\.(relayed|delivered|delayed|failed)$/, name: "report" },
  { detail: "blob", types: /^reply\.received$/, name: "reply" },
  { detail: "dns", types: /^reply\.received$/, name: "dkim-keys" },
  { detail: "blob", types: /^(announcement|document)\./, name: "request" },
];

async function blobs(db: Db, organisationId: string, records: readonly SourceRecord[]): Promise<Map<string, Content[]>> {
  const ids = [...idsIn(records, "blob"), ...idsIn(records, "dns")];
  const rows = await db.selectFrom("mail_evidence_blobs").select(["id", "media_type", "bytes"]).where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return new Map(records.map((record): [string, Content[]] => [record.id, blobNames.flatMap(({ detail, types, name }): Content[] => {
    const row = types.test(record.type) ? rowOf.get(String(record.details[detail])) : undefined;
    return row === undefined ? [] : [{ name, mediaType: row.media_type, bytes: row.bytes, kept: "there" }];
  })]));
}

async function documents(db: Db, organisationId: string, records: readonly SourceRecord[]): Promise<Map<string, Content[]>> {
  const rows = await db.selectFrom("invoices").select(["id", "number", "content"]).where("organisation_id", "=", organisationId).where("id", "in", idsIn(records, "invoice")).execute();
  return byDetail(records, "invoice", rows, ({ number, content }) => [json("document", { number, content }, "there")]);
}

async function terms(db: Db, organisationId: string, records: readonly SourceRecord[]): Promise<Map<string, Content[]>> {
  const hashes = records.map(({ details }) => details["sha256"]).filter((hash) => typeof hash === "string");
  const rows = hashes.length === 0 ? [] : await db.selectFrom("terms_versions").select(["sha256", "pdf"]).where("organisation_id", "=", organisationId).where("sha256", "in", hashes).execute();
  return byDetail(records, "sha256", rows.map(({ sha256, pdf }) => ({ id: sha256, pdf })), ({ pdf }) => [{ name: "terms", mediaType: "application/pdf", bytes: pdf, kept: "there" }]);
}

/** What either side wrote about an objection. */
async function said(db: Db, organisationId: string, records: readonly SourceRecord[]): Promise<Map<string, Content[]>> {
  const rows = await db.selectFrom("dispute_words").select(["id", "words"]).where("organisation_id", "=", organisationId).where("id", "in", idsIn(records, "words")).execute();
  return byDetail(records, "words", rows, ({ words }) => [{ name: "words", mediaType: "text/plain", bytes: new TextEncoder().encode(words), kept: "there" }]);
}

function asJson(name: string, text: string): Content {
  return { name, mediaType: "application/json", bytes: new TextEncoder().encode(text), kept: "there" };
}

function json(name: string, value: unknown, kept: Content["kept"]): Content {
  return { name, mediaType: "application/json", bytes: new TextEncoder().encode(serialize(value) ?? "null"), kept };
}

function idsIn(records: readonly SourceRecord[], name: string): string[] {
  const ids = records.map(({ details }) => details[name]).filter((id) => typeof id === "string");
  return ids.length === 0 ? ["00000000-0000-0000-0000-000000000000"] : ids;
}

function byDetail<Row extends { id: string }>(records: readonly SourceRecord[], name: string, rows: readonly Row[], contentIn: (row: Row) => Content[]): Map<string, Content[]> {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return new Map(records.map((record): [string, Content[]] => {
    const row = rowOf.get(String(record.details[name]));
    return [record.id, row === undefined ? [] : contentIn(row)];
  }));
}
