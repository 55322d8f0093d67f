import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { queryForm } from "../../../platform/http/form.ts";
import { auditFileOf, bookFileName, csvKinds, csvOf, ublArchive, vatReport } from "../../bookkeeping/actions.ts";
import { readProposals } from "../bank/facts.ts";
import { BankProposals } from "../bank/proposals.tsx";
import type { DeskEnv } from "../frame/desk.ts";
import { DocumentsPage, readDocuments } from "./documents-page.tsx";
import { ExportsPage, previewExports } from "./exports-page.tsx";
import { readMoneyFacts } from "./facts.ts";
import { MoneyPage } from "./page.tsx";
import { periodInFileName, readPeriod } from "./period.ts";
import type { ChosenPeriod } from "./period.ts";
import { VatPage } from "./vat-page.tsx";

const mostProposals = 3;

/** Money, under `/office/money`: what is open, documents, VAT, and files for the bookkeeper. */
export function moneyRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", async (c) => {
    const { desk } = c.var;
    const waiting = <BankProposals desk={desk} proposals={await readProposals(house, desk, mostProposals)} brief />;
    return c.html(<MoneyPage desk={desk} facts={await readMoneyFacts(house, desk)} waiting={waiting} />);
  });

  pages.get("/invoices", async (c) => c.html(<DocumentsPage desk={c.var.desk} list={await readDocuments(house, c.var.desk, queryForm(c))} />));

  pages.get("/vat", async (c) => {
    const chosen = readPeriod(queryForm(c), c.var.desk);
    const report = await vatReport(house, { organisationId: c.var.desk.organisationId, period: chosen.period });
    return c.html(<VatPage desk={c.var.desk} chosen={chosen} report={report} />, chosen.problem === null ? 200 : 422);
  });

  pages.get("/exports", (c) => showExports(c, house, readPeriod(queryForm(c), c.var.desk)));

  for (const kind of csvKinds) {
    pages.get(`/exports/${kind}.csv`, (c) => download(c, house, { kind, ending: "csv", type: "text/csv; charset=utf-8" }, (asked) => csvOf(house, kind, asked)));
  }
  pages.get("/exports/audit-file.xaf", (c) => download(c, house, { kind: "xaf", ending: "xaf", type: "application/xml; charset=utf-8" }, (asked) => auditFileOf(house, asked)));
  pages.get("/exports/e-invoices.zip", (c) => download(c, house, { kind: "ubl", ending: "zip", type: "application/zip" }, async (asked) => ublArchive(house, asked)));

  return pages;
}

async function showExports(c: Context<DeskEnv>, house: House, chosen: ChosenPeriod) {
  const { desk } = c.var;
  return c.html(<ExportsPage desk={desk} chosen={chosen} preview={await previewExports(house, desk, chosen)} />, chosen.problem === null ? 200 : 422);
}

type Asked = Parameters<typeof csvOf>[2];

/** Hands over a file of the period that was asked for; a period that there is not comes back as the page that says so. */
async function download(c: Context<DeskEnv>, house: House, file: { kind: Parameters<typeof bookFileName>[0]; ending: string; type: string }, make: (asked: Asked) => Promise<string | ReadableStream<Uint8Array<ArrayBuffer>>>) {
  const { desk } = c.var;
  const chosen = readPeriod(queryForm(c), desk);
  if (chosen.problem !== null) return showExports(c, house, chosen);
  const body = await make({ organisationId: desk.organisationId, period: chosen.period, locale: desk.locale });
  const name = `${desk.organisation.slug}-${bookFileName(file.kind, desk.locale)}-${periodInFileName(chosen)}.${file.ending}`;
  return c.body(body, 200, { "Content-Type": file.type, "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "private, no-store" });
}
