import { writeFileSync } from "node:fs";
import { contentChoices, makeDossier, readLogNumber } from "../features/dossier/actions.ts";
import type { ContentChoice } from "../features/dossier/actions.ts";
import { dealsOfCode } from "../features/dossier/store.ts";
import { Finding, flagValue, onlyKnown, print, printJson, WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

const valued = ["-o", "--organisation", "--locale", "--without", "--log"];

/** Writes the dossier of a deal to a file. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json"], valued, words: 1 });
  const [code] = args.filter((arg, index) => !arg.startsWith("-") && !valued.includes(args[index - 1] ?? ""));
  const out = flagValue(args, "-o");
  if (code === undefined || out === undefined) throw new WrongUse("dossier wants a deal and a file: handslag dossier DEAL -o FILE");
  const asked = flagValue(args, "--locale");
  if (asked !== undefined && asked !== "nl" && asked !== "en") throw new WrongUse(`--locale is ${asked}, expected nl or en`);
  const log = logNumber(flagValue(args, "--log"));
  const choices = contentChoices.filter((choice) => !leftOut(flagValue(args, "--without")).includes(choice));
  const made = await withHouse(env, async ({ house }) => {
    const found = await dealsOfCode(house.db, code, flagValue(args, "--organisation") ?? null);
    if (found.length > 1) throw new WrongUse(`${code} is a deal of ${found.map(({ slug }) => slug).join(" and ")}: name one with --organisation`);
    const [deal] = found;
    return deal === undefined ? undefined : makeDossier(house, { organisationId: deal.organisationId, dealId: deal.dealId, choices, locale: asked ?? deal.locale, ...(log === null ? {} : { log }) });
  });
  if (made === undefined) throw new Finding(log === null ? `there is no deal ${code} of which anything was recorded` : `there is no deal ${code}, or no log ${log}`);
  writeFileSync(out, made.bytes);
  if (args.includes("--json")) printJson({ file: out, bytes: made.bytes.length, sealed: made.sealed, with: choices });
  else print(`${out}: ${made.bytes.length} bytes${made.sealed ? ", sealed by a time stamp" : "; no time stamp service sealed it"}`);
}

function logNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = readLogNumber(text);
  if (number === null) throw new WrongUse(`--log is ${text}, expected the number of a log, such as 1`);
  return number;
}

function leftOut(text: string | undefined): ContentChoice[] {
  const names = (text ?? "").split(",").map((name) => name.trim()).filter((name) => name !== "");
  return names.map((name) => {
    const choice = contentChoices.find((one) => one === name);
    if (choice === undefined) throw new WrongUse(`--without is ${text}, expected some of ${contentChoices.join(",")}`);
    return choice;
  });
}
