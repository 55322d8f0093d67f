import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { InvoiceRequest } from "../../src/features/invoices/invoice-input.ts";
import { readInvoice } from "../../src/features/invoices/actions.ts";
import { projectRoot } from "../../src/platform/paths.ts";

const folder = join(projectRoot, "docs/examples");

/** The names of the invoices that the documents show, without `invoice-` before them. */
export const invoiceExamples: readonly string[] = readdirSync(folder).flatMap((name) => /^invoice-(.+)\.json$/.exec(name)?.[1] ?? []).sort();

export function exampleFile(name: string): string {
  return join(folder, `invoice-${name}.json`);
}

export function readExample(name: string): InvoiceRequest {
  const read = readInvoice(JSON.parse(readFileSync(exampleFile(name), "utf8")));
  if (!read.ok) throw new Error(`example ${name}: ${JSON.stringify(read.problems)}`);
  return read.request;
}
