import { compactAccount } from "../same-account.ts";
import { daysInText } from "./days-in-text.ts";
import type { BankLine } from "../statement.ts";
import { bothWords, nameWords } from "./names.ts";
import type { NameWords } from "./names.ts";

export type LineToMatch = Pick<BankLine, "amount" | "reversal" | "counterparty" | "reference" | "endToEndId" | "text"> & { readonly parts: readonly Pick<BankLine["parts"][number], "counterparty" | "reference" | "text">[] };

/** What a line tells about whom it is for. */
export type Told = {
  /** Where references and numbers may stand. */
  readonly text: string;
  /** Who paid. */
  readonly payer: NameWords;
  /** Who paid and what they wrote. */
  readonly words: NameWords;
  readonly account: string;
  readonly named: boolean;
  /** The text in small letters, and the days in it: found when somebody asks, and then kept. */
  readonly lower: () => string;
  readonly days: () => ReadonlySet<string>;
};

export function toldBy({ counterparty, reference, endToEndId, text, parts }: LineToMatch): Told {
  const name = counterparty.name ?? "";
  const written = [reference ?? "", text, ...parts.flatMap((part) => [part.reference ?? "", part.text, part.counterparty.name ?? ""])].join("\n");
  const payer = nameWords(name);
  const told = `${written}\n${endToEndId ?? ""}`;
  return { text: told, payer, words: bothWords(payer, nameWords(written)), account: compactAccount(counterparty.account ?? ""), named: payer.words.size > 0, lower: once(() => told.toLowerCase()), days: once(() => daysInText(written)) };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
