import { sql } from "kysely";
import { isSameAccount } from "../../../domain/bank/same-account.ts";
import type { BankLine, StatementHead, StatementTotals } from "../../../domain/bank/statement.ts";
import type { House, Trx } from "../../../platform/house.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { cut } from "../../../platform/plain-text.ts";
import type { BankEvent } from "../read-file.ts";
import type { BankFormat } from "../recognise.ts";
import type { ImportRefusal } from "./import-refusal.ts";

/** What a file held: all its lines, those that were not known yet, and those that the bank has not booked itself. */
export type FileCounts = { format: BankFormat; statementCount: number; parkedCount: number; lineCount: number; newCount: number; pendingCount: number };

type Fingerprinted = { line: BankLine; fingerprint: string };
type Open = { id: string; head: StatementHead; from: Temporal.PlainDate | null; to: Temporal.PlainDate | null };

const portion = 500;
/** So often the page of an import hears how far it is. */
const tellEvery = 5_000;

/** Adds the statements of one file and their lines, as they come, in portions. */
export function statementWriter(trx: Trx, house: House, { organisationId, importId }: { organisationId: string; importId: string }) {
  let open: Open | null = null;
  let lines: Fingerprinted[] = [];
  const counts: FileCounts = { format: "csv", statementCount: 0, parkedCount: 0, lineCount: 0, newCount: 0, pendingCount: 0 };
  const seen = new Set<string>();
  const now = house.clock.now();

  const flush = async () => {
    if (open === null || lines.length === 0) return;
    counts.newCount += await insertLines(trx, { organisationId, statementId: open.id, now }, lines);
    lines = [];
  };

  const onStart = async (head: StatementHead) => {
    open = { id: uuidv7(now), head, from: null, to: null };
    counts.statementCount += 1;
    await trx.insertInto("bank_statements").values({
      organisation_id: organisationId, id: open.id, import_id: importId, account: head.account, currency: head.currency, number: head.number,
      from_on: null, to_on: null, opening_units: null, closing_units: null, balanced: null, line_count: 0, state: "used",
    }).execute();
  };

  const onLine = async (one: Fingerprinted) => {
    counts.lineCount += 1;
    if (counts.lineCount % tellEvery === 0) await tell(house, { organisationId, importId, lineCount: counts.lineCount });
    if (one.line.status === "pending") {
      counts.pendingCount += 1;
      return;
    }
    if (open !== null) open = { ...open, from: earlier(open.from, one.line.bookedOn), to: later(open.to, one.line.bookedOn) };
    lines.push(one);
    if (lines.length === portion) await flush();
  };

  const onEnd = async (totals: StatementTotals, refuse: (refusal: ImportRefusal) => Error) => {
    await flush();
    if (open === null) return;
    const { id, head, from, to } = open;
    const other = from === null || to === null ? null : await otherFormat(trx, { organisationId, statementId: id, account: head.account, from, to, format: counts.format });
    if (other !== null) throw refuse({ kind: "other-format", format: other, account: head.account });
    const parkedWhy = totals.balanced === false ? "unbalanced" as const : isRepeat(seen, head, totals) ? "twice" as const : null;
    await trx.updateTable("bank_statements").set({
      from_on: (totals.period?.from ?? from)?.toString() ?? null, to_on: (totals.period?.to ?? to)?.toString() ?? null,
      opening_units: totals.opening?.amount.units ?? null, closing_units: totals.closing?.amount.units ?? null,
      balanced: totals.balanced, line_count: totals.lineCount, state: parkedWhy === null ? "used" : "parked", parked_why: parkedWhy,
    }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
    if (parkedWhy !== null) {
      counts.parkedCount += 1;
      await trx.updateTable("bank_lines").set({ state: "parked" }).where("organisation_id", "=", organisationId).where("statement_id", "=", id).execute();
    }
    open = null;
  };

  return {
    take: async (event: BankEvent, refuse: (refusal: ImportRefusal) => Error): Promise<void> => {
      if (event.kind === "format") counts.format = event.format;
      if (event.kind === "start") await onStart(event.head);
      if (event.kind === "line") await onLine(event);
      if (event.kind === "end") await onEnd(event.totals, refuse);
    },
    end: async (): Promise<FileCounts> => {
      await flush();
      return counts;
    },
  };
}

/**
 * Adds lines that are not there yet. One that waits with a statement nobody believed moves to this one.
 * @returns how many were added
 */
async function insertLines(trx: Trx, { organisationId, statementId, now }: { organisationId: string; statementId: string; now: Temporal.Instant }, lines: readonly Fingerprinted[]): Promise<number> {
  const rows = lines.map(({ line, fingerprint }) => ({
    id: uuidv7(now), fingerprint, bookedOn: line.bookedOn.toString(), units: line.amount.units, currency: line.amount.currency, name: kept(line.counterparty.name), account: kept(line.counterparty.account),
    reference: kept(line.reference), endToEndId: kept(line.endToEndId), text: kept(textOf(line)) ?? "", reversal: line.reversal,
  }));
  const added = await sql<{ id: string }>`
    insert into bank_lines (organisation_id, statement_id, state, id, fingerprint, booked_on, units, currency, name, account, reference, end_to_end_id, text, reversal)
    select ${organisationId}::uuid, ${statementId}::uuid, 'waiting', line.id, line.fingerprint, line."bookedOn", line.units, line.currency, line.name, line.account, line.reference, line."endToEndId", line.text, line.reversal
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as line(id uuid, fingerprint text, "bookedOn" date, units bigint, currency text, name text, account text, reference text, "endToEndId" text, text text, reversal boolean)
    on conflict (organisation_id, fingerprint) do update set statement_id = excluded.statement_id, state = 'waiting' where bank_lines.state = 'parked'
    returning id
  `.execute(trx);
  return added.rows.length;
}

/** A batch that cannot be taken apart tells what its payments were for. */
function textOf({ text, parts }: BankLine): string {
  if (parts.length === 0) return text;
  const told = parts.map((part) => [part.counterparty.name, part.reference, part.text].filter((one) => one !== null && one !== "").join(" "));
  return cut([text, ...told].join(" / "), 5_000);
}

/** No text in the database can hold a NUL. */
function kept(text: string | null): string | null {
  return text === null ? null : text.replaceAll("\0", "").toWellFormed();
}

/** The same days of the same account in another format would come with other words, and so once more. */
async function otherFormat(
  trx: Trx,
  { organisationId, statementId, account, from, to, format }: { organisationId: string; statementId: string; account: string | null; from: Temporal.PlainDate; to: Temporal.PlainDate; format: BankFormat },
): Promise<BankFormat | null> {
  const { rows } = await sql<{ format: BankFormat; account: string | null }>`
    select distinct i.format, s.account from bank_statements s join bank_imports i on i.organisation_id = s.organisation_id and i.id = s.import_id
    where s.organisation_id = ${organisationId} and i.organisation_id = ${organisationId} and s.id <> ${statementId} and i.format <> ${format}
      and exists (select 1 from bank_lines l where l.organisation_id = ${organisationId} and l.statement_id = s.id and l.booked_on between ${from.toString()}::date and ${to.toString()}::date)
  `.execute(trx);
  return rows.find((other) => other.account === null || account === null || isSameAccount(other.account, account))?.format ?? null;
}

/** Two downloads that somebody put into one file: the same statement again, with lines. */
function isRepeat(seen: Set<string>, head: StatementHead, { opening, closing, period, lineCount }: StatementTotals): boolean {
  if (lineCount === 0 || opening === null || closing === null) return false;
  const name = JSON.stringify([head.account, head.currency, head.number, opening.amount.units, closing.amount.units, opening.on?.toString(), closing.on?.toString(), period?.from.toString(), period?.to.toString(), lineCount]);
  if (seen.has(name)) return true;
  seen.add(name);
  return false;
}

async function tell(house: House, { organisationId, importId, lineCount }: { organisationId: string; importId: string; lineCount: number }): Promise<void> {
  await house.db.updateTable("bank_imports").set({ line_count: lineCount }).where("organisation_id", "=", organisationId).where("id", "=", importId).execute();
}

function earlier(one: Temporal.PlainDate | null, other: Temporal.PlainDate): Temporal.PlainDate {
  return one !== null && Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
}

function later(one: Temporal.PlainDate | null, other: Temporal.PlainDate): Temporal.PlainDate {
  return one !== null && Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
}
