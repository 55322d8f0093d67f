import { pause } from "../../platform/pause.ts";
import type { SimulatedPayment } from "./books.ts";

/** What the simulator does with its messages: once or twice at once, kept until they are asked for, or never. */
export const messageModes = ["once", "twice", "hold", "none"] as const;

export type MessageMode = (typeof messageModes)[number];
export type Message = { url: string; id: string };

const tries = 3;

/** Tells a shop that one of its payments changed: unsigned, with nothing but the identifier. */
export function messengerOf() {
  const held: Message[] = [];
  const onTheirWay = new Set<Promise<void>>();
  let mode: MessageMode = "once";

  const send = (message: Message) => {
    const sending = deliver(message).finally(() => onTheirWay.delete(sending));
    onTheirWay.add(sending);
  };

  return {
    setMode: (to: MessageMode) => {
      mode = to;
    },
    held: (): readonly Message[] => held,
    tell: ({ id, webhookUrl }: SimulatedPayment) => {
      if (webhookUrl === null || mode === "none") return;
      const message = { url: webhookUrl, id };
      if (mode === "hold") held.push(message);
      else for (let count = mode === "twice" ? 2 : 1; count > 0; count -= 1) send(message);
    },
    /** Sends what was held: late, and the last one first where that is asked. */
    release: (order: "first-first" | "last-first") => {
      const messages = held.splice(0);
      for (const message of order === "first-first" ? messages : messages.toReversed()) send(message);
      return messages.length;
    },
    settled: async () => {
      await Promise.allSettled(onTheirWay);
    },
  };
}

export type Messenger = ReturnType<typeof messengerOf>;

async function deliver({ url, id }: Message): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    try {
      const { ok } = await fetch(url, { method: "POST", body: new URLSearchParams({ id }), redirect: "manual", signal: AbortSignal.timeout(15_000) });
      if (ok) return;
    } catch {
      // Nobody is there; it is tried again like an answer that was no.
    }
    await pause(500 * 2 ** attempt);
  }
}
