import PostalMime from "postal-mime";
import type { Attachment, Email } from "postal-mime";

export const deliveryActions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

/** What a mail server says that it did (RFC 3464, 2.3.3). */
export type DeliveryAction = (typeof deliveryActions)[number];

/** What a report says about one recipient. Addresses are without their type; what the report leaves out is null. */
export type RecipientReport = {
  action: DeliveryAction;
  /** Three numbers with dots, such as 5.1.1. */
  status: string;
  originalRecipient: string | null;
  finalRecipient: string;
  /** The server that the mail was offered to. */
  remoteMta: string | null;
  /** What that server answered, with its type taken off only when it is SMTP. */
  diagnostic: string | null;
};

/** A delivery report (RFC 3464, and RFC 6533 for addresses beyond ASCII). */
export type DeliveryReport = {
  /** The server that reports. */
  reportingMta: string | null;
  /** The word under which the mail was handed over (RFC 3461, ENVID). */
  originalEnvelopeId: string | null;
  /** When the reporting server took the mail, as it says so itself. */
  arrivalDate: string | null;
  recipients: readonly RecipientReport[];
  /** Of the mail that it is about, where its headers were returned; with angle brackets. */
  originalMessageId: string | null;
  /** Of the report itself; with angle brackets. */
  reportId: string | null;
};

export type ParsedReport = { kind: "report"; report: DeliveryReport } | { kind: "unparsed"; why: "no-status-part" | "several-status-parts" | "broken-mail" | "broken-fields" };

/**
 * Reads a delivery report. What is no report by the standard, or one with a field that is not as the standard says, is `unparsed`: a
 * bounce in prose is never guessed at. Says nothing about whether a report is true.
 * @see docs/decisions/017-mail-evidence.md
 */
export async function parseDeliveryReport(bytes: Uint8Array): Promise<ParsedReport> {
  const mail = await readMail(bytes);
  if (mail === null) return { kind: "unparsed", why: "broken-mail" };
  const parts = mail.attachments.filter(({ mimeType }) => statusTypes.has(mimeType));
  const [part] = parts;
  if (part === undefined) return { kind: "unparsed", why: "no-status-part" };
  if (parts.length > 1) return { kind: "unparsed", why: "several-status-parts" };
  const blocks = fieldBlocks(textOf(part));
  const recipients = blocks.filter((block) => block.has("final-recipient")).map(recipientOf);
  if (recipients.length === 0 || recipients.includes(null)) return { kind: "unparsed", why: "broken-fields" };
  const about = blocks.find((block) => !block.has("final-recipient") && block.has("reporting-mta"));
  return {
    kind: "report",
    report: {
      reportingMta: typed(about?.get("reporting-mta")),
      originalEnvelopeId: about?.get("original-envelope-id") ?? null,
      arrivalDate: about?.get("arrival-date") ?? null,
      recipients: recipients.filter((recipient) => recipient !== null),
      originalMessageId: await messageIdOfOriginal(mail.attachments),
      reportId: mail.messageId ?? null,
    },
  };
}

/**
 * Whether a report is about the mail that went to `address`: to the original recipient where the report names one, else the final one.
 * A server may write an address as it was or in xtext (RFC 3461, 4), in which `+` begins a number.
 */
export function isAboutRecipient({ originalRecipient, finalRecipient }: RecipientReport, address: string): boolean {
  const named = originalRecipient ?? finalRecipient;
  const plain = named.replaceAll(/\+([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [named, plain].some((one) => one.toLowerCase() === address.toLowerCase());
}

const statusTypes = new Set(["message/delivery-status", "message/global-delivery-status"]);
const originalTypes = new Set(["text/rfc822-headers", "message/rfc822", "message/global-headers", "message/global"]);

/** A mail inside the mail stays a part: what is returned to us may hold a report of its own, which is not this one. */
async function readMail(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, { attachmentEncoding: "utf8", forceRfc822Attachments: true, maxNestingDepth: 20 });
  } catch {
    return null;
  }
}

function textOf({ content }: Attachment): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

type Fields = ReadonlyMap<string, string>;

/** Blocks of fields, unfolded, names in lower case. Of a field that is there twice, the first counts. */
function fieldBlocks(text: string): Fields[] {
  const unfolded = text.replaceAll(/\r\n?/g, "\n").replaceAll(/\n[ \t]+(?=\S)/g, " ");
  return unfolded.split(/\n[ \t]*\n/).map((block) => {
    const fields = new Map<string, string>();
    for (const line of block.split("\n")) {
      // Nothing in the pattern looks for the end of the line: over many blanks that would take hours, and anybody can send such a mail.
      const [whole = "", name] = /^([!-9;-~]+)[ \t]*:/.exec(line) ?? [];
      const value = line.slice(whole.length).trim();
      if (name !== undefined && value !== "" && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
    }
    return fields;
  });
}

/** Null when what the standard demands is not there, or is something else. */
function recipientOf(fields: Fields): RecipientReport | null {
  const said = withoutComments(fields.get("action") ?? "").toLowerCase();
  const action = deliveryActions.find((one) => one === said);
  const [, status] = /^([245]\.\d{1,3}\.\d{1,3})(?:[ \t(]|$)/.exec(fields.get("status") ?? "") ?? [];
  const finalRecipient = address(fields.get("final-recipient"));
  if (action === undefined || status === undefined || finalRecipient === null) return null;
  return {
    action,
    status,
    finalRecipient,
    originalRecipient: address(fields.get("original-recipient")),
    remoteMta: typed(fields.get("remote-mta")),
    diagnostic: fields.get("diagnostic-code")?.replace(/^smtp[ \t]*;[ \t]*/i, "") ?? null,
  };
}

function withoutComments(text: string): string {
  return text.replaceAll(/\([^()]*\)/g, " ").trim();
}

/** What stands after the type: `dns; mx.voorbeeld.nl`. */
function typed(value: string | undefined): string | null {
  return value === undefined ? null : value.replace(/^[\w-]+[ \t]*;[ \t]*/, "");
}

/** `rfc822; somebody@voorbeeld.nl`, with or without angle brackets. */
function address(value: string | undefined): string | null {
  const bare = typed(value)?.replace(/^<(.*)>$/, "$1") ?? "";
  return bare === "" ? null : bare;
}

async function messageIdOfOriginal(parts: readonly Attachment[]): Promise<string | null> {
  const part = parts.find(({ mimeType }) => originalTypes.has(mimeType));
  if (part === undefined) return null;
  const [headers = ""] = textOf(part).split(/\r?\n\r?\n/);
  try {
    return (await PostalMime.parse(`${headers}\r\n\r\n`)).messageId ?? null;
  } catch {
    return null;
  }
}
