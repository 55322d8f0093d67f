import type { Form } from "../../../platform/http/form.ts";

/** What the pressed button asks of a form with rows: to keep it, only to look again, one row more, or one less. */
export type Intent = { kind: "save" } | { kind: "look" } | { kind: "add" } | { kind: "remove"; row: number };

export function intentOf(form: Form): Intent {
  const text = form.text("intent");
  const [, row] = /^remove-(\d{1,3})$/.exec(text) ?? [];
  if (row !== undefined) return { kind: "remove", row: Number(row) };
  return text === "add" || text === "look" ? { kind: text } : { kind: "save" };
}

/** The rows after that button; adding does nothing beyond `most`, and rows count from 1. */
export function changeRows<Row>(rows: readonly Row[], intent: Intent, { empty, most }: { empty: Row; most: number }): Row[] {
  if (intent.kind === "add") return rows.length < most ? [...rows, empty] : [...rows];
  return intent.kind === "remove" ? rows.filter((_, index) => index !== intent.row - 1) : [...rows];
}

/** The rows of repeated fields: the first of each name belong together, and so on. At most `most` are read. */
export function readRows<Name extends string>(form: Form, fields: Readonly<Record<Name, string>>, most: number): Record<Name, string>[] {
  const names = Object.keys(fields) as Name[];
  const columns = new Map(names.map((name) => [name, form.all(fields[name])]));
  const count = Math.min(most, Math.max(0, ...[...columns.values()].map((column) => column.length)));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(names.map((name) => [name, (columns.get(name)?.[index] ?? "").trim()])) as Record<Name, string>,
  );
}
