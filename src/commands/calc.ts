import { calcCollectionCosts } from "./calc/collection-costs.ts";
import { calcDeadline } from "./calc/deadline.ts";
import { calcInterest } from "./calc/interest.ts";
import { calcWithdrawal } from "./calc/withdrawal.ts";
import { print, printJson, WrongUse } from "./command.ts";

/** An answer as JSON, and the same in lines with its steps and sources. */
export type Answer = { json: object; lines: readonly string[] };

const questions: Readonly<Record<string, (args: readonly string[]) => Answer>> = {
  interest: calcInterest,
  "collection-costs": calcCollectionCosts,
  withdrawal: calcWithdrawal,
  deadline: calcDeadline,
};

export async function run(args: readonly string[]): Promise<void> {
  const [name = "", ...rest] = args;
  const ask = Object.hasOwn(questions, name) ? questions[name] : undefined;
  if (ask === undefined) throw new WrongUse(`calc wants one of ${Object.keys(questions).join(", ")}${name === "" ? "" : `, got ${name}`}; see handslag calc --help`);
  const answer = ask(rest.filter((arg) => arg !== "--json"));
  if (rest.includes("--json")) printJson(answer.json);
  else print(answer.lines.join("\n"));
}
