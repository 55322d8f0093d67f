import { createTransport } from "nodemailer";

export type MailAddress = { name: string; address: string };

export type Mail = {
  from: MailAddress;
  /** Where answers go. */
  replyTo: MailAddress;
  to: MailAddress;
  subject: string;
  text: string;
  html: string;
  /** With angle brackets. */
  messageId: string;
  date: Temporal.Instant;
  language: string;
  attachments: readonly MailAttachment[];
};

export type MailAttachment = { filename: string; contentType: string; content: Buffer };

/**
 * The exact bytes of a mail. Parts are separated by random words, so that rendering twice gives other bytes: render
 * once, keep the bytes, and send only those.
 */
export async function renderMail(mail: Mail): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await composer.sendMail({
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: new Date(mail.date.epochMilliseconds),
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": mail.language },
    attachments: mail.attachments.map((attachment) => ({ ...attachment, contentDisposition: "attachment" })),
    textEncoding: "quoted-printable",
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new Error(`mail ${mail.messageId}: expected the composer to give bytes`);
  return message;
}
