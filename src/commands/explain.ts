import { readFileSync } from "node:fs";
import { explain } from "../features/standing/actions.ts";
import { locales } from "../domain/locale.ts";
import { flagValue, print, printJson, WrongUse } from "./command.ts";

export async function run(args: readonly string[]): Promise<void> {
  const asked = flagValue(args, "--locale");
  const locale = asked === undefined ? "en" : locales.find((one) => one === asked);
  if (locale === undefined) throw new WrongUse(`--locale is ${asked}, expected ${locales.join(" or ")}`);
  const [file] = args.filter((arg, index) => !arg.startsWith("--") && args[index - 1] !== "--locale");
  if (file === undefined) throw new WrongUse("explain wants a file: handslag explain FILE [--locale nl|en] [--json]");
  const result = explain(readJson(file), locale);
  if (!result.ok) throw new WrongUse(result.problems.map(({ at, problem }) => `${file}: ${at}: ${problem}`).join("\n"));
  if (args.includes("--json")) printJson(result.explanation.json);
  else print(result.explanation.text);
}

/** `-` is standard input. */
function readJson(file: string): unknown {
  const text = read(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WrongUse(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function read(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (cause) {
    throw new WrongUse(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
