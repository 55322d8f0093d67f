import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import type { OpenDeal } from "../src/domain/bank/match/open-deal.ts";
import { camtBegin, camtEnd, camtEntry, camtStatementBegin } from "../test/support/bank-writers.ts";
import { bankYear } from "./bank-year.ts";

/** Writes a year as a bank would give it, what is open, and what each line truly is for. */
export function writeYear(paths: { file: string; deals: string; truth: string }, options: { invoices: number; lines: number; seed: number }): void {
  const { deals, lines } = bankYear(options);
  const [file, truth] = [openSync(paths.file, "w"), openSync(paths.truth, "w")];
  writeSync(file, camtBegin + camtStatementBegin({ account: "NL91ABNA0417164300", opening: 0, lines: lines.map(({ line }) => line) }));
  for (const one of lines) {
    writeSync(file, camtEntry(one.line));
    writeSync(truth, `${JSON.stringify(one.truth)}\n`);
  }
  writeSync(file, `</Stmt>${camtEnd}`);
  closeSync(file);
  closeSync(truth);
  writeFileSync(paths.deals, JSON.stringify(deals));
}

export function readDeals(json: string): OpenDeal[] {
  const read = JSON.parse(json) as (Omit<OpenDeal, "days"> & { days: string[] })[];
  return read.map((deal) => ({ ...deal, days: deal.days.map((day) => Temporal.PlainDate.from(day)) }));
}
