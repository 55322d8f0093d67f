import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import type { House } from "../../platform/house.ts";
import { answersOf, handBack } from "./recipients.ts";
import type { CaughtEnvelope } from "./recipients.ts";
import { keepCaughtMail } from "./mailbox-store.ts";

export type MailCatcher = {
  url: string;
  /** From now on what the other side sends back goes to this port, also what waited. */
  answerTo: (port: number) => void;
  close: () => Promise<void>;
};

/**
 * A mail server on loopback that delivers nothing and keeps everything, so that a demo shows its mail and sends none. It also plays the
 * servers and the people on the other side.
 */
export async function startMailCatcher(house: House): Promise<MailCatcher> {
  const answers = answerLine(house);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    hideDSN: false,
    closeTimeout: 1_000,
    onData: async (stream, { envelope }, done) => {
      const sender = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      const recipients = envelope.rcptTo.map(({ address }) => address);
      try {
        const bytes = await buffer(stream);
        await keepCaughtMail(house, { sender, recipients, bytes });
        for (const recipient of recipients) answers.add({ sender, recipient, envelopeId: envelope.dsn?.envid ?? "", bytes });
      } catch (cause) {
        house.log.error({ err: cause }, "a caught mail could not be kept");
        done(Object.assign(new Error("not kept, try again", { cause }), { responseCode: 451 }));
        return;
      }
      done();
    },
  });
  server.on("error", (error) => house.log.warn({ err: error }, "the mail catcher lost a connection"));
  const listening = server.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  return {
    url: `smtp://127.0.0.1:${portOf(listening.address())}`,
    answerTo: answers.open,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What comes back waits until somebody listens for it, and then goes one by one. */
function answerLine(house: House) {
  let port: number | null = null;
  let waiting: CaughtEnvelope[] = [];
  let sending: Promise<void> = Promise.resolve();
  const send = async (mail: CaughtEnvelope, to: number) => {
    try {
      await handBack(to, await answersOf(mail));
    } catch (error) {
      house.log.warn({ err: error }, "an answer of the demo could not be handed back");
    }
  };
  const add = (mail: CaughtEnvelope) => {
    if (port === null) {
      waiting.push(mail);
      return;
    }
    const to = port;
    sending = sending.then(() => send(mail, to));
  };
  return {
    add,
    open: (to: number) => {
      port = to;
      for (const mail of waiting) add(mail);
      waiting = [];
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error(`mail catcher: expected a port, got ${JSON.stringify(address)}`);
  return address.port;
}
