import { isAboutRecipient } from "../../proof/delivery-report.ts";
import type { DeliveryReport, ParsedReport, RecipientReport } from "../../proof/delivery-report.ts";

export const nothingProven = ["no-report", "sender-not-empty", "other-mail", "other-recipient", "contradicts-itself", "expanded", "named-by-message-id", "not-sent", "too-late"] as const;

/** Why a report proves nothing. */
export type NothingProven = (typeof nothingProven)[number];

export type ReportedAction = Exclude<RecipientReport["action"], "expanded">;

export type Judgement =
  | { counts: true; report: DeliveryReport; recipient: RecipientReport & { action: ReportedAction } }
  | { counts: false; why: NothingProven };

/** Days after a message was handed over in which a report about it counts: a mail server gives up after five or so, and its words go from hand to hand with a dossier. */
export const reportDays = 14;

/**
 * Whether a report that came to the address of one of our messages says something of that message. Anybody can write a report, so it has
 * to be one by the standard, from nobody, about this mail, to this receiver, in time, and of one mind with itself.
 * @param message.token the word under which the message was handed over; null: it has none
 * @param message.sentAt when it was handed over; null: it was not
 */
export function judgeReport(
  parsed: ParsedReport,
  { envelopeFrom, receivedAt }: { envelopeFrom: string; receivedAt: Temporal.Instant },
  message: { token: string | null; to_address: string; sentAt: Temporal.Instant | null },
): Judgement {
  if (parsed.kind === "unparsed") return { counts: false, why: "no-report" };
  const { report } = parsed;
  // A report has no sender, so that nobody ever reports about a report (RFC 3464, 2).
  if (envelopeFrom !== "") return { counts: false, why: "sender-not-empty" };
  if (report.originalEnvelopeId !== null && report.originalEnvelopeId !== message.token) return { counts: false, why: "other-mail" };
  if (message.sentAt === null) return { counts: false, why: "not-sent" };
  if (Temporal.Instant.compare(message.sentAt.add({ hours: 24 * reportDays }), receivedAt) < 0) return { counts: false, why: "too-late" };
  const told = report.recipients.filter((one) => isAboutRecipient(one, message.to_address));
  const [recipient] = told;
  if (recipient === undefined) return { counts: false, why: "other-recipient" };
  if (told.some(({ action, status }) => action !== recipient.action || status !== recipient.status)) return { counts: false, why: "contradicts-itself" };
  const { action } = recipient;
  if (!statusesOf[action].includes(recipient.status.charAt(0))) return { counts: false, why: "contradicts-itself" };
  if (action === "expanded") return { counts: false, why: "expanded" };
  return { counts: true, report, recipient: { ...recipient, action } };
}

/** How the number of a status begins: 2 it went well, 4 not yet or given up, 5 never. */
const statusesOf: Readonly<Record<RecipientReport["action"], readonly string[]>> = {
  delivered: ["2"],
  relayed: ["2"],
  expanded: ["2"],
  delayed: ["4"],
  failed: ["4", "5"],
};

/** A server that took the mail said so with a line of its own; without that line it may be any server on the way. */
export function holdsAcceptance(diagnostic: string): boolean {
  return /^2\d\d[ -]/.test(diagnostic);
}
