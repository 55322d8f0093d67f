import { dealsOfCode } from "../features/dossier/store.ts";
import { eraseDeal, eraseRequest, eraseStatement, previewErasure, previewRequestErasure } from "../features/erasure/actions.ts";
import type { Erasure, ErasureRefusal, RequestErasureRefusal, StatementErasureRefusal } from "../features/erasure/actions.ts";
import { openWords } from "../features/erasure/open-words.ts";
import { requestsOfCode, statementOfId } from "../features/erasure/store.ts";
import type { House } from "../platform/house.ts";
import { Finding, flagValue, onlyKnown, print, printJson, WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

const valued = ["--organisation"];
const by = "command";

type Asked = { code: string; slug: string | null; dryRun: boolean };
type Refusal = ErasureRefusal | RequestErasureRefusal | StatementErasureRefusal | { kind: "nothing-of-that-name" };
type Outcome = { ok: true; erasure: Erasure | null } | { ok: false; refusal: Refusal };

/** Erases the personal data of a deal that is over, of a request that never became one, or of a statement of withdrawal that fits none; or tells what would go. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json", "--dry-run"], valued, words: 1 });
  const [code] = args.filter((arg, index) => !arg.startsWith("-") && !valued.includes(args[index - 1] ?? ""));
  if (code === undefined) throw new WrongUse("erase wants a deal, a request or a statement: handslag erase DEAL");
  const dryRun = args.includes("--dry-run");
  const outcome = await withHouse(env, ({ house }) => erase(house, { code, slug: flagValue(args, "--organisation") ?? null, dryRun }));
  if (args.includes("--json")) printJson(outcome.ok ? { deal: code, erased: !dryRun, ...outcome.erasure } : { deal: code, erased: false, refusal: outcome.refusal });
  else print(outcome.ok ? told(outcome.erasure, { code, dryRun }) : refusedInWords(outcome.refusal, code));
  if (!outcome.ok) throw new Finding(outcome.refusal.kind);
}

async function erase(house: House, { code, slug, dryRun }: Asked): Promise<Outcome> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(code)) return eraseOneStatement(house, { id: code, dryRun });
  const deal = oneOf(await dealsOfCode(house.db, code, slug), code);
  if (deal !== undefined) return dryRun ? previewErasure(house, deal) : eraseDeal(house, { ...deal, by });
  const request = oneOf(await requestsOfCode(house.db, code, slug), code);
  if (request === undefined) return { ok: false, refusal: { kind: "nothing-of-that-name" } };
  return dryRun ? previewRequestErasure(house, request) : eraseRequest(house, { ...request, by });
}

async function eraseOneStatement(house: House, { id, dryRun }: { id: string; dryRun: boolean }): Promise<Outcome> {
  if (dryRun) throw new WrongUse("of a statement everything goes: there is nothing to look at before");
  const statement = await statementOfId(house.db, id);
  if (statement === undefined) return { ok: false, refusal: { kind: "nothing-of-that-name" } };
  const outcome = await eraseStatement(house, { ...statement, by });
  return outcome.ok ? { ok: true, erasure: null } : outcome;
}

function oneOf<Found extends { slug: string }>(found: readonly Found[], code: string): Found | undefined {
  if (found.length > 1) throw new WrongUse(`${code} is a deal of ${found.map(({ slug }) => slug).join(" and ")}: name one with --organisation`);
  return found[0];
}

function told(erasure: Erasure | null, { code, dryRun }: { code: string; dryRun: boolean }): string {
  const end = dryRun ? "Nothing was erased." : "Backups must lose it as well: throw old copies away.";
  if (erasure === null) return `${code}: erased the statement and the mails about it\n${end}`;
  const { participants, mails, contents, orderKeptThrough } = erasure;
  const order = orderKeptThrough === null ? "the order and the customer too: no books need them" : `the order and its documents stay through ${orderKeptThrough.toString()} (art. 52(4) AWR)`;
  return `${code}: ${dryRun ? "would erase" : "erased"} ${some(participants, "participant")}, ${some(mails, "mail")} and ${some(contents, "content")}; ${order}\n${end}`;
}

function some(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function refusedInWords(refusal: Refusal, code: string): string {
  switch (refusal.kind) {
    case "deal-unknown":
    case "request-unknown":
    case "statement-unknown":
    case "nothing-of-that-name":
      return `there is no deal, request or statement ${code}`;
    case "still-open":
      return "open" in refusal ? [`${code} is not over:`, ...refusal.open.map((reason) => `  ${openWords.en[reason]}`)].join("\n") : `${code} was not looked at yet, or a mail about it is under way`;
    case "became-a-deal":
      return `${code} became a deal: erase that one`;
    case "of-a-deal":
      return `${code} is about a deal, and goes with it`;
    case "already-erased":
      return "at" in refusal ? `${code} was erased at ${refusal.at.toString()}; nothing is left that goes now` : `${code} was erased; nothing is left that goes now`;
    default:
      return refusal satisfies never;
  }
}
