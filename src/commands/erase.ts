import { dealsOfCode } from "../features/dossier/store.ts";
import { eraseDeal, previewErasure } from "../features/erasure/actions.ts";
import type { Erasure, ErasureRefusal } from "../features/erasure/actions.ts";
import { Finding, flagValue, onlyKnown, print, printJson, WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

const valued = ["--organisation"];

/** Erases the personal data of a deal that is over, or tells what would go. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json", "--dry-run"], valued, words: 1 });
  const [code] = args.filter((arg, index) => !arg.startsWith("-") && !valued.includes(args[index - 1] ?? ""));
  if (code === undefined) throw new WrongUse("erase wants a deal: handslag erase DEAL");
  const dryRun = args.includes("--dry-run");
  const outcome = await withHouse(env, async ({ house }) => {
    const found = await dealsOfCode(house.db, code, flagValue(args, "--organisation") ?? null);
    if (found.length > 1) throw new WrongUse(`${code} is a deal of ${found.map(({ slug }) => slug).join(" and ")}: name one with --organisation`);
    const [deal] = found;
    if (deal === undefined) return { ok: false as const, refusal: { kind: "deal-unknown" as const } };
    return dryRun ? previewErasure(house, deal) : eraseDeal(house, { ...deal, by: "command" });
  });
  if (args.includes("--json")) printJson(outcome.ok ? { deal: code, erased: !dryRun, ...outcome.erasure } : { deal: code, erased: false, refusal: outcome.refusal });
  else print(outcome.ok ? told(outcome.erasure, { code, dryRun }) : refusedInWords(outcome.refusal, code));
  if (!outcome.ok) throw new Finding(outcome.refusal.kind);
}

function told({ participants, mails, contents, orderKeptThrough }: Erasure, { code, dryRun }: { code: string; dryRun: boolean }): string {
  const order = orderKeptThrough === null ? "the order and the customer too: no books need them" : `the order and its documents stay through ${orderKeptThrough.toString()} (art. 52(4) AWR)`;
  return `${code}: ${dryRun ? "would erase" : "erased"} ${participants} participants, ${mails} mails and ${contents} contents; ${order}${dryRun ? "\nNothing was erased." : "\nBackups must lose it as well: throw old copies away."}`;
}

function refusedInWords(refusal: ErasureRefusal, code: string): string {
  switch (refusal.kind) {
    case "deal-unknown":
      return `there is no deal ${code}`;
    case "still-open":
      return `${code} is not over: ${refusal.open.join(", ")}`;
    case "already-erased":
      return `${code} was erased at ${refusal.at.toString()}; nothing is left that goes now`;
    default:
      return refusal satisfies never;
  }
}
