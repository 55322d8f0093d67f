import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rfReference } from "../src/domain/bank/rf-reference.ts";
import type { Invoice } from "../src/domain/invoice/invoice.ts";
import { readInvoice, renderInvoice } from "../src/features/invoices/actions.ts";
import { ublDocument } from "../src/features/invoices/ubl/document.ts";
import { projectRoot } from "../src/platform/paths.ts";
import { percentile, report } from "./report.ts";

// An invoice as a PDF with its e-invoice inside, one after the other. No two have a number, a customer, a text, an amount,
// a day to pay or a reference in common, so that what is remembered of one is only what every invoice of ours shares.

const example = JSON.parse(readFileSync(join(projectRoot, "docs/examples/invoice-standard.json"), "utf8")) as {
  buyer: object;
  lines: readonly [{ unitPriceCents: number }, { unitPriceCents: number }];
  payment: object;
};
const start = performance.now();
await renderNumber(0);
const first = performance.now() - start;
const [pdf, ubl]: [number[], number[]] = [[], []];
let used = process.cpuUsage();
for (let number = 1; number <= 400; number += 1) {
  if (number === 101) used = process.cpuUsage();
  const before = performance.now();
  await renderNumber(number);
  if (number > 100) pdf.push(performance.now() - before);
}
const { user, system } = process.cpuUsage(used);
for (let number = 1; number <= 400; number += 1) {
  const invoice = invoiceNumber(number);
  const before = performance.now();
  ublDocument(invoice);
  if (number > 100) ubl.push(performance.now() - before);
}
report([
  { bench: "invoice.pdf", ...figures(pdf), processorMs: rounded((user + system) / 1_000 / pdf.length) },
  { bench: "invoice.ubl", ...figures(ubl) },
  { bench: "invoice.first", value: Math.round(first), unit: "ms", target: "< 1000", ok: first < 1_000 },
]);

function figures(times: number[]) {
  times.sort((a, b) => a - b);
  const p50 = rounded(percentile(times, 0.5));
  return { value: p50, unit: "ms p50", target: "< 10", ok: p50 < 10, p99: rounded(percentile(times, 0.99)) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function invoiceNumber(number: number): Invoice {
  const [training, book] = example.lines;
  const digits = String(number).padStart(4, "0");
  const read = readInvoice({
    ...example,
    number: `2026-${digits}`,
    buyer: { ...example.buyer, name: `Bedrijf ${number} B.V.`, attention: `Sanne de Wit-${number}`, reference: `PO-${4_000 + number}` },
    lines: [
      { ...training, text: `Onderhandelen ${number}\nDeelnemers: Sanne en Joris ${number}`, unitPriceCents: training.unitPriceCents + 13 * number },
      { ...book, text: `Boek ${number}`, unitPriceCents: book.unitPriceCents + number },
    ],
    payment: { ...example.payment, reference: rfReference(`2026${digits}`), dueOn: Temporal.PlainDate.from("2026-11-16").add({ days: number }).toString() },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.request.invoice;
}

async function renderNumber(number: number): Promise<void> {
  const outcome = await renderInvoice(invoiceNumber(number), { pen: null, logo: null });
  if (!outcome.ok || outcome.rendered.pdf.standard === null) throw new Error("the example cannot be rendered");
}
