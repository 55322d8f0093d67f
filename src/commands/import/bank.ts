import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { csvMapping, readBankFile } from "../../features/bank/actions.ts";
import type { BankEvent, ReadOptions } from "../../features/bank/actions.ts";
import { Finding, flagValue, onlyKnown, WrongUse } from "../command.ts";
import type { Environment } from "../command.ts";
import { bankJson } from "./bank-json.ts";
import { bankText } from "./bank-text.ts";
import { bookFiles, bytesOf } from "./book-files.ts";
import { withMatcher } from "./matcher.ts";
import type { Matched, Matcher } from "./matcher.ts";

const usage = "handslag import bank FILE... [--dry-run] [--organisation SLUG] [--account IBAN] [--columns FILE] [--json]";
const valued = ["--account", "--columns", "--organisation"];

/** How the events of files are printed, each as it comes. */
export type Printer = { begin: (matcher: Matcher) => string; file: (name: string) => string; event: (event: BankEvent, matched: Matched | null) => string; end: () => string };

/** Reads bank files and books them, or with --dry-run prints what they hold and what each line would be for. */
export async function importBank(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args.filter((arg) => arg !== "-"), { flags: ["--dry-run", "--json"], valued, words: args.length });
  const files = args.filter((arg, index) => (!arg.startsWith("-") || arg === "-") && !valued.includes(args[index - 1] ?? ""));
  if (files.length === 0) throw new WrongUse(`import bank wants a file: ${usage}`);
  const columns = flagValue(args, "--columns");
  const options: ReadOptions = { account: flagValue(args, "--account") ?? null, csv: columns === undefined ? null : readColumns(columns) };
  for (const file of files) await mustBeReadable(file);
  const slug = flagValue(args, "--organisation");
  if (!args.includes("--dry-run")) return bookFiles(env, { files, slug, options, json: args.includes("--json") });
  await withMatcher(env, slug, (matcher) => showFiles(files, options, { matcher, printer: args.includes("--json") ? bankJson() : bankText() }));
}

async function showFiles(files: readonly string[], options: ReadOptions, { matcher, printer }: { matcher: Matcher; printer: Printer }): Promise<void> {
  let refused = false;
  stopWithTheReader();
  await write(printer.begin(matcher));
  for (const file of files) {
    await write(printer.file(file));
    for await (const event of readBankFile(bytesOf(file), options)) {
      refused ||= event.kind === "refused";
      const matched = event.kind === "line" && "match" in matcher ? await matcher.match(event.line, event.fingerprint) : null;
      await write(printer.event(event, matched));
    }
  }
  await write(printer.end());
  if (refused) throw new Finding("a file was refused");
}

function readColumns(file: string): NonNullable<ReadOptions["csv"]> {
  const read = csvMapping.safeParse(readJson(file));
  if (read.success) return read.data;
  throw new WrongUse(`${file} does not name columns: expected date, amount (or debit and credit) and what else there is, such as {"date": "Datum", "amount": "Bedrag", "name": "Naam", "text": "Omschrijving"}; see docs/rules/bank.md`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new WrongUse(`${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Before anything is printed. */
async function mustBeReadable(file: string): Promise<void> {
  if (file === "-") return;
  try {
    const handle = await open(file);
    const isFolder = (await handle.stat()).isDirectory();
    await handle.close();
    if (isFolder) throw new Error("it is a folder");
  } catch (cause) {
    throw new WrongUse(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

let nobodyReads = false;

/** Whoever reads our output may have seen enough, such as `head`. */
function stopWithTheReader(): void {
  process.stdout.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    nobodyReads = true;
  });
}

/** Waits when the reader of the output is slower than we are: a large file must not pile up here. */
async function write(text: string): Promise<void> {
  if (nobodyReads) throw new Finding("nobody reads the output any more");
  if (text === "" || process.stdout.write(text)) return;
  await new Promise<void>((resolve) => {
    const goOn = () => {
      process.stdout.off("drain", goOn).off("close", goOn);
      resolve();
    };
    process.stdout.on("drain", goOn).on("close", goOn);
  });
}
