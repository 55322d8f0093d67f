import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with one plain line that machines and people read alike. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    const skipped = count("skipped");
    const line = `${count("passed")} passed, ${count("failed") + brokenFiles} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    process.on("exit", () => process.stdout.write(`${line}\n`));
  }
}
