import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { euroCents } from "../src/domain/bank/bank-amount.ts";
import { matchLine } from "../src/domain/bank/match/match-line.ts";
import { openIndex, takeFrom } from "../src/domain/bank/match/open-index.ts";
import type { Match, Target } from "../src/domain/bank/match/proposal.ts";
import { readBankFile } from "../src/features/bank/actions.ts";
import { readDeals, writeYear } from "./bank-year-files.ts";
import type { Truth } from "./bank-year.ts";
import { report } from "./report.ts";

// 100,000 lines of a bank against 20,000 open invoices: references, numbers, names, parts, transfers for several, slips of the pen and noise, with what each line truly was for.

const invoices = Number(process.env["BANK_INVOICES"] ?? 20_000);
const lineCount = Number(process.env["BANK_LINES"] ?? 100_000);
const seed = Number(process.env["BANK_SEED"] ?? 2026);
const folder = mkdtempSync(join(tmpdir(), "handslag-bench-bank-"));
const paths = { file: join(folder, "year.xml"), deals: join(folder, "deals.json"), truth: join(folder, "truth.jsonl") };

// The year is made by another process, so that what is measured here is reading and matching alone.
if (process.env["BANK_WRITE"] !== undefined) {
  writeYear(JSON.parse(process.env["BANK_WRITE"]) as typeof paths, { invoices, lines: lineCount, seed });
  process.exit(0);
}
const made = spawnSync(process.execPath, process.argv.slice(1).length === 0 ? [] : [...process.execArgv, ...process.argv.slice(1)], { env: { ...process.env, BANK_WRITE: JSON.stringify(paths) }, stdio: ["ignore", "inherit", "inherit"] });
if (made.status !== 0) throw new Error(`the year was not made: exit ${String(made.status)}`);
const deals = readDeals(readFileSync(paths.deals, "utf8"));
const truths = createInterface({ input: createReadStream(paths.truth) })[Symbol.asyncIterator]();

let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
const started = performance.now();
const cpu = process.cpuUsage();
const index = openIndex({ deals });
const counts = { certain: 0, proposed: 0, unknown: 0, outgoing: 0, refund: 0 };
const kinds = new Map<string, { all: number; certain: number; proposed: number; proposedRight: number }>();
let wrong = 0;
let sure = 0;
let sureFound = 0;
let at = 0;
for await (const event of readBankFile(createReadStream(paths.file))) {
  if (event.kind !== "line") continue;
  const told = await truths.next();
  const truth = told.done === true ? undefined : (JSON.parse(told.value) as Truth);
  at += 1;
  if (at % 1_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  const match = matchLine(event.line, index);
  counts[match.kind] += 1;
  if (match.kind === "certain") takeFrom(index, match.targets);
  else if (truth !== undefined && truth.targets.length > 0) takeFrom(index, truth.targets);
  if (truth !== undefined) judge(match, truth, euroCents(event.line.amount) ?? 0);
}
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
clearInterval(watch);
rmSync(folder, { recursive: true });
peak = Math.max(peak, process.memoryUsage.rss());

function judge(match: Match, truth: Truth, cents: number): void {
  const kind = kinds.get(truth.kind) ?? { all: 0, certain: 0, proposed: 0, proposedRight: 0 };
  kinds.set(truth.kind, kind);
  kind.all += 1;
  const right = "targets" in match && isSame(match.targets, truth.targets);
  if (match.kind === "certain") {
    kind.certain += 1;
    if (!right) {
      wrong += 1;
      if (wrong <= 10) process.stderr.write(`wrong: ${JSON.stringify({ match, truth, cents })}\n`);
    }
  }
  if (match.kind === "proposed") {
    kind.proposed += 1;
    kind.proposedRight += Number(right);
  }
  if (truth.certain) {
    sure += 1;
    sureFound += Number(match.kind === "certain" && right);
  }
}

function isSame(found: readonly Target[], truth: readonly Target[]): boolean {
  return found.length === truth.length && truth.every((target) => found.some(({ dealId, cents }) => dealId === target.dealId && cents === target.cents));
}

if (!process.argv.includes("--json")) {
  process.stdout.write(`${"kind".padEnd(28)}${"lines".padStart(8)}${"booked".padStart(9)}${"proposed".padStart(10)}${"rightly".padStart(9)}\n`);
  for (const [kind, { all, certain, proposed, proposedRight }] of kinds) process.stdout.write(`${kind.padEnd(28)}${String(all).padStart(8)}${String(certain).padStart(9)}${String(proposed).padStart(10)}${String(proposedRight).padStart(9)}\n`);
}
const recall = Math.floor((sureFound / sure) * 10_000) / 100;
const megabytes = Math.round(peak / 2 ** 20);
report([
  { bench: "bank.seconds", value: Math.round(seconds * 10) / 10, unit: "s", target: "< 20", ok: seconds < 20 && at === lineCount, lines: at, invoices, seed, cpuSeconds: Math.round((user + system) / 1e5) / 10 },
  { bench: "bank.memory", value: megabytes, unit: "MB rss", target: "< 300", ok: megabytes < 300 },
  { bench: "bank.wrong", value: wrong, unit: "wrong", target: "0", ok: wrong === 0, ...counts },
  { bench: "bank.recall", value: recall, unit: "% certain", target: ">= 97", ok: recall >= 97, certainOnes: sure, found: sureFound },
]);
