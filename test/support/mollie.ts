import { afterAll } from "vitest";
import { createLogger } from "../../src/platform/logger.ts";
import { startMollieSimulator } from "../../src/simulator/mollie/simulator.ts";
import type { MollieSimulator } from "../../src/simulator/mollie/simulator.ts";
import type { Books } from "../../src/simulator/mollie/books.ts";
import type { MessageMode } from "../../src/simulator/mollie/messenger.ts";
import type { Misbehaviour } from "../../src/simulator/mollie/misbehaviour.ts";
import type { TestHouse } from "./database.ts";

/** The payment provider of tests: the simulator as a server of its own, spoken to over HTTP, its messages held until a test sends them. */
export type TestProvider = ReturnType<typeof providerAt>;

/** A house that has a payment provider. */
export async function withProvider(house: TestHouse): Promise<{ house: TestHouse; provider: TestProvider }> {
  const simulator = await startMollieSimulator({ port: 0, now: () => house.clock.now(), log: createLogger("silent"), file: null });
  afterAll(simulator.stop);
  const provider = providerAt(simulator);
  await provider.messages("hold");
  return { house: { ...house, config: { ...house.config, mollie: { apiKey: simulator.apiKey, apiUrl: simulator.url } } }, provider };
}

export function providerAt({ url }: Pick<MollieSimulator, "url">) {
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/_simulator${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }) });
    if (!response.ok) throw new Error(`simulator: ${method} ${path} answered ${response.status} ${await response.text()}`);
    return response.json();
  };
  const state = async () => (await ask("GET", "")) as Books & { held: { url: string; id: string }[] };
  return {
    url,
    state,
    messages: (mode: MessageMode) => ask("PUT", "/messages", { mode }),
    misbehave: (how: Misbehaviour["how"], call: Misbehaviour["call"] = "any", times = 1) => ask("POST", "/misbehave", { how, call, times }),
    behave: () => ask("DELETE", "/misbehave"),
    change: (id: string, to: { status?: string; amount?: { currency: string; value: string }; metadata?: unknown }) => ask("PUT", `/payments/${id}`, to),
    forget: (id: string) => ask("DELETE", `/payments/${id}`),
    chargeBack: async (id: string, value?: string) => ((await ask("POST", `/payments/${id}/chargebacks`, { value })) as { id: string }).id,
    reverse: (chargebackId: string) => ask("PUT", `/chargebacks/${chargebackId}`),
    refundThere: (id: string, value: string) => ask("POST", `/payments/${id}/refunds`, { value }),
    refundEnds: (refundId: string, status: string) => ask("PUT", `/refunds/${refundId}`, { status }),
    /** What was made there, the oldest first. */
    payments: async () => (await state()).payments,
    refunds: async () => (await state()).refunds,
  };
}
