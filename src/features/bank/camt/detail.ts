import type { BankAmount } from "../../../domain/bank/bank-amount.ts";
import { isSameAccount } from "../../../domain/bank/same-account.ts";
import type { BankPart, Counterparty } from "../../../domain/bank/statement.ts";
import { readAmount } from "../amounts.ts";
import { oneLine, orNull } from "../one-line.ts";
import { all, first, firstLeaf } from "./block.ts";
import type { Block } from "./block.ts";

/** One transaction of an entry. */
export type Detail = BankPart & { bankId: string | null; reversal: boolean };

type Around = { account: string; amount: BankAmount; reversal: boolean };

/** @param around the entry: its amount tells who the other party is, and in which currency an amount counts */
export function readDetail(block: Block, { account, amount, reversal }: Around): Detail {
  const negative = direction(block) ?? amount.units < 0;
  const own = first(block, "RvslInd");
  const reversed = own === undefined ? reversal : isTrue(own);
  return {
    counterparty: counterparty(block, { account, moneyCameIn: negative === reversed }),
    reference: orNull(first(block, "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/CdtrRefInf/CdtrRef")),
    endToEndId: orNull(first(block, "Refs/EndToEndId")),
    bankId: orNull(first(block, "Refs/AcctSvcrRef")),
    text: oneLine(all(block, "RmtInf/Ustrd").join(" ")) || oneLine(all(block, "RmtInf/Strd/AddtlRmtInf").join(" ")) || oneLine(first(block, "AddtlTxInf") ?? ""),
    amount: amountIn(block, amount.currency, negative),
    reversal: reversed,
  };
}

export function isTrue(text: string | undefined): boolean {
  return text === "true" || text === "1";
}

function direction(block: Block): boolean | null {
  const word = first(block, "CdtDbtInd");
  return word === "DBIT" ? true : word === "CRDT" ? false : null;
}

/** The first amount in the currency of the account: others are what the payer's bank was told. */
function amountIn(block: Block, currency: string, negative: boolean): BankAmount | null {
  const leaf = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"].map((path) => firstLeaf(block, path)).find((one) => one?.currency === currency);
  if (leaf === undefined) return null;
  const read = readAmount({ text: leaf.text.trim(), currency, negative, fileLine: block.fileLine });
  return read.ok ? read.value : null;
}

/** The other side: who paid when money came in. Banks leave one side out, or name the holder of the account itself. */
function counterparty(block: Block, { account, moneyCameIn }: { account: string; moneyCameIn: boolean }): Counterparty {
  const sides = [side(block, "Dbtr"), side(block, "Cdtr")];
  const [likely, other] = moneyCameIn ? sides : sides.toReversed();
  const isOther = (one: Counterparty | undefined): one is Counterparty => one !== undefined && (one.name !== null || one.account !== null) && !(one.account !== null && isSameAccount(one.account, account));
  return [likely, other].find(isOther) ?? { name: null, account: null };
}

function side(block: Block, role: "Dbtr" | "Cdtr"): Counterparty {
  const party = `RltdPties/${role}`;
  const ultimate = `RltdPties/Ultmt${role}`;
  return {
    name: orNull(first(block, `${party}/Pty/Nm`, `${party}/Nm`, `${ultimate}/Pty/Nm`, `${ultimate}/Nm`)),
    account: orNull(first(block, `${party}Acct/Id/IBAN`, `${party}Acct/Id/Othr/Id`)),
  };
}
