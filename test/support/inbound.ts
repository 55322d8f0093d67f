import { createTransport } from "nodemailer";
import { keepInbound, readInbound, takesMail } from "../../src/features/mail-evidence/actions.ts";
import { mailEvidenceTasks } from "../../src/features/mail-evidence/jobs.ts";
import { sendMessage } from "../../src/features/messages/jobs.ts";
import { startMailReceiver } from "../../src/platform/mail/receiver.ts";
import type { MailReceiver } from "../../src/platform/mail/receiver.ts";
import type { TestHouse } from "./database.ts";
import { startMailServer } from "./smtp.ts";
import type { TestMailServer } from "./smtp.ts";

export const bounceDomain = "bounce.voorbeeld.example";

type AskDns = NonNullable<NonNullable<Parameters<typeof readInbound>[2]>["askDns"]>;

/** Both ends of the mail of a house, on loopback: a server that takes what it sends, and its own receiver for what comes back. */
export type MailWorld = {
  house: TestHouse;
  server: TestMailServer;
  receiver: MailReceiver;
  /** Sends what is queued. */
  sendAll: () => Promise<void>;
  /** Hands bytes to the receiver as a mail server does. @returns its answer */
  bring: (mail: { to: string | string[]; from?: string; bytes: string | Buffer }) => Promise<string>;
  /** Reads what came in. */
  readAll: (askDns?: AskDns) => Promise<void>;
  close: () => Promise<void>;
};

export async function openMailWorld(base: TestHouse): Promise<MailWorld> {
  const server = await startMailServer({ hideDSN: false });
  const house: TestHouse = { ...base, config: { ...base.config, smtpUrl: server.url, bounce: { domain: bounceDomain, port: 2525 } } };
  const receiver = await startMailReceiver({ domain: bounceDomain, port: 0, hostname: "127.0.0.1", log: house.log, takes: (address) => takesMail(house, address), keep: (mail) => keepInbound(house, mail) });
  return {
    house,
    server,
    receiver,
    sendAll: async () => {
      const queued = await house.db.selectFrom("messages").select(["organisation_id", "id"]).where("state", "=", "queued").orderBy("queued_at").orderBy("id").execute();
      for (const { organisation_id: organisationId, id } of queued) await sendMessage(house, { organisationId, messageId: id });
    },
    bring: async ({ to, from = "", bytes }) => {
      const transport = createTransport({ host: "127.0.0.1", port: receiver.port, ignoreTLS: true });
      try {
        const info = await transport.sendMail({ envelope: { from, to }, raw: bytes });
        return info.response;
      } catch (error) {
        return error instanceof Error && "response" in error ? String(error.response) : String(error);
      } finally {
        transport.close();
      }
    },
    readAll: async (askDns = noDns) => {
      const strays = await house.db.selectFrom("stray_mails").select("id").execute();
      for (const { id } of strays) await mailEvidenceTasks(house)["read-stray-mail"]?.({ id }, Object.create(null));
      const unread = await house.db.selectFrom("inbound_mails").select(["organisation_id", "id"]).where("read_at", "is", null).orderBy("received_at").orderBy("id").execute();
      for (const { organisation_id: organisationId, id } of unread) await readInbound(house, { organisationId, id }, { askDns });
    },
    close: async () => {
      await receiver.stop();
      await server.close();
    },
  };
}

async function noDns(): Promise<never> {
  throw Object.assign(new Error("no network"), { code: "ECONNREFUSED" });
}

type ReportOptions = { action: string; status?: string; to: string; envelopeId?: string; diagnostic?: string; originalRecipient?: string; messageId?: string; mta?: string; remoteMta?: string; more?: string };

/** A delivery report as a mail server writes it; `more` is what a second block says of the same recipient. */
export function reportMail({ action, to, status = action === "failed" ? "5.1.1" : action === "delayed" ? "4.4.1" : "2.0.0", envelopeId, diagnostic, originalRecipient, messageId, mta = "mx.voorbeeld.example", remoteMta = "mx.klant.example", more }: ReportOptions): string {
  return [
    `From: MAILER-DAEMON@${mta}`,
    `To: <b-x@${bounceDomain}>`,
    "Subject: Delivery report",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "What became of it.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    `Reporting-MTA: dns; ${mta}`,
    ...(envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
    "",
    ...(originalRecipient === undefined ? [] : [`Original-Recipient: rfc822; ${originalRecipient}`]),
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(diagnostic === undefined ? [] : [`Remote-MTA: dns; ${remoteMta}`, `Diagnostic-Code: smtp; ${diagnostic}`]),
    ...(more === undefined ? [] : ["", `Final-Recipient: rfc822; ${to}`, `Action: ${more}`, `Status: ${more === "failed" ? "5.1.1" : "2.0.0"}`]),
    ...(messageId === undefined ? [] : ["--b", "Content-Type: text/rfc822-headers", "", `Message-ID: ${messageId}`]),
    "--b--",
    "",
  ].join("\r\n");
}
