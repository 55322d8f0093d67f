import type { Config } from "../config.ts";
import { mollieProvider } from "./mollie.ts";
import type { PaymentProvider } from "./port.ts";

/** Whether customers of this installation can pay online beside the transfer. */
export function offersOnline({ mollie }: Pick<Config, "mollie">): boolean {
  return mollie !== null;
}

const made = new WeakMap<NonNullable<Config["mollie"]>, PaymentProvider>();

/** The payment provider of this installation, made once; null when there is none, and then nobody can pay online. */
export function providerOf({ mollie }: Pick<Config, "mollie">): PaymentProvider | null {
  if (mollie === null) return null;
  const known = made.get(mollie) ?? mollieProvider(mollie);
  made.set(mollie, known);
  return known;
}
