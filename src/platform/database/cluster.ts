import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { keptSecret } from "../kept-secret.ts";
import type { Logger } from "../logger.ts";
import { runAs } from "./account.ts";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";

export const superuser = "handslag";
export const databaseName = "handslag";

/**
 * Makes a new cluster beside its place and moves it there when it is whole, so that a first start may be broken off,
 * and of two first starts at once one wins and the other joins it. The locale is PostgreSQL's own: nothing of the machine's is needed.
 */
export async function createCluster(options: {
  binaries: Binaries;
  account: Account | null;
  folder: string;
  log: Logger;
}): Promise<void> {
  const { binaries, account, folder, log } = options;
  log.info({ folder }, "making the database");
  removeUnfinished(folder);
  const fresh = join(folder, `postgres.new.${process.pid}`);
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = join(folder, "database-password");
  keptSecret(passwordFile);
  if (account !== null) {
    chownSync(fresh, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const [program, args, as] = runAs(account, binaries.initdb, [
    "-D", fresh, "-U", superuser, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "-E", "UTF8",
    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale", "--no-instructions",
  ]);
  try {
    await promisify(execFile)(program, args, { cwd: "/", ...as });
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`the database in ${folder} could not be made: ${complaint(cause)}`, { cause });
  }
  try {
    renameSync(fresh, join(folder, "postgres"));
  } catch (error) {
    if (!existsSync(join(folder, "postgres", "PG_VERSION"))) throw error;
    rmSync(fresh, { recursive: true });
  }
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.startsWith("postgres.new."))) {
    const pid = name.slice("postgres.new.".length);
    if (pid === String(process.pid) || !existsSync(`/proc/${pid}`)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function complaint(cause: unknown): string {
  const words = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim().split("\n") : [];
  return words.find((line) => /error|FATAL|could not|cannot/.test(line)) ?? "initdb failed";
}
