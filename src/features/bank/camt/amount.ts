import type { BankAmount } from "../../../domain/bank/bank-amount.ts";
import { readAmount } from "../amounts.ts";
import { refused } from "../refusal.ts";
import type { Read } from "../refusal.ts";
import { first, firstLeaf } from "./block.ts";
import type { Block } from "./block.ts";

/** The amount of a balance or an entry, with its direction. */
export function readBlockAmount(block: Block): Read<BankAmount> {
  const { fileLine } = block;
  const leaf = firstLeaf(block, "Amt");
  const direction = first(block, "CdtDbtInd");
  if (leaf === undefined) return refused({ kind: "missing", what: "amount", fileLine });
  if (leaf.currency === null) return refused({ kind: "missing", what: "currency", fileLine });
  if (direction !== "CRDT" && direction !== "DBIT") return refused({ kind: "missing", what: "direction", fileLine });
  return readAmount({ text: leaf.text.trim(), currency: leaf.currency, negative: direction === "DBIT", fileLine });
}
