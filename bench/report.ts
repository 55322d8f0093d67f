export type Figure = { bench: string; value: number; unit: string; target: string; ok: boolean; [more: string]: unknown };

/** A table for people, or one JSON object a line with --json. A figure that misses its target ends with exit code 1. */
export function report(figures: readonly Figure[]): void {
  if (process.argv.includes("--json")) {
    for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
  } else {
    const width = Math.max(...figures.map(({ bench }) => bench.length));
    for (const { bench, value, unit, target, ok } of figures) {
      process.stdout.write(`${bench.padEnd(width)}  ${String(value).padStart(10)} ${unit.padEnd(12)} target ${target.padEnd(9)} ${ok ? "met" : "MISSED"}\n`);
    }
  }
  if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
