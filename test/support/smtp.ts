import { SMTPServer } from "smtp-server";
import type { SMTPServerOptions } from "smtp-server";

/** `dsn`: what was asked about reports, null where nothing was. */
export type Received = { from: string; to: string[]; bytes: Buffer; dsn: { envid: string | null; ret: string | null; notify: string[]; orcpt: string } | null };
export type TestMailServer = { url: string; received: Received[]; close: () => Promise<void> };

/** A mail server on loopback that keeps what it takes; the options say what it refuses. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    closeTimeout: 10,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const asked = envelope.rcptTo[0]?.dsn;
        const dsn = envelope.dsn === undefined || asked?.notify === undefined ? null : { ...envelope.dsn, notify: asked.notify, orcpt: asked.orcpt ?? "" };
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks), dsn });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("expected a port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** An answer of a mail server that is not yes. */
export function smtpAnswer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
