import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainAmount } from "../../src/domain/bank/bank-amount.ts";
import type { Balance, BankLine } from "../../src/domain/bank/statement.ts";
import { readWholeBankFile } from "../../src/features/bank/actions.ts";
import type { ReadOptions, Statement } from "../../src/features/bank/actions.ts";
import { projectRoot } from "../../src/platform/paths.ts";

export function bankSample(name: string): Buffer {
  return readFileSync(join(projectRoot, "test/data/bank", name));
}

/** A file as it comes from a disk or the net: in pieces. */
export async function* inPieces(bytes: Uint8Array, length = 1000): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

export async function readBank(content: string | Uint8Array, { pieces = 1000, ...options }: ReadOptions & { pieces?: number } = {}): ReturnType<typeof readWholeBankFile> {
  return await readWholeBankFile(inPieces(Buffer.from(content), pieces), options);
}

/** The statements of a file that must be read. */
export async function statementsIn(content: string | Uint8Array, options: ReadOptions & { pieces?: number } = {}): Promise<readonly Statement[]> {
  const read = await readBank(content, options);
  if (!read.ok) throw new Error(`expected a file that can be read, got ${JSON.stringify(read.refusal)}`);
  return read.statements;
}

/** Day, amount, name, account, reference, text. */
export function lineInShort({ bookedOn, amount, counterparty, reference, text }: BankLine): (string | null)[] {
  return [bookedOn.toString(), `${amount.currency} ${plainAmount(amount)}`, counterparty.name, counterparty.account, reference, text];
}

/** Account, number, opening, closing, whether it balances. */
export function statementInShort({ head, totals }: Statement): (string | boolean | null)[] {
  return [head.account, head.number, balanceInShort(totals.opening), balanceInShort(totals.closing), totals.balanced];
}

function balanceInShort(balance: Balance | null): string | null {
  return balance === null ? null : `${balance.on?.toString() ?? "?"} ${balance.amount.currency} ${plainAmount(balance.amount)}`;
}
