import type { Kysely } from "kysely";
import { furthestStep, gradeOfRecord } from "../../proof/grades.ts";
import type { GradeSource, GradeStep, GradingRecord, MessageGrade } from "../../proof/grades.ts";
import type { DkimResult } from "../../platform/database/mail-evidence-rows.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { MessageSummary } from "../messages/store.ts";
import { holdsAcceptance } from "./judge-report.ts";

type Db = Kysely<Database>;

/** One thing that is known of a message, with what its words need. What does not belong to it is empty. */
export type EvidenceStep = GradeStep & {
  /** Who reports. */
  reportedBy: string;
  /** The server that took the mail, and the line with which it did. */
  server: string;
  line: string;
  dkim: DkimResult | null;
  domain: string;
};

export type MessageEvidence = {
  steps: readonly EvidenceStep[];
  /** Null while nothing left. */
  furthest: (EvidenceStep & { grade: MessageGrade; source: GradeSource }) | null;
  /** When and why it was collected, refused or let go, as far as it came. */
  collection: CollectionState | null;
};

export type CollectionState = { id: string; endsAt: Temporal.Instant; end: "retrieved" | "refused" | "expired" | null; endedAt: Temporal.Instant | null };

const blank = { reportedBy: "", server: "", line: "", dkim: null, domain: "" } as const;

/** Whether somebody has the message, by what they did themselves: a report that it did not arrive contradicts that, and does not undo it. */
export function cameToHand(evidence: Pick<MessageEvidence, "furthest"> | null | undefined): boolean {
  return (evidence?.furthest?.grade ?? 0) >= gradeOfRecord["document.retrieved"].grade;
}

/** How far each of some messages came, by message. */
export async function evidenceOf(db: Db, organisationId: string, messages: readonly Pick<MessageSummary, "id" | "state" | "sent_at">[]): Promise<Map<string, MessageEvidence>> {
  if (messages.length === 0) return new Map();
  const ids = messages.map(({ id }) => id);
  const [reports, replies, collections] = await Promise.all([reportsOf(db, organisationId, ids), signedReplies(db, organisationId, ids), collectionsOf(db, organisationId, ids)]);
  return new Map(messages.map(({ id, state, sent_at: sentAt }) => {
    const collection = collections.find((one) => one.message_id === id);
    const steps: EvidenceStep[] = [
      ...(state === "sent" && sentAt !== null ? [{ ...blank, type: "message.submitted" as const, at: sentAt }] : []),
      ...reports.filter((report) => report.message_id === id).flatMap(reportStep),
      ...(collection?.opened_at ? [{ ...blank, type: "announcement.opened" as const, at: collection.opened_at }] : []),
      ...(collection?.retrieved_at ? [{ ...blank, type: "document.retrieved" as const, at: collection.retrieved_at }] : []),
      ...replies.filter((reply) => reply.message_id === id).map((reply): EvidenceStep => ({ ...blank, type: "reply.received", at: reply.received_at, dkim: reply.dkim, domain: reply.dkim_domain ?? "" })),
    ];
    return [id, { steps, furthest: furthestOf(steps), collection: collection === undefined ? null : stateOf(collection) }];
  }));
}

function furthestOf(steps: readonly EvidenceStep[]): MessageEvidence["furthest"] {
  const furthest = furthestStep(steps);
  const step = steps.find((one) => one === furthest);
  return step === undefined ? null : { ...step, ...gradeOfRecord[step.type] };
}

type ReportRow = Awaited<ReturnType<typeof reportsOf>>[number];

/** A report that a mail was passed on, without a line of who took it, says nothing of the receiver's server. */
function reportStep({ action, recorded_at: at, reporting_mta: reportedBy, remote_mta: server, diagnostic: line }: ReportRow): EvidenceStep[] {
  const type: GradingRecord | null = action === "delivered" ? "message.delivered" : action === "relayed" && holdsAcceptance(line) ? "message.relayed" : null;
  return type === null ? [] : [{ ...blank, type, at, reportedBy: reportedBy ?? "", server, line }];
}

function stateOf({ id, ends_at: endsAt, retrieved_at: retrieved, refused_at: refused, expired_at: expired }: CollectionRow): CollectionState {
  const end = retrieved !== null ? "retrieved" : refused !== null ? "refused" : expired !== null ? "expired" : null;
  return { id, endsAt, end, endedAt: retrieved ?? refused ?? expired };
}

async function reportsOf(db: Db, organisationId: string, messageIds: readonly string[]) {
  return db
    .selectFrom("delivery_reports")
    .select(["message_id", "action", "reporting_mta", "remote_mta", "diagnostic", "recorded_at"])
    .where("organisation_id", "=", organisationId)
    .where("message_id", "in", messageIds)
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
}

/** One that nobody signed may be anybody's, and says nothing of how far a mail came. */
async function signedReplies(db: Db, organisationId: string, messageIds: readonly string[]) {
  return db
    .selectFrom("inbound_mails")
    .select(["message_id", "received_at", "dkim", "dkim_domain"])
    .where("organisation_id", "=", organisationId)
    .where("message_id", "in", messageIds)
    .where("came_as", "=", "reply")
    .where("outcome", "=", "counted")
    .where("dkim", "=", "pass")
    .orderBy("received_at")
    .execute();
}

type CollectionRow = Awaited<ReturnType<typeof collectionsOf>>[number];

async function collectionsOf(db: Db, organisationId: string, messageIds: readonly string[]) {
  return db
    .selectFrom("collections")
    .select(["id", "message_id", "ends_at", "opened_at", "retrieved_at", "refused_at", "expired_at"])
    .where("organisation_id", "=", organisationId)
    .where("message_id", "in", messageIds)
    .execute();
}
