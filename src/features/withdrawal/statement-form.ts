import { z } from "zod";
import type { Stated } from "../../domain/withdrawal/statement.ts";
import { oneLine } from "../../platform/plain-text.ts";

export const statementProblems = ["name-missing", "order-missing", "email-missing", "email-invalid", "too-long"] as const;

export type StatementProblem = (typeof statementProblems)[number];

export type StatementField = keyof Stated;

/** A form of the withdrawal function as it was sent: what was typed, and what is wrong with each field. */
export type StatementForm = { typed: Stated; problems: ReadonlyMap<StatementField, StatementProblem> };

const most: Readonly<Record<StatementField, number>> = { name: 200, order: 300, email: 254 };

/** Nothing more is asked than the law lets us ask; every field is. */
export function readStatement(text: (name: string) => string): StatementForm {
  const typed: Stated = { name: oneLine(text("name")), order: oneLine(text("order")), email: oneLine(text("email")) };
  const problems = new Map<StatementField, StatementProblem>();
  for (const field of ["name", "order", "email"] as const) {
    const problem = problemOf(field, typed[field]);
    if (problem !== null) problems.set(field, problem);
  }
  return { typed, problems };
}

function problemOf(field: StatementField, value: string): StatementProblem | null {
  if (value === "") return `${field}-missing`;
  if (value.length > most[field]) return "too-long";
  return field === "email" && !z.email().safeParse(value).success ? "email-invalid" : null;
}
