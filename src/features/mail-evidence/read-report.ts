import { parseDeliveryReport } from "../../proof/delivery-report.ts";
import type { DeliveryReport, RecipientReport } from "../../proof/delivery-report.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { cut, oneLine } from "../../platform/plain-text.ts";
import { writeRecords } from "../evidence/store.ts";
import type { NewRecord } from "../evidence/store.ts";
import type { Message } from "../messages/store.ts";
import { holdsAcceptance, judgeReport } from "./judge-report.ts";
import type { NothingProven, ReportedAction } from "./judge-report.ts";
import type { InboundMail } from "./store.ts";

export type ReadOutcome = { outcome: "counted" | "known"; why: null } | { outcome: "proves-nothing"; why: NothingProven };

/** Reads a report: what it says of the message is kept and recorded, once. The message is locked. */
export async function readReport(trx: Trx, { inbound, message, bytes }: { inbound: InboundMail; message: Message; bytes: Buffer }, now: Temporal.Instant): Promise<ReadOutcome> {
  if (inbound.why === "named-by-message-id") return { outcome: "proves-nothing", why: inbound.why };
  const judged = judgeReport(await parseDeliveryReport(bytes), { envelopeFrom: inbound.envelope_from, receivedAt: inbound.received_at }, { ...message, sentAt: sentAtOf(message) });
  if (!judged.counts) return { outcome: "proves-nothing", why: judged.why };
  const { report, recipient } = judged;
  if (!(await keepReport(trx, { inbound, message, report, recipient }, now))) return { outcome: "known", why: null };
  await writeRecords(trx, message.organisation_id, [recordOf({ inbound, message, recipient }, now)]);
  if (recipient.action === "failed") await markFailed(trx, message, recipient, now);
  return { outcome: "counted", why: null };
}

/** A message of which nobody knows whether it left has no such moment, and a report about it is in time by the moment from which it waited. */
function sentAtOf({ state, sent_at: sentAt, queued_at: queuedAt }: Message): Temporal.Instant | null {
  return state === "sent" || state === "uncertain" ? (sentAt ?? queuedAt) : null;
}

function recordOf({ inbound, message, recipient: { action, status, diagnostic } }: { inbound: InboundMail; message: Message; recipient: RecipientReport & { action: ReportedAction } }, at: Temporal.Instant): NewRecord {
  const step = { subjectId: message.subject_id, at, actor: "mail-server" as const };
  const details = { message: message.id, kind: message.kind, inbound: inbound.id, blob: inbound.blob_id, status };
  if (action === "relayed") return { ...step, type: "message.relayed", details: { ...details, acceptance: holdsAcceptance(diagnostic ?? "") } };
  return { ...step, type: `message.${action}`, details };
}

/** @returns false when the same was said before */
async function keepReport(
  trx: Trx,
  { inbound, message, report, recipient }: { inbound: InboundMail; message: Message; report: DeliveryReport; recipient: RecipientReport & { action: ReportedAction } },
  now: Temporal.Instant,
): Promise<boolean> {
  const kept = await trx
    .insertInto("delivery_reports")
    .values({
      organisation_id: message.organisation_id,
      id: uuidv7(now),
      message_id: message.id,
      inbound_mail_id: inbound.id,
      action: recipient.action,
      status: recipient.status,
      reporting_mta: cut(oneLine(report.reportingMta ?? ""), 300),
      remote_mta: cut(oneLine(recipient.remoteMta ?? ""), 300),
      diagnostic: cut(oneLine(recipient.diagnostic ?? ""), 2_000),
      recorded_at: now.toString(),
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "message_id", "action", "status", "reporting_mta", "acceptance"]).doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

async function markFailed(trx: Trx, message: Message, { diagnostic, status }: RecipientReport, now: Temporal.Instant): Promise<void> {
  await trx
    .updateTable("messages")
    .set({ failed_at: now.toString(), last_error: cut(oneLine(diagnostic ?? status), 2_000) })
    .where("organisation_id", "=", message.organisation_id)
    .where("id", "=", message.id)
    .where("failed_at", "is", null)
    .execute();
}
