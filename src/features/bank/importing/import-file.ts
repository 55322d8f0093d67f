import { createHash } from "node:crypto";
import { isSameAccount } from "../../../domain/bank/same-account.ts";
import type { House, Trx } from "../../../platform/house.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { cut } from "../../../platform/plain-text.ts";
import { bankMappings } from "../csv/banks.ts";
import type { CsvMapping } from "../csv/mapping.ts";
import { readBankFile } from "../read-file.ts";
import { keepAccount } from "../settings.ts";
import { knownAccounts, savedMappings } from "../store.ts";
import { importRefusalInWords } from "../words.ts";
import { firstRows } from "./first-rows.ts";
import type { ImportRefusal } from "./import-refusal.ts";
import { matchWaiting } from "./match-waiting.ts";
import type { MatchCounts } from "./match-waiting.ts";
import { statementWriter } from "./statement-writer.ts";
import type { FileCounts } from "./statement-writer.ts";

type Bytes = AsyncIterable<Uint8Array>;

export type ImportInput = {
  organisationId: string;
  importId: string;
  bytes: Bytes;
  /** Columns that somebody named for this file. */
  csv?: CsvMapping | readonly CsvMapping[] | null;
  /** The one account whose statements are wanted; null takes every account of the organisation. */
  account?: string | null;
  by: string;
};

export type ImportOutcome = { ok: true; counts: FileCounts & MatchCounts } | { ok: false; refusal: ImportRefusal };

/** Notes that a file is coming, so that its page is there from the start. */
export async function beginImport(house: House, { organisationId, fileName, by }: { organisationId: string; fileName: string; by: string }): Promise<string> {
  const now = house.clock.now();
  const id = uuidv7(now);
  await house.db.insertInto("bank_imports").values({ organisation_id: organisationId, id, file_name: cut(fileName, 200), state: "reading", imported_by: by, started_at: now.toString() }).execute();
  return id;
}

/**
 * Reads a file and books what is certain of it. All lines are added in one transaction or none is; then each line is booked
 * in its own, so that a crash in between leaves lines that wait and nothing half done.
 * @returns the refusal when nothing of the file is used
 * @throws what the source of the bytes throws; the import is then marked as broken off
 */
export async function runImport(house: House, input: ImportInput): Promise<ImportOutcome> {
  const { organisationId, importId } = input;
  const read = await readInto(house, input).catch(async (error: unknown) => {
    await endImport(house, input, { state: "broken-off" });
    throw error;
  });
  if (!read.ok) {
    await endImport(house, input, { state: "refused", refusal: JSON.stringify({ ...read.refusal, rows: read.rows, text: { nl: importRefusalInWords(read.refusal, "nl"), en: importRefusalInWords(read.refusal, "en") } }) });
    return { ok: false, refusal: read.refusal };
  }
  const matched = await matchWaiting(house, organisationId).catch(async (error: unknown) => {
    await endImport(house, input, { state: "broken-off" });
    throw error;
  });
  await endImport(house, { organisationId, importId }, { state: "done" });
  return { ok: true, counts: { ...read.counts, ...matched } };
}

/** Both in one, for who waits until it is done. */
export async function importBankFile(house: House, input: Omit<ImportInput, "importId"> & { fileName: string }): Promise<ImportOutcome & { importId: string }> {
  const importId = await beginImport(house, input);
  return { importId, ...(await runImport(house, { ...input, importId })) };
}

type ReadInto = { ok: true; counts: FileCounts } | { ok: false; refusal: ImportRefusal; rows: readonly (readonly string[])[] };

/** What a file refuses ends its transaction: nothing of it stays. */
class Refused extends Error {
  readonly refusal: ImportRefusal;
  constructor(refusal: ImportRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

async function readInto(house: House, { organisationId, importId, bytes, csv, account = null, by }: ImportInput): Promise<ReadInto> {
  const accounts = await knownAccounts(house.db, organisationId);
  const mappings = csv == null ? [...bankMappings, ...(await savedMappings(house.db, organisationId))] : [csv].flat();
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  try {
    const counts = await house.db.transaction().execute(async (trx) => {
      const writer = statementWriter(trx, house, { organisationId, importId });
      for await (const event of readBankFile(noted(bytes, { hash, head }), { csv: mappings, account })) {
        if (event.kind === "refused") throw new Refused(event.refusal);
        if (event.kind === "start") await mustBeOurs(trx, house, { organisationId, account: event.head.account, accounts, by });
        await writer.take(event, (refusal) => new Refused(refusal));
      }
      const done = await writer.end();
      await trx.updateTable("bank_imports").set({ state: "booking", sha256: hash.digest("hex"), format: done.format, line_count: done.lineCount, new_count: done.newCount, pending_count: done.pendingCount }).where("organisation_id", "=", organisationId).where("id", "=", importId).execute();
      return done;
    });
    return { ok: true, counts };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, refusal: error.refusal, rows: error.refusal.kind === "unknown-columns" ? await firstRows(head) : [] };
  }
}

/** An organisation that never named an account has the one of its first file. */
async function mustBeOurs(trx: Trx, house: House, { organisationId, account, accounts, by }: { organisationId: string; account: string | null; accounts: string[]; by: string }): Promise<void> {
  if (account === null || accounts.some((one) => isSameAccount(one, account))) return;
  if (accounts.length > 0) throw new Refused({ kind: "wrong-account", account });
  await keepAccount(trx, { organisationId, account, by }, house.clock.now());
  accounts.push(account);
}

const headKept = 16_384;

async function* noted(bytes: Bytes, { hash, head }: { hash: ReturnType<typeof createHash>; head: Uint8Array[] }): AsyncGenerator<Uint8Array> {
  let kept = 0;
  for await (const piece of bytes) {
    hash.update(piece);
    if (kept < headKept) head.push(new Uint8Array(piece.subarray(0, headKept - kept)));
    kept += piece.length;
    yield piece;
  }
}

async function endImport(house: House, { organisationId, importId }: { organisationId: string; importId: string }, end: { state: "done" | "refused" | "broken-off"; refusal?: string }): Promise<void> {
  await house.db.updateTable("bank_imports").set({ ...end, finished_at: house.clock.now().toString() }).where("organisation_id", "=", organisationId).where("id", "=", importId).execute();
}
