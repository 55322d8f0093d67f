import { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import { z } from "zod";

/**
 * How handing a mail to the mail server ended. `refused` is for ever; `later` did not happen yet and may be tried again;
 * `unknown` broke off after the first byte had left: it may have arrived, so it must not be sent again unasked.
 */
export type HandOver =
  | { kind: "sent"; response: string }
  | { kind: "refused"; code: number; response: string }
  | { kind: "later"; reason: string }
  | { kind: "unknown"; reason: string };

/** Milliseconds for each silence: before the connection, before the greeting, and between answers. */
export type Patience = { connect: number; greeting: number; answer: number };

const usualPatience: Patience = { connect: 10_000, greeting: 10_000, answer: 60_000 };

/** Hands stored bytes to the mail server at `smtpUrl`, once, unchanged, for one receiver. */
export async function handOver(
  smtpUrl: string,
  mail: { from: string; to: string; bytes: Buffer },
  patience: Patience = usualPatience,
): Promise<HandOver> {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const departure = watched(mail.bytes);
  try {
    const info = await transport.sendMail({ envelope: { from: mail.from, to: [mail.to] }, raw: departure.stream });
    return { kind: "sent", response: info.response };
  } catch (error) {
    return endedBadly(error, departure.begun());
  } finally {
    transport.close();
  }
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

function endedBadly(error: unknown, begun: boolean): HandOver {
  const { code, responseCode, response, message } = smtpError.parse(error instanceof Error ? { ...error, message: error.message } : {});
  const reason = response ?? (message === "" ? code : message);
  if (responseCode === undefined) return { kind: begun ? "unknown" : "later", reason };
  const aboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  return aboutThisMail && responseCode >= 500 ? { kind: "refused", code: responseCode, response: reason } : { kind: "later", reason };
}
