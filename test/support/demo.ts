import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../src/platform/paths.ts";
import { killPrograms, startProgram } from "./program.ts";
import type { Program } from "./program.ts";

export type RunningDemo = {
  /** Where the demo and its simulated payment provider answer. */
  base: string;
  simulator: string;
  logIn: { email: string; password: string };
  /** Another command on the same data. */
  command: (...args: readonly string[]) => Program;
  /** Everything that it logged so far. */
  log: () => string;
  stop: () => Promise<void>;
};

/** Starts the demo as README does, with data of its own, and waits until it is filled. */
export async function startDemo({ port }: { port: number }): Promise<RunningDemo> {
  const folder = mkdtempSync(join(tmpdir(), "handslag-demo-"));
  const env = { PATH: process.env["PATH"], PORT: String(port), HANDSLAG_DATA: folder, LOG_LEVEL: "debug" };
  const command = (...args: readonly string[]) => startProgram(process.execPath, [join(projectRoot, "bin/handslag.mjs"), ...args], { cwd: projectRoot, env });
  const program = command("demo");
  const stop = async () => {
    program.kill("SIGTERM");
    await program.ended;
    killPrograms();
    rmSync(folder, { recursive: true, force: true });
  };
  let [base, simulator] = ["", ""];
  for (let line = await program.line(); line !== null; line = await program.line()) {
    base = /ready on (http:\S+)/.exec(line)?.[1] ?? base;
    simulator = /Online payments\s+(http:\S+)/.exec(line)?.[1] ?? simulator;
    const [, email, password] = /\/office\s+(\S+)\s+(\S+)/.exec(line) ?? [];
    if (email !== undefined && password !== undefined) return { base, simulator, logIn: { email, password }, command, log: program.complaints, stop };
  }
  await stop();
  throw new Error(`the demo ended before it was ready: ${program.complaints()}`);
}
