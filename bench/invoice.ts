import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readInvoice, renderInvoice } from "../src/features/invoices/actions.ts";
import { projectRoot } from "../src/platform/paths.ts";
import { percentile, report } from "./report.ts";

// An invoice as a PDF with its e-invoice inside, one after the other, each with another number so that nothing is remembered.

const example = JSON.parse(readFileSync(join(projectRoot, "docs/examples/invoice-standard.json"), "utf8")) as object;
const start = performance.now();
await renderNumber(0);
const first = performance.now() - start;
const times: number[] = [];
let used = process.cpuUsage();
for (let number = 1; number <= 400; number += 1) {
  if (number === 101) used = process.cpuUsage();
  const before = performance.now();
  await renderNumber(number);
  if (number > 100) times.push(performance.now() - before);
}
const { user, system } = process.cpuUsage(used);
const processor = Math.round((user + system) / 10 / times.length) / 100;
times.sort((a, b) => a - b);
const p50 = Math.round(percentile(times, 0.5) * 100) / 100;
report([
  { bench: "invoice.pdf", value: p50, unit: "ms p50", target: "< 10", ok: p50 < 10, p99: Math.round(percentile(times, 0.99) * 100) / 100, processorMs: processor },
  { bench: "invoice.first", value: Math.round(first), unit: "ms", target: "< 1000", ok: first < 1_000 },
]);

async function renderNumber(number: number): Promise<void> {
  const read = readInvoice({ ...example, number: `2026-${String(number).padStart(4, "0")}` });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const outcome = await renderInvoice(read.request.invoice, { pen: null, logo: null });
  if (!outcome.ok || outcome.rendered.pdf.standard === null) throw new Error("the example cannot be rendered");
}
