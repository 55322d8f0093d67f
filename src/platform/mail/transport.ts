import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import SMTPTransport from "nodemailer/lib/smtp-transport";
import { z } from "zod";
import { listenIn, tlsFacts } from "./smtp-dialogue.ts";
import type { Dialogue, TlsFacts } from "./smtp-dialogue.ts";

/**
 * How handing a mail to the mail server ended. `refused` is for ever; `later` did not happen yet and may be tried again;
 * `unknown` broke off after the first byte had left: it may have arrived, so it must not be sent again unasked.
 */
export type Ended =
  | { kind: "sent"; response: string }
  | { kind: "refused"; code: number; response: string }
  | { kind: "later"; reason: string }
  | { kind: "unknown"; reason: string };

/** With what was said on the way. */
export type HandOver = Ended & { dialogue: Dialogue };

/** Bytes for one receiver. `token` names the mail to the server, which repeats it in what it reports about it; null: nothing is asked. */
export type Parcel = { from: string; to: string; bytes: Buffer; token: string | null };

/** Milliseconds for each silence: before the connection, before the greeting, and between answers. */
export type Patience = { connect: number; greeting: number; answer: number };

const usualPatience: Patience = { connect: 10_000, greeting: 10_000, answer: 60_000 };

/** Hands stored bytes to the mail server at `smtpUrl`, once, unchanged, for one receiver, and asks to hear what becomes of them. */
export async function handOver(smtpUrl: string, mail: Parcel, patience: Patience = usualPatience): Promise<HandOver> {
  const heard = listenIn();
  const line = openLine(smtpUrl, patience, heard.logger);
  const departure = watched(mail.bytes);
  const ended = await line.send(mail, departure.stream).then(
    (response): Ended => ({ kind: "sent", response }),
    (error: unknown) => endedBadly(error, departure.begun()),
  );
  const transcript = heard.text();
  const dialogue = { transcript, tls: line.tls(), dsnRequested: asksForReports.test(transcript) };
  line.close();
  return { ...ended, dialogue };
}

/** The library leaves the question out, silently, where the server does not offer to answer it. */
const asksForReports = /^C: RCPT TO:.* NOTIFY=/m;

/** A connection of our own: the library's transport closes its connection before anybody can ask what secured it. */
function openLine(url: string, patience: Patience, logger: ReturnType<typeof listenIn>["logger"]) {
  const transport = new SMTPTransport({ url, connectionTimeout: patience.connect, greetingTimeout: patience.greeting, socketTimeout: patience.answer });
  const connection = new SMTPConnection({ ...transport.options, logger, transactionLog: true });
  let tls: TlsFacts | null = null;
  const noteTls = () => {
    // The library keeps its socket to itself; a test holds it to this name.
    const { _socket: socket } = connection;
    tls ??= tlsFacts(socket);
  };
  // Before this one is called, the mail has been handed over or not at all: what the line did then, or does later, changes nothing.
  const broken = new Promise<never>((_resolve, reject) => connection.on("error", reject));
  broken.catch(() => undefined);
  const step = (begin: (done: (error?: unknown) => void) => void) =>
    Promise.race([broken, new Promise<void>((resolve, reject) => begin((error) => (error === null || error === undefined ? resolve() : reject(error))))]);
  return {
    send: async (mail: Parcel, stream: Readable): Promise<string> => {
      await step((done) => connection.connect(done));
      noteTls();
      const auth = transport.getAuth();
      if (auth !== undefined && auth !== false && (connection.allowsAuth || transport.options.forceAuth === true)) await step((done) => connection.login(auth, done));
      let response = "";
      await step((done) => connection.send(envelopeOf(mail), stream, (error, info) => {
        response = info?.response ?? "";
        done(error);
      }));
      return response;
    },
    tls: () => tls,
    close: () => {
      connection.close();
      transport.close();
    },
  };
}

/** Headers only: the report needs to say which mail it is about, and travels through more hands than the mail did. */
function envelopeOf({ from, to, token }: Parcel) {
  const dsn = token === null ? {} : { dsn: { id: token, return: "headers", notify: ["success", "failure", "delay"], recipient: to } };
  return { from, to: [to], ...dsn };
}

/** The bytes are only read once the server has asked for them: that is the moment after which nothing is certain. */
function watched(bytes: Buffer): { stream: Readable; begun: () => boolean } {
  let begun = false;
  const stream = Readable.from(
    (function* () {
      begun = true;
      yield bytes;
    })(),
  );
  return { stream, begun: () => begun };
}

const smtpError = z.object({
  code: z.string().catch("ESOCKET"),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  message: z.string().catch(""),
});

function endedBadly(error: unknown, begun: boolean): Ended {
  const { code, responseCode, response, message } = smtpError.parse(error instanceof Error ? { ...error, message: error.message } : {});
  // No database takes a NUL, and a mail server may say anything.
  const reason = (response ?? (message === "" ? code : message)).replaceAll("\0", "");
  if (responseCode === undefined) return { kind: begun ? "unknown" : "later", reason };
  const aboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  return aboutThisMail && responseCode >= 500 ? { kind: "refused", code: responseCode, response: reason } : { kind: "later", reason };
}
