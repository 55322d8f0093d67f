import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { importBankFile, importRefusalInWords } from "../../features/bank/actions.ts";
import type { ReadOptions } from "../../features/bank/actions.ts";
import { isSameAccount } from "../../domain/bank/same-account.ts";
import { Finding, print, printJson, WrongUse } from "../command.ts";
import type { Environment } from "../command.ts";
import { withHouse } from "../with-house.ts";
import { knownAccounts } from "../../features/bank/store.ts";
import { chooseOrganisation } from "./matcher.ts";

type Booking = { files: readonly string[]; slug: string | undefined; options: ReadOptions; json: boolean };

/** Reads files into the books of an organisation, one after the other. A file that is refused stops none of the others. */
export async function bookFiles(env: Environment, { files, slug, options, json }: Booking): Promise<void> {
  const results = await withHouse(env, async ({ house }) => {
    const organisation = await chooseOrganisation(house, slug);
    if (organisation === null) throw new WrongUse("import bank books into one organisation: name it with --organisation SLUG, or only look with --dry-run");
    const organisationId = organisation.organisation_id;
    const { account = null } = options;
    if (account !== null && !(await knownAccounts(house.db, organisationId)).some((one) => isSameAccount(one, account))) throw new WrongUse(`${account} is no account of ${organisation.slug}`);
    const done = [];
    for (const file of files) {
      const outcome = await importBankFile(house, { organisationId, fileName: file === "-" ? "" : basename(file), bytes: bytesOf(file), csv: options.csv ?? null, account, by: "command" });
      done.push(outcome.ok ? { file, ...outcome.counts, refused: null } : { file, refused: { ...outcome.refusal, text: importRefusalInWords(outcome.refusal, "en") } });
    }
    return done;
  });
  if (json) printJson({ files: results });
  else for (const result of results) print(inWords(result));
  if (results.some(({ refused }) => refused !== null)) throw new Finding("a file was refused");
  if (results.some((result) => "parkedCount" in result && result.parkedCount > 0)) throw new Finding("a statement waits for a person");
}

export function bytesOf(file: string): AsyncIterable<Uint8Array> {
  return file === "-" ? process.stdin : createReadStream(file);
}

type Result = { file: string; refused: { text: string } | null; lineCount?: number; newCount?: number; matched?: number; proposed?: number; unknown?: number; ignored?: number; parkedCount?: number };

function inWords({ file, refused, lineCount, newCount, matched, proposed, unknown, ignored, parkedCount = 0 }: Result): string {
  if (refused !== null) return `${file}: REFUSED. ${refused.text} Nothing of this file is used.`;
  const parked = parkedCount === 0 ? "" : ` ${parkedCount} ${parkedCount === 1 ? "statement does" : "statements do"} not add up: decide in the office.`;
  return `${file}: ${lineCount} ${lineCount === 1 ? "line" : "lines"}, ${newCount} new: ${matched} booked, ${proposed} proposed, ${unknown} unknown, ${ignored} not ours.${parked}`;
}
