import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "../../domain/locale.ts";
import { formatLongDate } from "../i18n/format.ts";
import { projectRoot } from "../paths.ts";
import { markdownBlocks } from "./markdown.ts";
import type { Block, Inline } from "./markdown.ts";

export type TermsPaper = {
  title: string;
  number: number;
  organisationName: string;
  markdown: string;
  locale: Locale;
  publishedOn: Temporal.PlainDate;
};

/** Terms on paper, as PDF. The same terms give the same bytes: the only date in it is the one of publication. */
export async function termsPdf(terms: TermsPaper): Promise<Buffer> {
  return paperPdf(paperOf(terms), terms.publishedOn);
}

/** What the paper holds: its text comes as blocks, so that nothing that people wrote is read as markup. */
export type Paper = { title: string; organisation: string; lang: Locale; year: number; month: number; day: number; edition: string; footer: string; body: Block[] };

/** Anything on our paper, as PDF. `createdOn` is the only date in it. */
export async function paperPdf(paper: Paper, createdOn: Temporal.PlainDate): Promise<Buffer> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const compiler = NodeCompiler.create();
  const source = { mainFileContent: template(), inputs: { paper: JSON.stringify(paper) } };
  const created = createdOn.toZonedDateTime("UTC").epochMilliseconds / 1000;
  return compiler.pdf(source, { creationTimestamp: created });
}

const texts = {
  nl: {
    edition: (number: number, date: string) => `Versie ${number}, gepubliceerd op ${date}`,
    footer: (name: string, title: string, number: number) => `${name}, ${title}, versie ${number}`,
  },
  en: {
    edition: (number: number, date: string) => `Version ${number}, published on ${date}`,
    footer: (name: string, title: string, number: number) => `${name}, ${title}, version ${number}`,
  },
} as const;

function paperOf({ title, number, organisationName, markdown, locale, publishedOn }: TermsPaper): Paper {
  return {
    title,
    organisation: organisationName,
    lang: locale,
    year: publishedOn.year,
    month: publishedOn.month,
    day: publishedOn.day,
    edition: texts[locale].edition(number, formatLongDate(publishedOn, locale)),
    footer: texts[locale].footer(organisationName, title, number),
    body: withoutTitle(markdownBlocks(markdown), title),
  };
}

/** A text that begins with its own title does not say it twice. */
function withoutTitle(blocks: Block[], title: string): Block[] {
  const [first] = blocks;
  const repeats = first?.kind === "heading" && first.level === 1 && plainText(first.children).trim() === title.trim();
  return repeats ? blocks.slice(1) : blocks;
}

function plainText(runs: readonly Inline[]): string {
  return runs.map((run) => ("text" in run ? run.text : "children" in run ? plainText(run.children) : " ")).join("");
}

function template(): string {
  return readFileSync(join(projectRoot, "src/platform/pdf/terms.typ"), "utf8");
}
