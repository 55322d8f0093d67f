import { outsiderTools } from "../platform/outsider-tools.ts";
import { flagValue, onlyKnown, print, WrongUse } from "./command.ts";
import { refuseOutput, writeOutput } from "./output-file.ts";

/** Writes one of the programs that check a dossier: the page, or the script where the name of the file ends in .py. */
export async function run(args: readonly string[]): Promise<void> {
  onlyKnown(args, { flags: ["--force"], valued: ["-o"] });
  const out = flagValue(args, "-o");
  if (out === undefined) throw new WrongUse("verifier wants a file: handslag verifier -o verify.html");
  const force = args.includes("--force");
  refuseOutput(out, { force });
  const { page, script } = await outsiderTools();
  const bytes = out.endsWith(".py") ? script : page;
  writeOutput(out, bytes, { force });
  if (out !== "-") print(`${out}: ${bytes.length} bytes; ${bytes === page ? "open it in a browser and drop a dossier on it" : `run: python3 ${out} dossier.asice`}`);
}
