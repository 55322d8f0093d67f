import { readFileSync } from "node:fs";
import { verifyDossier } from "../proof/dossier/verify.ts";
import type { Report } from "../proof/dossier/report.ts";
import { foundText, reportLocales, reportWords } from "../proof/dossier/words.ts";
import type { ReportLocale } from "../proof/dossier/words.ts";
import { readPastedKeys } from "../proof/log/pasted-keys.ts";
import type { KeyFault } from "../proof/log/pasted-keys.ts";
import { checkTimeStamp } from "../proof/time-stamp/check.ts";
import { dersOfPem } from "../proof/time-stamp/pem.ts";
import { Finding, flagValue, flagValues, onlyKnown, print, printJson, WrongUse } from "./command.ts";

const valued = ["--key", "--roots", "--locale"];

/** Checks a dossier without a database and without a network. */
export async function run(args: readonly string[]): Promise<void> {
  onlyKnown(args, { flags: ["--json", "--all"], valued, repeated: ["--key"], words: 1 });
  const [file] = args.filter((arg, index) => (arg === "-" || !arg.startsWith("-")) && !valued.includes(args[index - 1] ?? ""));
  if (file === undefined) throw new WrongUse("verify wants a file: handslag verify FILE [--key KEY]... [--roots FILE] [--json]");
  const [keys, roots, locale] = [flagValues(args, "--key").flatMap(keysIn), rootsOf(flagValue(args, "--roots")), localeOf(flagValue(args, "--locale"))];
  const report = await verifyDossier(read(file), {
    checkTimeStamp,
    nowMs: Temporal.Now.instant().epochMilliseconds,
    ...(keys.length === 0 ? {} : { knownVerifierKeys: keys }),
    ...(roots === undefined ? {} : { pinnedRoots: roots }),
  });
  if (args.includes("--json")) printJson(inJson(report, locale));
  else print(inText(report, { locale, all: args.includes("--all") }));
  if (report.verdict.kind !== "holds") throw new Finding(report.verdict.kind, report.verdict.kind === "other-key" ? { exitCode: 3 } : {});
}

function inJson(report: Report, locale: ReportLocale): unknown {
  const words = reportWords[locale];
  return {
    ok: report.verdict.kind === "holds",
    verdict: { ...report.verdict, text: words.verdict(report.verdict), caveats: words.caveats(report.verdict) },
    about: report.about,
    log: report.log,
    records: report.records,
    checks: report.checks.map((check) => ({ ...check, text: foundText(check, locale) })),
  };
}

/** The verdict, what a reader should know beside it, how many of each check are fine, and each that is not plainly so. */
function inText({ verdict, checks }: Report, { locale, all }: { locale: ReportLocale; all: boolean }): string {
  const words = reportWords[locale];
  const width = Math.max(...Object.values(words.results).map(({ length }) => length));
  const line = (result: keyof typeof words.results, what: string, text: string) => `${words.results[result].padEnd(width)}  ${what}: ${text}`;
  const told = checks.filter(({ result, check }) => all || (result !== "ok" && check !== "time") || result === "warning");
  const fine = [...new Set(checks.map(({ check }) => check))].flatMap((name) => {
    const count = checks.filter(({ check, result }) => check === name && result === "ok").length;
    return count === 0 ? [] : [line("ok", words.checks[name], String(count))];
  });
  return [
    words.verdict(verdict),
    ...words.caveats(verdict).map((caveat) => `  ${caveat}`),
    "",
    ...(all ? [] : fine),
    ...told.map((check) => line(check.result, [words.checks[check.check], check.subject].filter((part) => part !== "").join(" "), foundText(check, locale))),
  ].join("\n");
}

/** One key, or several in lines of their own. */
function keysIn(text: string): readonly string[] {
  const read = readPastedKeys(text);
  if (!read.ok) throw new WrongUse(`--key: ${keyFaults[read.fault.kind](read.fault.text)}`);
  return read.keys;
}

const keyFaults: Readonly<Record<KeyFault["kind"], (text: string) => string>> = {
  "letter-wrong": (text) => `a letter is wrong in ${text}: the eight digits between the + do not fit the rest`,
  "cut-off": (text) => `${text} is a part of a key: copy the whole line`,
  "no-key": (text) => `${text === "" ? "nothing" : text}, expected a verifier key such as name+0a1b2c3d+AQ…`,
};

function rootsOf(file: string | undefined): readonly Uint8Array[] | undefined {
  if (file === undefined) return undefined;
  const roots = dersOfPem(Buffer.from(read(file)).toString("latin1"));
  if (roots === null || roots.length === 0) throw new WrongUse(`--roots: ${file} holds no certificate in PEM`);
  return roots;
}

function localeOf(asked: string | undefined): ReportLocale {
  const locale = asked === undefined ? "en" : reportLocales.find((one) => one === asked);
  if (locale === undefined) throw new WrongUse(`--locale is ${asked}, expected ${reportLocales.join(" or ")}`);
  return locale;
}

/** `-` is standard input. */
function read(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file === "-" ? 0 : file));
  } catch (cause) {
    throw new WrongUse(`${file === "-" ? "standard input" : file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
