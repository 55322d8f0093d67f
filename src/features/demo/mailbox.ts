import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import type { House } from "../../platform/house.ts";
import { keepCaughtMail } from "./mailbox-store.ts";

export type MailCatcher = { url: string; close: () => Promise<void> };

/** A mail server on loopback that delivers nothing and keeps everything, so that a demo shows its mail and sends none. */
export async function startMailCatcher(house: House): Promise<MailCatcher> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    closeTimeout: 1_000,
    onData: async (stream, { envelope }, done) => {
      const sender = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      const recipients = envelope.rcptTo.map(({ address }) => address);
      try {
        await keepCaughtMail(house, { sender, recipients, bytes: await buffer(stream) });
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
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error(`mail catcher: expected a port, got ${JSON.stringify(address)}`);
  return address.port;
}
