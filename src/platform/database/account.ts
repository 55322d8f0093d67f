import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** How a program of PostgreSQL is started: as whom, and behind which other program. */
export type Account = { uid: number; gid: number; wrap: (program: string, args: readonly string[]) => [string, string[]] };

/**
 * PostgreSQL refuses to run as root. As an ordinary user nothing is special; as root it runs as `nobody`,
 * and when `nobody` may not enter the folders above (a clone below /root), `setpriv` lends it the right to pass them.
 * @param paths what PostgreSQL has to reach
 */
export function databaseAccount(paths: readonly string[]): Account | null {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  if (paths.every((path) => othersMayReach(path))) return { uid, gid, wrap: (program, args) => [program, [...args]] };
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));
  if (setpriv === undefined) {
    throw new Error(`as root the database runs as "nobody", which cannot reach ${paths.join(" or ")}: move the project, or set DATABASE_URL`);
  }
  const rights = "+dac_override,+dac_read_search";
  return {
    uid,
    gid,
    wrap: (program, args) => [
      setpriv,
      [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", `--inh-caps=${rights}`, `--ambient-caps=${rights}`, program, ...args],
    ],
  };
}

function idOf(flag: "-u" | "-g"): number {
  return Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }).trim());
}

/** Whether somebody who owns nothing here can get to this path. */
function othersMayReach(path: string): boolean {
  let folder = resolve(path);
  while (!exists(folder)) folder = dirname(folder);
  for (;;) {
    if (statSync(folder).isDirectory() && (statSync(folder).mode & 0o001) === 0) return false;
    const parent = dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

function exists(path: string): boolean {
  try {
    accessSync(path, constants.F_OK);
    return true;
  } catch {
    return false;
  }
}
