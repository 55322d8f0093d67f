import { sepaText } from "./sepa-text.ts";

/** The versions of the message that Dutch banks take (pain.001). */
export const transferVersions = ["pain.001.001.09", "pain.001.001.03"] as const;

export type TransferVersion = (typeof transferVersions)[number];

export type Transfer = {
  /** Comes back on the statement and on a returned payment; at most 35 signs. */
  endToEndId: string;
  cents: number;
  iban: string;
  holder: string;
  /** For the receiver; at most 140 signs. */
  text: string;
};

export type TransferFile = {
  messageId: string;
  createdAt: Temporal.ZonedDateTime;
  executionOn: Temporal.PlainDate;
  from: { iban: string; holder: string };
  transfers: readonly Transfer[];
};

/** The most that one transfer can be (EPC). */
export const mostTransferCents = 99_999_999_999;

/** What stands where nothing of a name can be written. */
const nameless = "-";

/**
 * A file with which a bank pays: one order in euros, every transfer with its own reference, in the signs that all banks take.
 * @throws {RangeError} without transfers, or for an amount that no bank takes
 * @see docs/rules/refunds.md
 */
export function transferFile(file: TransferFile, version: TransferVersion): string {
  const { messageId, createdAt, transfers } = file;
  const wrong = transfers.find(({ cents }) => !Number.isSafeInteger(cents) || cents < 1 || cents > mostTransferCents);
  if (wrong !== undefined) throw new RangeError(`transfer ${wrong.endToEndId}: expected 1 to ${mostTransferCents} cents, got ${wrong.cents}`);
  if (transfers.length === 0) throw new RangeError(`file ${messageId}: expected at least one transfer, got none`);
  const totals = element("NbOfTxs", String(transfers.length)) + element("CtrlSum", inEuros(transfers.reduce((sum, { cents }) => sum + cents, 0)));
  const header = element("GrpHdr", element("MsgId", sepaText(messageId, 35)) + element("CreDtTm", createdAt.toPlainDateTime().toString({ smallestUnit: "second" })) + totals + element("InitgPty", element("Nm", nameOf(file.from.holder))));
  const body = element("CstmrCdtTrfInitn", header + order(file, totals, version));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}">${body}</Document>\n`;
}

function order({ messageId, executionOn, from, transfers }: TransferFile, totals: string, version: TransferVersion): string {
  const day = executionOn.toString();
  return element("PmtInf", [
    element("PmtInfId", sepaText(`${messageId}-1`, 35)),
    element("PmtMtd", "TRF"),
    element("BtchBookg", "true"),
    totals,
    element("PmtTpInf", element("SvcLvl", element("Cd", "SEPA"))),
    element("ReqdExctnDt", version === "pain.001.001.03" ? day : element("Dt", day)),
    element("Dbtr", element("Nm", nameOf(from.holder))),
    element("DbtrAcct", account(from.iban)),
    element("DbtrAgt", element("FinInstnId", element("Othr", element("Id", "NOTPROVIDED")))),
    element("ChrgBr", "SLEV"),
    ...transfers.map(transfer),
  ].join(""));
}

function transfer({ endToEndId, cents, iban, holder, text }: Transfer): string {
  const words = sepaText(text, 140);
  return element("CdtTrfTxInf", [
    element("PmtId", element("EndToEndId", sepaText(endToEndId, 35))),
    element("Amt", `<InstdAmt Ccy="EUR">${inEuros(cents)}</InstdAmt>`),
    element("Cdtr", element("Nm", nameOf(holder))),
    element("CdtrAcct", account(iban)),
    ...(words === "" ? [] : [element("RmtInf", element("Ustrd", words))]),
  ].join(""));
}

function account(iban: string): string {
  return element("Id", element("IBAN", iban));
}

function nameOf(holder: string): string {
  return sepaText(holder, 70) || nameless;
}

/** "1082.95" */
function inEuros(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

/** No text in a file has a sign that XML gives a meaning: they are no signs of banks either. */
function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
