import { audit } from "../features/audit/actions.ts";
import type { AuditReport } from "../features/audit/actions.ts";
import { Finding, onlyKnown, print, printJson } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json"] });
  const report = await withHouse(env, ({ house }) => audit(house));
  if (args.includes("--json")) printJson(report);
  else print(inWords(report));
  if (!report.ok) throw new Finding("the audit found something");
}

function inWords(report: AuditReport): string {
  const lines = report.invariants.flatMap(({ number, name, checked, violations }) => [
    `${violations.length === 0 ? "holds " : "BROKEN"}  ${String(number).padStart(2)}  ${name} (${checked} rows)`,
    ...violations.map(({ subject, found }) => `            ${subject}: ${found}`),
  ]);
  return [...lines, report.ok ? "Everything holds." : "Something does not hold."].join("\n");
}
