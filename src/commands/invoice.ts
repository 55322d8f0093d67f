import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { faultInWords, readInvoice, renderInvoice } from "../features/invoices/actions.ts";
import { readLogo } from "../platform/pdf/logo.ts";
import type { Logo } from "../platform/pdf/logo.ts";
import { Finding, flagValue, onlyKnown, print, printJson, WrongUse } from "./command.ts";

const usage = "handslag invoice render FILE.json [--ubl OUT.xml] [--pdf OUT.pdf] [--json]";

export async function run(args: readonly string[]): Promise<void> {
  onlyKnown(args.map((arg) => (arg === "-" ? "standard input" : arg)), { flags: ["--json"], valued: ["--ubl", "--pdf"], words: 2 });
  const [what, file] = args.filter((arg, index) => !arg.startsWith("--") && !["--ubl", "--pdf"].includes(args[index - 1] ?? ""));
  const out = { ubl: flagValue(args, "--ubl") ?? null, pdf: flagValue(args, "--pdf") ?? null };
  if (what !== "render" || file === undefined) throw new WrongUse(`usage: ${usage}`);
  if (out.ubl === null && out.pdf === null) throw new WrongUse(`nothing is asked for: give --ubl, --pdf or both; usage: ${usage}`);
  await render(file, out, { asJson: args.includes("--json") });
}

/** Nothing is written unless everything that was asked for can be. */
async function render(file: string, out: { ubl: string | null; pdf: string | null }, { asJson }: { asJson: boolean }): Promise<void> {
  const read = readInvoice(readJson(file));
  if (!read.ok) throw new WrongUse(read.problems.map(({ at, problem }) => `${file}: ${at}: ${problem}`).join("\n"));
  const { invoice, look } = read.request;
  if (out.ubl !== null && invoice.number === null) throw new WrongUse(`${file}: number: a draft has no e-invoice; give it a number, or ask for the PDF alone`);
  const outcome = await renderInvoice(invoice, { pen: look.colour, logo: look.logo === null ? null : await logoOf(file, look.logo) });
  if (!outcome.ok) {
    const faults = outcome.faults.map((fault) => ({ ...fault, text: faultInWords(fault, invoice.locale) }));
    if (asJson) printJson({ faults });
    else process.stderr.write(`${faults.map(({ text }) => `${file}: ${text}`).join("\n")}\n`);
    throw new Finding("faults");
  }
  const { ubl, pdf, profile } = outcome.rendered;
  if (out.ubl !== null) write(out.ubl, ubl ?? "");
  if (out.pdf !== null) write(out.pdf, pdf.bytes);
  const embeds = ubl !== null;
  if (asJson) printJson({ ubl: out.ubl, pdf: out.pdf, profile: embeds ? profile : null, standard: pdf.standard, faults: [] });
  else print([
    ...(out.ubl === null ? [] : [`${out.ubl}: UBL, ${profile}`]),
    ...(out.pdf === null ? [] : [`${out.pdf}: ${pdf.standard ?? "PDF, tagged; no standard declared"}${embeds ? ", with the e-invoice inside" : ", a draft"}`]),
  ].join("\n"));
}

/** A logo is named as a file beside the description. */
async function logoOf(file: string, name: string): Promise<Logo> {
  const path = file === "-" ? resolve(name) : resolve(dirname(file), name);
  const read = await readLogo(readBytes(path));
  if (!read.ok) throw new WrongUse(`${name} is no logo: expected a PNG or an SVG without links or scripts, of at most 1 MB, that can be drawn`);
  return read.logo;
}

/** `-` is standard input. */
function readJson(file: string): unknown {
  const text = readBytes(file === "-" ? 0 : file).toString("utf8");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WrongUse(`${file} is not JSON: ${messageOf(cause)}`, { cause });
  }
}

function readBytes(file: string | 0): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new WrongUse(`${file === 0 ? "standard input" : file} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function write(file: string, content: string | Buffer): void {
  try {
    writeFileSync(file, content);
  } catch (cause) {
    throw new WrongUse(`${file} cannot be written: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
