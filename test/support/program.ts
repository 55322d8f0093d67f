import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export type Program = {
  pid: number;
  /** The next line on stdout, or null when it ended without one. */
  line: () => Promise<string | null>;
  /** Everything on stderr so far. */
  complaints: () => string;
  kill: (signal: NodeJS.Signals) => void;
  ended: Promise<number | NodeJS.Signals>;
};

const running = new Set<ChildProcess>();

/** Starts a program as a process of its own. */
export function startProgram(file: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; uid?: number; gid?: number; cwd?: string } = {}): Program {
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  running.add(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  return {
    pid: child.pid ?? 0,
    line: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    complaints: () => complaints,
    kill: (signal) => child.kill(signal),
    ended: once(child, "exit").then(([code, signal]) => {
      running.delete(child);
      return code ?? signal;
    }),
  };
}

/** Ends what a failed test left running. */
export function killPrograms(): void {
  for (const child of running) child.kill("SIGKILL");
}
