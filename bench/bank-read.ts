import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readBankFile } from "../src/features/bank/actions.ts";
import { longCamt } from "../test/support/long-camt.ts";
import { report } from "./report.ts";

// One camt.053 file of 200 MB, made while it is read: how fast, and how far the heap grows. Lines are counted and dropped, as a reader that books them in portions does.

const lines = Number(process.env["BANK_LINES"] ?? 530_000);
const mostGrowth = 100;
const leastRate = 2000;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Megabytes in use after what is no longer needed is gone. */
function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

let bytes = 0;
async function* counted(): AsyncGenerator<Uint8Array> {
  for await (const piece of longCamt(lines)) {
    bytes += piece.length;
    yield piece;
  }
}

const before = heapMegabytes();
const started = performance.now();
let read = 0;
let most = 0;
let complete = false;
for await (const event of readBankFile(counted())) {
  if (event.kind === "line") read += 1;
  if (event.kind === "complete") complete = true;
  if (read % 20_000 === 0) most = Math.max(most, heapMegabytes() - before);
}
const seconds = (performance.now() - started) / 1000;
report([
  { bench: "bank-read.rate", value: Math.round(read / seconds), unit: "lines/s", target: `>= ${leastRate}`, ok: read / seconds >= leastRate, lines: read, megabytes: Math.round(bytes / 2 ** 20), seconds: Math.round(seconds) },
  { bench: "bank-read.heap", value: Math.round(most), unit: "MB more", target: `< ${mostGrowth}`, ok: most < mostGrowth && complete && read === lines },
]);
