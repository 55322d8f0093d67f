import { backByMeans } from "../credit/comes-back.ts";
import type { BackByMeans } from "../credit/comes-back.ts";
import type { History } from "./history.ts";
import { sumOf } from "./parts.ts";

/** How an amount that is over goes back: the money that came in first, then what credits paid. */
export function backOf({ payments, refunds }: Pick<History, "payments" | "refunds">, overCents: number): BackByMeans {
  const moneyCents = sumOf(payments.filter(({ kind }) => kind === "payment.received")) - sumOf(refunds.filter(({ kind }) => kind !== "credit.returned"));
  const creditCents = sumOf(payments.filter(({ kind }) => kind === "credit.used")) - sumOf(refunds.filter(({ kind }) => kind === "credit.returned"));
  return backByMeans(overCents, { moneyCents, creditCents });
}
