import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A secret that is made once and kept in a file that only its owner can read.
 * It appears whole or not at all: a start that is broken off leaves no empty secret, and of two starts at once both read the same one.
 */
export function keptSecret(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, randomBytes(32).toString("base64url"), { mode: 0o600 });
    try {
      linkSync(fresh, file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    } finally {
      rmSync(fresh);
    }
  }
  return readFileSync(file, "utf8").trim();
}
