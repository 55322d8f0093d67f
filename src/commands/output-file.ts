import { existsSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { WrongUse } from "./command.ts";

/**
 * Refuses a place that nothing can be written to, before the work is done. `-` is standard output, to which anything can.
 * @throws {WrongUse} for a file that is there already, unless `force`
 */
export function refuseOutput(file: string, { force }: { force: boolean }): void {
  if (file === "-") return;
  if (existsSync(file) && statSync(file).isDirectory()) throw new WrongUse(`${file} is a folder: name a file in it`);
  if (!existsSync(dirname(file))) throw new WrongUse(`${file} cannot be written: there is no folder ${dirname(file)}`);
  if (existsSync(file) && !force) throw new WrongUse(`${file} is there already: name another, or overwrite it with --force`);
}

/** @throws {WrongUse} as {@link refuseOutput}, and with the reason that the system gives */
export function writeOutput(file: string, bytes: Uint8Array, { force }: { force: boolean }): void {
  refuseOutput(file, { force });
  if (file === "-") {
    process.stdout.write(bytes);
    return;
  }
  try {
    // Not even a file that came into being while the work was done is overwritten unasked.
    writeFileSync(file, bytes, { flag: force ? "w" : "wx" });
  } catch (cause) {
    throw new WrongUse(`${file} cannot be written: ${reasonOf(cause)}`, { cause });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "nothing can be written there",
  ENOSPC: "there is no room left",
  ENOTDIR: "a part of its path is a file and no folder",
  ENAMETOOLONG: "its name is too long",
  EEXIST: "it is there already; overwrite it with --force",
};

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
}
