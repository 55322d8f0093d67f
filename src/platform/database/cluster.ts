import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Logger } from "../logger.ts";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";

export const superuser = "handslag";
export const databaseName = "handslag";

/** Makes a new cluster beside its place and moves it there when it is whole, so that a first start may be broken off. */
export async function createCluster(options: {
  binaries: Binaries;
  account: Account | null;
  folder: string;
  log: Logger;
}): Promise<void> {
  const { binaries, account, folder, log } = options;
  log.info({ folder }, "making the database");
  const fresh = join(folder, "postgres.new");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = join(folder, "database-password");
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (account !== null) {
    chownSync(fresh, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const args = [
    "-D", fresh, "-U", superuser, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "-E", "UTF8",
    "--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions",
  ];
  const [program, programArgs] = account?.wrap(binaries.initdb, args) ?? [binaries.initdb, args];
  const as = account !== null && program === binaries.initdb ? { uid: account.uid, gid: account.gid } : {};
  try {
    await promisify(execFile)(program, programArgs, { cwd: "/", ...as });
  } catch (cause) {
    throw new Error(`the database in ${folder} could not be made`, { cause });
  }
  renameSync(fresh, join(folder, "postgres"));
}
