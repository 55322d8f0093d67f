import type { BankReader, ReaderEvent } from "../reader.ts";
import type { BankRefusal } from "../refusal.ts";
import { addLeaf, newBlock } from "./block.ts";
import type { Block } from "./block.ts";
import { readEntry } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { readHead, readTotals } from "./totals.ts";
import type { StatementBlocks } from "./totals.ts";
import { xmlReader } from "./xml.ts";
import type { Leaf, Place } from "./xml.ts";

const message = "BkToCstmrStmt";
/** A batch of more is kept as one line: without all its transactions it cannot add up. */
const mostDetails = 10_000;
const largestBatch = 20_000_000;
const mostBalances = 100;

/** A statement while its entries come by; `account` is known from the first one on. */
type Open = StatementBlocks & { account: string | null };

/** Reads camt.053 of any version: elements are known by name and place, whatever their namespace. */
export function camtReader(): BankReader<string> {
  let events: ReaderEvent[] = [];
  let refusal: BankRefusal | null = null;
  let messageSeen = false;
  let foreign = "";
  let statements = 0;
  let statement: Open | null = null;
  let balance: Block | null = null;
  let entry: Entry | null = null;
  let detail: Block | null = null;

  const refuse = (why: BankRefusal) => {
    refusal ??= why;
  };

  /** The head is complete when the first entry comes, or else the end. */
  const start = (open: Open): string | null => {
    if (open.account !== null) return open.account;
    const head = readHead(open);
    if (!head.ok) {
      refuse(head.refusal);
      return null;
    }
    open.account = head.value.account;
    events.push({ kind: "start", head: head.value });
    return open.account;
  };

  const opened = (name: string, { path, fileLine }: Place) => {
    const depth = path.length;
    if (name === message) messageSeen = true;
    if (!messageSeen) foreign = depth <= 2 ? name : foreign;
    else if (statement === null) {
      if (name === "Stmt") statement = { block: newBlock(depth, fileLine), balances: [], account: null };
    } else if (entry !== null) {
      if (name === "TxDtls") detail = newBlock(depth, fileLine);
    } else if (depth === statement.block.depth + 1) {
      if (name === "Bal") balance = newBlock(depth, fileLine);
      if (name === "Ntry") entry = { block: newBlock(depth, fileLine), details: [], size: 0 };
    }
  };

  const keep = (block: Block, { path, fileLine }: Place, leaf: Leaf) => {
    if (!addLeaf(block, pathFrom(path, block.depth), leaf)) refuse({ kind: "too-long", fileLine });
  };

  const closed = (_name: string, place: Place, leaf: Leaf | null) => {
    const block = detail ?? entry?.block ?? balance ?? statement?.block;
    if (refusal !== null || block === undefined || statement === null) return;
    if (leaf !== null) keep(block, place, leaf);
    if (place.path.length !== block.depth) return;
    if (detail !== null) closeDetail();
    else if (entry !== null) closeEntry(statement, entry);
    else if (balance !== null) closeBalance(statement, place.fileLine);
    else closeStatement(statement);
  };

  const closeDetail = () => {
    if (entry !== null && detail !== null && entry.details.length < mostDetails && entry.size < largestBatch) {
      entry.details.push(detail);
      entry.size += detail.size;
    }
    detail = null;
  };

  const closeBalance = (open: Open, fileLine: number) => {
    if (balance === null) return;
    if (open.balances.length >= mostBalances) return refuse({ kind: "too-long", fileLine });
    open.balances.push(balance);
    balance = null;
  };

  const closeEntry = (open: Open, whole: Entry) => {
    entry = null;
    const account = start(open);
    if (account === null) return;
    const lines = readEntry(whole, account);
    if (!lines.ok) return refuse(lines.refusal);
    events.push(...lines.value.map((line): ReaderEvent => ({ kind: "line", line })));
  };

  const closeStatement = (open: Open) => {
    statement = null;
    statements += 1;
    if (start(open) === null) return;
    const totals = readTotals(open);
    if (!totals.ok) return refuse(totals.refusal);
    events.push({ kind: "end", totals: totals.value });
  };

  const xml = xmlReader({ opened, closed });
  const told = (why: BankRefusal | null): readonly ReaderEvent[] => {
    const all = events;
    events = [];
    const reason = why ?? refusal;
    return reason === null ? all : [...all, { kind: "refused", refusal: reason }];
  };
  return {
    take: (piece) => told(xml.write(piece)),
    end: () => told(xml.end() ?? (messageSeen ? (statements === 0 ? { kind: "no-statement" } : null) : { kind: "other-xml", element: foreign })),
  };
}

function pathFrom(path: readonly string[], depth: number): string {
  let inside = path[depth] ?? "";
  for (let at = depth + 1; at < path.length; at += 1) inside += `/${path[at] ?? ""}`;
  return inside;
}
