import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { fixedClock } from "../../src/platform/clock.ts";
import { createLogger } from "../../src/platform/logger.ts";
import { sha } from "../../src/proof/time-stamp/bytes.ts";
import { pemOf } from "../../src/proof/time-stamp/pem.ts";
import { nonceOf, timeStampRequest } from "../../src/proof/time-stamp/request.ts";
import { answer } from "../../src/simulator/time-stamp-authority/answer.ts";
import type { Variant } from "../../src/simulator/time-stamp-authority/answer.ts";
import type { Authority } from "../../src/simulator/time-stamp-authority/authority.ts";
import { derOf } from "../../src/simulator/time-stamp-authority/certificates.ts";
import { startTimeStampAuthority } from "../../src/simulator/time-stamp-authority/server.ts";

export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

export const stampedAt = Temporal.Instant.from("2026-11-26T09:30:15.250Z");

/** What is stamped in tests. */
export const content = new TextEncoder().encode("handslag.example/demo/log/1\n7\n");

export const nonce = nonceOf(Uint8Array.of(200, 2, 3, 4, 5, 6, 7, 8));

export async function requestOf(data: Uint8Array = content): Promise<Uint8Array> {
  return timeStampRequest(await sha("SHA-256", data), nonce);
}

/** The reply of an authority to that request, without a server between. */
export async function replyOf(authority: Authority, { variant = null, at = stampedAt }: { variant?: Variant | null; at?: Temporal.Instant } = {}): Promise<Uint8Array> {
  return answer(authority, { request: await requestOf(), atMs: at.epochMilliseconds, variant });
}

export function rootOf({ root }: Authority): string {
  return pemOf(derOf(root.certificate));
}

/** A server that stamps with the time `stampedAt`, stopped at the end of the test. */
export async function runningAuthority({ folder = null }: { folder?: string | null } = {}) {
  const authority = await startTimeStampAuthority({ port: 0, now: fixedClock(stampedAt).now, log: createLogger("silent"), folder });
  onTestFinished(authority.stop);
  return authority;
}

/** A folder that goes away with the test, and OpenSSL in it. */
export function workshop() {
  const folder = mkdtempSync(join(tmpdir(), "handslag-stamps-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    write: (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes),
    openssl: (...args: string[]) => execFileSync("openssl", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }),
    /** The exit code and everything it said. */
    tryOpenssl: (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
      return { status, said: `${stdout}${stderr}` };
    },
  };
}
