import { once } from "node:events";
import type { Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";
import type { Logger } from "../logger.ts";
import { readOurAddress } from "./bounce-address.ts";
import type { CameAs, OurAddress } from "./bounce-address.ts";

/** A mail as it came in for one of our addresses. */
export type ReceivedMail = { cameAs: CameAs; token: string; recipient: string; envelopeFrom: string; clientAddress: string; bytes: Buffer };

export type MailReceiver = { port: number; stop: () => Promise<void> };

/** A report is small; an answer may carry a picture or two. */
export const mostBytes = 5 * 1024 * 1024;
/** A picture of that size has some 70,000. Reading a mail costs time for each line, and nothing else is done meanwhile. */
export const mostLines = 100_000;
const mostConnections = 20;
/** Enough for a large mail over a slow line, and an end to whoever holds a connection with a sign a minute. */
const longestConnection = 600_000;
const mostRecipients = 5;

type Options = {
  domain: string;
  port: number;
  hostname: string;
  log: Logger;
  /** Whether mail for an address of the right shape is taken at all; its sender hears so before they send it. */
  takes: (address: OurAddress) => Promise<boolean>;
  /** Keeps one; only then its sender hears that we have it. `full`: enough came for that message, `unknown`: it is not taken any more; then nothing was kept. */
  keep: (mail: ReceivedMail) => Promise<"kept" | "full" | "unknown">;
  /** Milliseconds after which a connection is closed, whatever it does. */
  longest?: number;
};

/**
 * A small mail server that takes reports about our mail and answers to it, and nothing else: what is not for an address of the shape
 * that we give out is refused while its sender still listens. It never sends anything.
 * @throws {Error} one line when the port is taken or not ours to take
 */
export async function startMailReceiver({ domain, port, hostname, log, takes, keep, longest = longestConnection }: Options): Promise<MailReceiver> {
  /** Null when it is kept. */
  const takeIn = async (stream: SMTPServerDataStream, { envelope, remoteAddress }: SMTPServerSession): Promise<Error | null> => {
    const bytes = await take(stream).catch(() => "broken-off" as const);
    if (bytes === "broken-off") return answer(451, "4.4.2 broken off");
    try {
      if (bytes === null) return answer(552, "5.3.4 too large");
      const envelopeFrom = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      for (const { address } of envelope.rcptTo) {
        const ours = readOurAddress(address, domain);
        const outcome = ours === null ? "unknown" : await keep({ ...ours, recipient: address, envelopeFrom, clientAddress: remoteAddress, bytes });
        if (outcome === "full") return answer(452, "4.2.2 too much mail for this address");
        if (outcome === "unknown") return noSuchAddress();
      }
      return null;
    } catch (cause) {
      log.error({ err: cause }, "a mail that came in could not be kept; its sender was told to try again");
      return answer(451, "4.3.0 not kept, try again");
    }
  };
  const server = new SMTPServer({
    name: domain,
    banner: "reports and answers only",
    size: mostBytes,
    maxClients: mostConnections,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    disableReverseLookup: true,
    hideSMTPUTF8: false,
    authOptional: true,
    // The key that the library brings is known to everybody: rather in the clear, and said so.
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: async ({ address }, { envelope }, done) => {
      const ours = readOurAddress(address, domain);
      if (ours === null) return done(noSuchAddress());
      if (envelope.rcptTo.length >= mostRecipients) return done(answer(452, "4.5.3 too many recipients"));
      const taken = await takes(ours).catch((cause: unknown) => {
        log.error({ err: cause }, "an address for mail that comes in could not be looked up; its sender was told to try again");
        return null;
      });
      return done(taken === null ? answer(451, "4.3.0 not known, try again") : taken ? null : noSuchAddress());
    },
    onData: async (stream, session, done) => done(await takeIn(stream, session)),
  });
  server.on("error", (error) => log.debug({ err: error }, "the mail receiver lost a connection"));
  const listening = server.listen(port, hostname);
  listening.on("connection", (socket: Socket) => {
    const timer = setTimeout(() => socket.destroy(), longest);
    socket.once("close", () => clearTimeout(timer));
  });
  await started(listening, port);
  const address = listening.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** All bytes, or null when there are too many, or too many lines: what is beyond the limit is read and let go. */
async function take(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let [size, lines] = [0, 0];
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new Error(`mail receiver: expected bytes, got ${typeof chunk}`);
    size += chunk.length;
    if (size > mostBytes) continue;
    chunks.push(chunk);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  return size > mostBytes || lines > mostLines || stream.sizeExceeded ? null : Buffer.concat(chunks);
}

function noSuchAddress(): Error {
  return answer(550, "5.1.1 no such address here");
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

async function started(listening: ReturnType<SMTPServer["listen"]>, port: number): Promise<void> {
  if (listening.listening) return;
  try {
    await once(listening, "listening");
  } catch (cause) {
    const denied = cause instanceof Error && "code" in cause && cause.code === "EACCES";
    throw new Error(denied ? `port ${port} is not ours to take: set BOUNCE_PORT to 1024 or higher, and pass port 25 on to it` : `port ${port} for mail is taken: stop what listens there, or set BOUNCE_PORT`, { cause });
  }
}
