import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the time stamp service of a running demo answers, for the commands that work beside it. It is there as long as the demo runs. */
export function demoAddress(dataFolder: string): { write: (url: string) => void; read: () => string | null; remove: () => void } {
  const folder = join(dataFolder, "time-stamp-authority");
  const file = join(folder, "address");
  return {
    write: (url) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, `${url}\n`);
    },
    read: () => {
      try {
        const url = readFileSync(file, "utf8").trim();
        // Only on this machine: the file is no way to send commands elsewhere.
        return /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(url) ? url : null;
      } catch {
        return null;
      }
    },
    remove: () => rmSync(file, { force: true }),
  };
}
