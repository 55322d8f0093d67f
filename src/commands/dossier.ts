import { contentChoices, makeDossier, readLogNumber } from "../features/dossier/actions.ts";
import type { ContentChoice, Dossier } from "../features/dossier/actions.ts";
import { dealsOfCode } from "../features/dossier/store.ts";
import { organisationOfSlug } from "../features/log/store.ts";
import type { House } from "../platform/house.ts";
import { Finding, flagValue, onlyKnown, print, printJson, WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { refuseOutput, writeOutput } from "./output-file.ts";
import { withHouse } from "./with-house.ts";

const valued = ["-o", "--organisation", "--locale", "--without", "--log"];

type Asked = { code: string; slug: string | undefined; log: number | null; locale: "nl" | "en" | undefined; choices: readonly ContentChoice[] };
type Made = { ok: true; dossier: Dossier; unsealed: string } | { ok: false; refusal: Refusal };
type Refusal = "organisation-unknown" | "deal-unknown" | "log-unknown" | "nothing-recorded";

/** Writes the dossier of a deal to a file. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json", "--force"], valued, words: 1 });
  const [code] = args.filter((arg, index) => !arg.startsWith("-") && !valued.includes(args[index - 1] ?? ""));
  const out = flagValue(args, "-o");
  if (code === undefined || out === undefined) throw new WrongUse("dossier wants a deal and a file: handslag dossier DEAL -o FILE");
  const [asJson, force] = [args.includes("--json"), args.includes("--force")];
  if (out === "-" && asJson) throw new WrongUse("-o - writes the file to standard output, where --json writes too: leave one of them out");
  const locale = localeOf(flagValue(args, "--locale"));
  const choices = contentChoices.filter((choice) => !leftOut(flagValue(args, "--without")).includes(choice));
  const asked = { code, slug: flagValue(args, "--organisation"), log: logNumber(flagValue(args, "--log")), locale, choices };
  refuseOutput(out, { force });
  const made = await withHouse(env, async ({ house }) => make(house, asked));
  if (!made.ok) {
    if (asJson) printJson({ deal: code, refusal: made.refusal });
    else process.stderr.write(`${refusedInWords(made.refusal, asked)}\n`);
    throw new Finding(made.refusal);
  }
  const { bytes, sealed } = made.dossier;
  writeOutput(out, bytes, { force });
  const told = `${out === "-" ? "standard output" : out}: ${bytes.length} bytes${sealed ? ", sealed by a time stamp" : `; no time stamp is over the whole file: ${made.unsealed}. When it was put together is your own word; its records keep the time stamps that they have.`}`;
  if (asJson) printJson({ file: out, bytes: bytes.length, sealed, ...(sealed ? {} : { unsealed: made.unsealed }), with: choices });
  else if (out === "-") process.stderr.write(`${told}\n`);
  else print(told);
}

async function make(house: House, { code, slug, log, locale, choices }: Asked): Promise<Made> {
  if (slug !== undefined && (await organisationOfSlug(house.db, slug)) === undefined) return { ok: false, refusal: "organisation-unknown" };
  const found = await dealsOfCode(house.db, code, slug ?? null);
  if (found.length > 1) throw new WrongUse(`${code} is a deal of ${found.map((deal) => deal.slug).join(" and ")}: name one with --organisation`);
  const [deal] = found;
  if (deal === undefined) return { ok: false, refusal: "deal-unknown" };
  const dossier = await makeDossier(house, { organisationId: deal.organisationId, dealId: deal.dealId, choices, locale: locale ?? deal.locale, ...(log === null ? {} : { log }) });
  if (dossier === undefined) return { ok: false, refusal: log === null ? "nothing-recorded" : "log-unknown" };
  return { ok: true, dossier, unsealed: whyUnsealed(house) };
}

function whyUnsealed({ config }: House): string {
  if (config.tsaUrls.length > 0) return `none of ${config.tsaUrls.join(", ")} gave a good one in time; handslag doctor says why`;
  return config.demo ? "the time stamp service of the demo answers only while the demo runs" : "TSA_URLS names no service";
}

function refusedInWords(refusal: Refusal, { code, slug, log }: Asked): string {
  switch (refusal) {
    case "organisation-unknown":
      return `there is no organisation ${slug}`;
    case "deal-unknown":
      return `there is no deal ${code}${slug === undefined ? "" : ` of ${slug}`}`;
    case "log-unknown":
      return `there is no log ${log}; handslag log state names those that there are`;
    case "nothing-recorded":
      return `nothing was recorded about ${code}`;
    default:
      return refusal satisfies never;
  }
}

function localeOf(asked: string | undefined): Asked["locale"] {
  if (asked !== undefined && asked !== "nl" && asked !== "en") throw new WrongUse(`--locale is ${asked}, expected nl or en`);
  return asked;
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
