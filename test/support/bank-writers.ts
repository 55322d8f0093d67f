import { plainAmount } from "../../src/domain/bank/bank-amount.ts";

/** A statement as a test makes it up. Amounts in euro cents, positive came in. */
export type MadeStatement = { account: string; opening: number; lines: readonly MadeLine[] };
export type MadeLine = { on: string; cents: number; name: string; account: string; text: string; endToEndId: string };

export function closingOf({ opening, lines }: MadeStatement): number {
  return lines.reduce((sum, { cents }) => sum + cents, opening);
}

export function asCamt(statements: readonly MadeStatement[]): string {
  return `${camtBegin}${statements.map((statement) => `${camtStatementBegin(statement)}${statement.lines.map(camtEntry).join("")}</Stmt>`).join("")}${camtEnd}`;
}

export const camtBegin = '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>';
export const camtEnd = "</BkToCstmrStmt></Document>\n";

export function camtStatementBegin(statement: MadeStatement): string {
  const balance = (kind: string, cents: number) => `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp>${signed(cents)}<Dt><Dt>2026-11-01</Dt></Dt></Bal>`;
  return `<Stmt><Id>7</Id><Acct><Id><IBAN>${statement.account}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance("OPBD", statement.opening)}${balance("CLBD", closingOf(statement))}\n`;
}

export function camtEntry({ on, cents, name, account, text, endToEndId }: MadeLine): string {
  const role = cents < 0 ? "Cdtr" : "Dbtr";
  const parties = `<RltdPties><${role}><Pty><Nm>${escaped(name)}</Nm></Pty></${role}><${role}Acct><Id><IBAN>${account}</IBAN></Id></${role}Acct></RltdPties>`;
  return `<Ntry>${signed(cents)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>${escaped(endToEndId)}</EndToEndId></Refs>${parties}<RmtInf><Ustrd>${escaped(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n`;
}

function signed(cents: number): string {
  return `<Amt Ccy="EUR">${euros(Math.abs(cents))}</Amt><CdtDbtInd>${cents < 0 ? "DBIT" : "CRDT"}</CdtDbtInd>`;
}

/** In the layout of Rabobank and ABN AMRO: words between slashes, broken after 65 characters wherever that is. */
export function asMt940(statements: readonly MadeStatement[], lineEnd = "\n"): string {
  return statements.flatMap((statement) => [
    ":940:",
    ":20:940S261101",
    `:25:${statement.account} EUR`,
    ":28C:26301",
    `:60F:${mtBalance(statement.opening)}`,
    ...statement.lines.flatMap(mtLine),
    `:62F:${mtBalance(closingOf(statement))}`,
    "",
  ]).join(lineEnd);
}

function mtLine({ on, cents, name, account, text, endToEndId }: MadeLine): string[] {
  const description = `/EREF/${endToEndId}/${cents < 0 ? "BENM" : "ORDP"}//NAME/${name}/REMI/${text}/ISDT/${on}`;
  return [`:61:${on.slice(2).replaceAll("-", "")}${cents < 0 ? "D" : "C"}${commaEuros(cents)}N541EREF`, account, ...(`:86:${description}`.match(/.{1,65}/gs) ?? [])];
}

function mtBalance(cents: number): string {
  return `${cents < 0 ? "D" : "C"}261101EUR${commaEuros(cents)}`;
}

function commaEuros(cents: number): string {
  return euros(Math.abs(cents)).padStart(15, "0").replace(".", ",");
}

function euros(cents: number): string {
  return plainAmount({ units: cents, currency: "EUR" });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
