import type { Form } from "../../../platform/http/form.ts";

const roles = ["date", "amount", "debit", "credit", "direction", "name", "account", "text", "reference", "bankId", "balance", "ownAccount"] as const;

/** The mapping that a form describes, still to be checked: columns that are there, and nothing empty. */
export function mappingOf(form: Form, columns: readonly string[]): Readonly<Record<string, unknown>> {
  const named = Object.fromEntries(roles.map((role) => [role, form.text(role)] as const).filter(([, column]) => columns.includes(column)));
  const { amount, debit, credit, direction, ...rest } = named;
  const money = amount === undefined ? { debit, credit } : direction === undefined ? { amount } : { amount, direction, out: words(form.text("out")), in: words(form.text("in")) };
  const decimal = form.text("decimal");
  const order = form.text("order");
  return { ...rest, ...money, ...(decimal === "," || decimal === "." ? { decimal } : {}), ...(order === "month-day-year" ? { dateOrder: order } : {}) };
}

function words(typed: string): string[] {
  return typed.split(",").map((word) => word.trim()).filter((word) => word !== "");
}
