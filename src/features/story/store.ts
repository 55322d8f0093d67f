import type { Kysely } from "kysely";
import { z } from "zod";
import type { MessageKind } from "../../domain/message-kind.ts";
import type { Database } from "../../platform/database/schema.ts";
import { furthestStep, gradeOfRecord } from "../../proof/grades.ts";
import type { MessageGrade } from "../../proof/grades.ts";
import type { MessageEvidence } from "../mail-evidence/store.ts";

type Db = Kysely<Database>;

/** A mail as a story names it. What it was about is gone once it was erased. */
export type NamedMail = {
  kind: MessageKind;
  /** The invoice or credit note that it brought. */
  document: { kind: "invoice" | "credit-note"; number: string } | null;
  /** When it left, or was made while it has not. */
  at: Temporal.Instant;
  /** The number of the record that it left by; null while it is not in the log. */
  index: number | null;
  /** The mail that it announces, or sends a code for. */
  announces: string | null;
};

/** What records point to by an id, as far as a story tells it. */
export type Known = { mails: ReadonlyMap<string, NamedMail>; paymentCents: ReadonlyMap<string, number> };

/** Where nothing that is pointed to is told. */
export const nothingKnown: Known = { mails: new Map(), paymentCents: new Map() };

/** A record with its number in the log, null while it has none. */
export type TellableRecord = { type: string; details: unknown; index: number | null };

const pointers = z.object({ message: z.string().optional(), payment: z.string().optional() }).catch({});
const brought = z.object({ document: z.enum(["invoice", "credit-note"]), number: z.string() });
const announced = z.object({ collectionId: z.string() });
const leaves = /^message\.(submitted|refused|uncertain)$/;

/** Reads what the records of a story point to: which mail, and how much a payment was. @param more mails that the story tells of themselves */
export async function readKnown(db: Db, organisationId: string, records: readonly TellableRecord[], more: readonly string[] = []): Promise<Known> {
  const told = records.map(({ type, details, index }) => ({ type, index, ...pointers.parse(details) }));
  const left = new Map(told.flatMap(({ type, index, message }): [string, number][] => (leaves.test(type) && message !== undefined && index !== null ? [[message, index]] : [])));
  const payments = idsOf(told.map(({ payment }) => payment));
  const rows = payments.length === 0 ? [] : await db.selectFrom("payments").select(["id", "amount_cents"]).where("organisation_id", "=", organisationId).where("id", "in", payments).execute();
  return { mails: await mailsOf(db, organisationId, idsOf([...told.map(({ message }) => message), ...more]), left), paymentCents: new Map(rows.map(({ id, amount_cents: cents }) => [id, cents])) };
}

/** @param left by which record each left, as far as that is known */
async function mailsOf(db: Db, organisationId: string, ids: readonly string[], left: ReadonlyMap<string, number>): Promise<Map<string, NamedMail>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("messages").select(["id", "kind", "facts", "queued_at", "sent_at"]).where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  const collectionOf = new Map(rows.map(({ id, facts }) => [id, announced.safeParse(facts).data?.collectionId ?? null]));
  const collected = await messagesCollectedBy(db, organisationId, idsOf([...collectionOf.values()]));
  return new Map(rows.map(({ id, kind, facts, queued_at: queuedAt, sent_at: sentAt }) => {
    const document = brought.safeParse(facts).data;
    const announces = collected.get(collectionOf.get(id) ?? "") ?? null;
    return [id, { kind, document: document === undefined ? null : { kind: document.document, number: document.number }, at: sentAt ?? queuedAt, index: left.get(id) ?? null, announces }];
  }));
}

/** Which message waits, or waited, in each of some collections. */
async function messagesCollectedBy(db: Db, organisationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await db.selectFrom("collections").select(["id", "message_id"]).where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, message_id: messageId }) => [id, messageId]));
}

function idsOf(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null && id !== undefined))];
}

type EvidenceStep = MessageEvidence["steps"][number];

/** How far a mail came by what mail servers and its receiver said; null while it has not left. That a page was fetched stands beside it: it says nothing of the mail. */
export type Arrival = { furthest: { step: EvidenceStep; grade: Exclude<MessageGrade, 0> } | null; fetchedAt: Temporal.Instant | null };

export function arrivalOf(evidence: MessageEvidence | undefined): Arrival {
  const steps = evidence?.steps ?? [];
  const said = steps.filter(({ type }) => type !== "announcement.opened");
  const furthest = furthestStep(said);
  const step = said.find((one) => one === furthest);
  const grade = step === undefined ? 0 : gradeOfRecord[step.type].grade;
  return { furthest: step === undefined || grade === 0 ? null : { step, grade }, fetchedAt: steps.find(({ type }) => type === "announcement.opened")?.at ?? null };
}
