import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The account that PostgreSQL runs under when it is not ours, and the program that lends it rights, if it needs any. */
export type Account = { uid: number; gid: number; lender: readonly string[] };

/**
 * PostgreSQL refuses to run as root. As an ordinary user nothing is special (null); as root it runs as the owner of the
 * cluster, at first `nobody`, and when that account may not enter the folders above (a clone below /root), `setpriv` lends it
 * the right to pass them.
 * @throws {Error} one line, when it cannot be made to reach them
 */
export function databaseAccount({ program, cluster }: { program: string; cluster: string }): Account | null {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = clusterOwner(cluster);
  const paths = [program, cluster];
  if (paths.every((path) => othersMayReach(path))) return { uid, gid, lender: [] };
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));
  if (setpriv === undefined) {
    throw new Error(`as root the database runs as an account of its own, which cannot reach ${paths.join(" or ")}: move the project, or set DATABASE_URL`);
  }
  const rights = "+dac_override,+dac_read_search";
  return {
    uid,
    gid,
    lender: [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", `--inh-caps=${rights}`, `--ambient-caps=${rights}`],
  };
}

/** What to start, with which arguments and as whom, so that the program runs under the account. */
export function runAs(account: Account | null, program: string, args: readonly string[]): [string, string[], { uid?: number; gid?: number }] {
  if (account === null) return [program, [...args], {}];
  const [lender, ...lenderArgs] = account.lender;
  if (lender === undefined) return [program, [...args], { uid: account.uid, gid: account.gid }];
  return [lender, [...lenderArgs, program, ...args], {}];
}

/** A cluster that root put back from a copy is given to `nobody` again. */
function clusterOwner(cluster: string): { uid: number; gid: number } {
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const nobody = { uid: idOf("-u"), gid: idOf("-g") };
  if (owner !== null) execFileSync("chown", ["-R", `${nobody.uid}:${nobody.gid}`, cluster]);
  return nobody;
}

function idOf(flag: "-u" | "-g"): number {
  return Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }).trim());
}

/** Whether somebody who owns nothing here can get to this path. */
function othersMayReach(path: string): boolean {
  let folder = resolve(path);
  while (!existsSync(folder)) folder = dirname(folder);
  for (;;) {
    if (statSync(folder).isDirectory() && (statSync(folder).mode & 0o001) === 0) return false;
    const parent = dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}
