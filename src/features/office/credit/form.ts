import { endOfLocalDay, localDateOf } from "../../../domain/calendar/local-day.ts";
import type { CreditGift } from "../../../domain/goodwill/decide-credit-gift.ts";
import type { Form } from "../../../platform/http/form.ts";
import { cut } from "../../../platform/plain-text.ts";
import { goodwillReasons } from "../../goodwill/actions.ts";
import type { GoodwillReason } from "../../goodwill/actions.ts";
import { parseDate } from "../deal/payment-form.ts";
import type { Desk } from "../frame/desk.ts";
import { parseEuros } from "../frame/euros.ts";
import type { CreditProblem } from "./texts.ts";

/** What was typed about a credit; `gift` is null while something is wrong, and then `problem` says what. */
export type GiveCreditForm = {
  typed: { amount: string; until: string; condition: boolean; transferable: boolean; reason: GoodwillReason; note: string };
  token: string;
  problem: CreditProblem | null;
  gift: CreditGift | null;
};

/** An untouched form proposes a year. */
export function readGiveCredit(form: Form, { desk, newToken }: { desk: Desk; newToken: string }): GiveCreditForm {
  const untouched = !form.has("amount");
  const typed = {
    amount: form.text("amount"),
    until: untouched ? localDateOf(desk.now, desk.zone).add({ months: 12 }).toString() : form.text("until"),
    condition: form.text("condition") === "deal-paid",
    transferable: form.text("transferable") === "yes",
    reason: goodwillReasons.find((one) => one === form.text("reason")) ?? "other",
    note: cut(form.text("note"), 500),
  };
  const cents = parseEuros(typed.amount);
  const until = parseDate(typed.until);
  const problem = untouched ? null : cents === null || cents === 0 ? "amount-not-positive" : until === null ? "no-date" : null;
  const gift: CreditGift | null = untouched || problem !== null || cents === null || until === null
    ? null
    : { cents, validUntil: endOfLocalDay(until, desk.zone), condition: typed.condition ? "deal-paid" : "none", transferable: typed.transferable };
  return { typed, token: form.text("token") || newToken, problem, gift };
}
