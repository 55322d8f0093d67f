import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import PostalMime from "postal-mime";

/** A mail as the catcher took it. */
export type CaughtEnvelope = { sender: string; recipient: string; envelopeId: string; bytes: Buffer };

/** One mail that the other side sends back. */
export type Answer = { from: string; to: string; bytes: Buffer };

/** Nobody has this mailbox any more. */
const gone = new Set(["pieter@nachtuil.example"]);
/** Their own server puts the mail into the mailbox and says so; most do not. */
const telling = new Set(["kortleve.example", "vanechtelt.example", "oosting.example"]);
/** Answers whoever confirms a deal. */
const answering = "inge@kwartel.example";

/** What the mail servers of the people in the demo, and the people themselves, send back: for the same mail always the same. */
export async function answersOf(mail: CaughtEnvelope): Promise<Answer[]> {
  const report = mail.sender === "" || mail.envelopeId === "" ? [] : [{ from: "", to: mail.sender, bytes: reportOn(mail) }];
  return [...report, ...(await wordsOf(mail))];
}

/** Hands what comes back to the receiver of the demo, one after the other. */
export async function handBack(port: number, answers: readonly Answer[]): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  try {
    for (const { from, to, bytes } of answers) await transport.sendMail({ envelope: { from, to: [to] }, raw: bytes });
  } finally {
    transport.close();
  }
}

/** A report as the mail server in between writes it (RFC 3464). */
function reportOn({ sender, recipient, envelopeId }: CaughtEnvelope): Buffer {
  const domain = recipient.split("@").at(-1) ?? "";
  const queued = createHash("sha256").update(envelopeId).digest("hex").slice(0, 10).toUpperCase();
  const [action, status, said] = gone.has(recipient)
    ? (["failed", "5.1.1", `550 5.1.1 <${recipient}>: nobody here by that name`] as const)
    : telling.has(domain) ? (["delivered", "2.0.0", null] as const) : (["relayed", "2.0.0", `250 2.0.0 OK queued as ${queued}`] as const);
  const reporter = action === "delivered" ? `mx.${domain}` : "smtp.demo.example";
  return lines([
    `From: Mail Delivery System <MAILER-DAEMON@${reporter}>`,
    `To: <${sender}>`,
    "Subject: Delivery report",
    `Message-ID: <${queued}@${reporter}>`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
    "",
    "--report",
    "Content-Type: text/plain",
    "",
    "This is what became of your message.",
    "",
    "--report",
    "Content-Type: message/delivery-status",
    "",
    `Reporting-MTA: dns; ${reporter}`,
    `Original-Envelope-Id: ${envelopeId}`,
    "",
    `Original-Recipient: rfc822; ${recipient}`,
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(said === null ? [] : [`Remote-MTA: dns; mx.${domain}`, `Diagnostic-Code: smtp; ${said}`]),
    "",
    "--report--",
    "",
  ]);
}

/** A confirmation is known by the terms that are enclosed. */
async function wordsOf({ recipient, bytes }: CaughtEnvelope): Promise<Answer[]> {
  if (recipient !== answering) return [];
  const { subject = "", messageId = "", replyTo = [], attachments } = await PostalMime.parse(bytes);
  const to = replyTo[0]?.address;
  if (to === undefined || !attachments.some(({ mimeType }) => mimeType === "application/pdf") || !subject.startsWith("Bevestigd")) return [];
  return [{
    from: answering,
    to,
    bytes: lines([
      `From: Inge Schaap <${answering}>`,
      `To: <${to}>`,
      `Subject: Re: ${subject.replaceAll(/[^\u0020-\u007e]/g, " ")}`,
      `In-Reply-To: ${messageId}`,
      `Message-ID: <${createHash("sha256").update(messageId).digest("hex").slice(0, 16)}@kwartel.example>`,
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
      "",
      "Dag Marit,",
      "",
      "Dank, wij komen met z'n tweeën. Is er een parkeerplaats in de buurt?",
      "",
      "Groet, Inge",
    ]),
  }];
}

function lines(text: readonly string[]): Buffer {
  return Buffer.from(text.map((line) => `${line}\r\n`).join(""));
}
