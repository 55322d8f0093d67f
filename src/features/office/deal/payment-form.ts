import { localDateOf } from "../../../domain/calendar/local-day.ts";
import type { Form } from "../../../platform/http/form.ts";
import type { PaymentMethod } from "../../../platform/database/schema.ts";
import { cut } from "../../../platform/plain-text.ts";
import type { PaymentRefusal } from "../../payments/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { eurosForField, parseEuros } from "../frame/euros.ts";

export type PaymentProblem = PaymentRefusal["kind"] | "no-date";

/** What was typed, and what it means; `draft` is null while something is wrong. */
export type PaymentForm = {
  typed: { amount: string; receivedOn: string; method: PaymentMethod; note: string };
  token: string;
  problems: ReadonlyMap<"amount" | "receivedOn", PaymentProblem>;
  draft: { amountCents: number; receivedOn: Temporal.PlainDate } | null;
};

/** How money can have come in that a person books; the others come by themselves. */
export const methodsByHand: readonly PaymentMethod[] = ["bank", "cash", "card", "other"];

/** An untouched form proposes what is open, received today by bank. */
export function readPayment(form: Form, { openCents, desk, newToken }: { openCents: number; desk: Desk; newToken: string }): PaymentForm {
  const today = localDateOf(desk.now, desk.zone);
  const typed = {
    amount: form.has("amount") ? form.text("amount") : openCents === 0 ? "" : eurosForField(openCents, desk.locale),
    receivedOn: form.has("receivedOn") ? form.text("receivedOn") : today.toString(),
    method: methodsByHand.find((method) => method === form.text("method")) ?? "bank",
    note: cut(form.text("note"), 500),
  };
  const untouched = !form.has("amount") && typed.amount === "";
  const amountCents = parseEuros(typed.amount);
  const receivedOn = parseDate(typed.receivedOn);
  const problems = new Map<"amount" | "receivedOn", PaymentProblem>();
  if (!untouched && (amountCents === null || amountCents === 0)) problems.set("amount", "amount-not-positive");
  if (receivedOn === null) problems.set("receivedOn", "no-date");
  else if (Temporal.PlainDate.compare(receivedOn, today) > 0) problems.set("receivedOn", "received-in-future");
  const whole = amountCents !== null && amountCents > 0 && receivedOn !== null && problems.size === 0;
  return { typed, token: form.text("token") || newToken, problems, draft: whole ? { amountCents, receivedOn } : null };
}

export function parseDate(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
