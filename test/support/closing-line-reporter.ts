import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with one plain line that machines and people read alike. What was skipped is named before it, loudly. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], faults: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const broken = modules.filter((module) => module.errors().length > 0).length + faults.length;
    const skipped = inState("skipped").map((test) => `SKIPPED ${test.module.relativeModuleId}: ${test.fullName}\n`);
    const passed = inState("passed").length;
    const failed = inState("failed").length + broken;
    // A run that breaks off before its tests, such as without a database, has no failed test and still failed.
    process.on("exit", (code) => process.stdout.write(`${skipped.join("")}${passed} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed\n`));
  }
}
