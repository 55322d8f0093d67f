import { join } from "node:path";
import type { Locale } from "../../domain/locale.ts";
import { warmCompiler, workspace } from "./compiler.ts";

/** Steps that were recorded between the same two times from outside. `quote` is what somebody wrote. */
export type DossierSpan = { times: string; rows: { moment: string; what: string; quote: string | null; source: string; place: string }[] };

/** What the report of a dossier says, in words. Nothing in it is read as markup. */
export type DossierPaper = {
  lang: Locale;
  title: string;
  organisation: string;
  /** The state in one or two sentences. */
  lead: string;
  edition: string;
  footer: string;
  facts: { label: string; value: string }[];
  /** Paragraphs under a heading, in a language of their own. */
  parts: { heading: string; note: string | null; lang: Locale; paragraphs: string[] }[];
  ledger: { heading: string; rows: { text: string; amount: string }[]; total: { text: string; amount: string }; /** By when, and what else. */ next: string[] };
  timeline: { heading: string; note: string; columns: [string, string, string, string]; spans: DossierSpan[] };
  closing: { heading: string; paragraphs: string[]; code: string; afterCode: string[]; keys: string[]; last: string[] };
};

/** The report on paper, as PDF. @param madeOn the only date in the file */
export async function dossierPdf(paper: DossierPaper, madeOn: Temporal.PlainDate): Promise<Buffer> {
  const compiler = await warmCompiler();
  const day = { year: madeOn.year, month: madeOn.month, day: madeOn.day };
  return compiler.pdf(
    { mainFilePath: join(workspace, "dossier.typ"), inputs: { paper: JSON.stringify({ ...paper, ...day }) } },
    { creationTimestamp: madeOn.toZonedDateTime("UTC").epochMilliseconds / 1000, pdfStandard: "a-3a" },
  );
}
