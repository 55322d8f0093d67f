import { join } from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Locale } from "../../domain/locale.ts";
import { warmCompiler, workspace } from "./compiler.ts";
import type { Logo } from "./logo.ts";

/** What stands on the paper of an invoice: every text as it is to be read. */
export type InvoicePaper = {
  lang: Locale;
  title: string;
  description: string;
  /** Year, month and day, the only date in the file. */
  day: readonly [number, number, number];
  /** A colour as `#rrggbb` that can be read on white. */
  pen: string;
  organisation: string;
  contact: readonly string[];
  recipient: readonly string[];
  facts: readonly { label: string; value: string }[];
  heading: string;
  sentence: readonly { text: string; strong: boolean }[];
  /** What a credit note takes back, and why. */
  reason: string | null;
  head: readonly string[];
  /** Of the columns behind the first, in millimetres. */
  columnWidths: readonly number[];
  /** Of the words before a fact, in millimetres. */
  labelWidth: number;
  rows: readonly { text: string; details: readonly string[]; cells: readonly string[] }[];
  sums: readonly { label: string; over: string; value: string; ruled: boolean }[];
  /** The agreed payment days: day, what is paid of it, amount. */
  days: { head: readonly string[]; rows: readonly (readonly string[])[] } | null;
  remarks: readonly string[];
  slip: { title: string; rows: readonly { label: string; value: string; strong: boolean }[]; qr: string | null; qrLabel: string } | null;
  footer: string;
  pageLabel: string;
  attachment: { name: string; description: string } | null;
};

export type InvoicePdf = {
  bytes: Buffer;
  /** What the compiler checked and the file therefore says; null when a letter of some script has no font of ours. */
  standard: "PDF/A-3a" | null;
};

/**
 * An invoice on paper: tagged, as PDF/A-3a, with the e-invoice inside. The same paper gives the same bytes.
 * @param attachment the e-invoice; null for a draft
 */
export async function invoicePdf(paper: InvoicePaper, { attachment, logo }: { attachment: string | null; logo: Logo | null }): Promise<InvoicePdf> {
  const compiler = await warmCompiler();
  const logoPath = logo === null ? null : `/logo.${logo.format}`;
  const [year, month, day] = paper.day;
  const creationTimestamp = Temporal.PlainDate.from({ year, month, day }).toZonedDateTime("UTC").epochMilliseconds / 1000;
  const lent = new Map([
    ["/paper.json", Buffer.from(JSON.stringify({ ...paper, logo: logoPath, attachment: attachment === null ? null : paper.attachment }))],
    ...(attachment === null ? [] : [["/attachment.xml", Buffer.from(attachment)] as const]),
    ...(logo === null || logoPath === null ? [] : [[logoPath, logo.bytes] as const]),
  ]);
  // From here to the end nothing waits, so two papers never see each other's files.
  for (const [path, bytes] of lent) compiler.mapShadow(join(workspace, path), bytes);
  try {
    return compile(compiler, creationTimestamp);
  } finally {
    for (const path of lent.keys()) compiler.unmapShadow(join(workspace, path));
    papersMade += 1;
    if (papersMade % papersBetweenCleaning === 0) compiler.evictCache(2);
  }
}

const source = { mainFilePath: join(workspace, "invoice.typ") };

/** A name in a script that none of our fonts has is refused by the standard for archives: then the paper is made without it, and says so. */
function compile(compiler: NodeCompiler, creationTimestamp: number): InvoicePdf {
  try {
    return { bytes: compiler.pdf(source, { creationTimestamp, pdfStandard: "a-3a" }), standard: "PDF/A-3a" };
  } catch {
    return { bytes: compiler.pdf(source, { creationTimestamp }), standard: null };
  }
}

/** What the compiler remembers helps the next paper; looking through it takes longer than a paper does. */
const papersBetweenCleaning = 50;
let papersMade = 0;
