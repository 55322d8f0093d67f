import { execFileSync } from "node:child_process";

/** Whether a program of this machine is not there. A test that needs it is skipped then, and says so out loud. */
export function missingTool(name: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v "$0"`, name], { stdio: "ignore" });
    return false;
  } catch {
    process.stderr.write(`SKIPPED: ${name} is not on this machine, so nothing but our own code checks this\n`);
    return true;
  }
}
