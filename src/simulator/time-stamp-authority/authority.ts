import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Certificate } from "pkijs";
import { z } from "zod";
import { derOf, importKey, issueCertificate } from "./certificates.ts";
import type { Credential } from "./certificates.ts";

export type Authority = { root: Credential; signer: Credential };

/** Longer than any real authority: a demo whose clock is moved by years goes on. */
export const longValidity = { fromMs: Temporal.Instant.from("2020-01-01T00:00:00Z").epochMilliseconds, toMs: Temporal.Instant.from("2049-12-31T23:59:59Z").epochMilliseconds };

/** Makes a root and, below it, a signer of time stamps. */
export async function makeAuthority({ name = "Handslag Demo Time", validity = longValidity } = {}): Promise<Authority> {
  const root = await issueCertificate({ name: `${name} Root`, issuer: null, validity: longValidity, kind: "authority" });
  return { root, signer: await issueCertificate({ name: `${name} Stamps`, issuer: root, validity, kind: "signer" }) };
}

/**
 * The same authority after a restart: made the first time and kept in one file, which only its owner can read.
 * @throws {Error} naming the file when it holds something else
 */
export async function keptAuthority(folder: string): Promise<Authority> {
  const file = join(folder, "time-stamp-authority.json");
  if (!existsSync(file)) {
    const made = await makeAuthority();
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.fresh`, JSON.stringify({ root: await written(made.root), signer: await written(made.signer) }), { mode: 0o600 });
    renameSync(`${file}.fresh`, file);
  }
  try {
    const kept = z.object({ root: credential, signer: credential }).parse(JSON.parse(readFileSync(file, "utf8")));
    return { root: await read(kept.root), signer: await read(kept.signer) };
  } catch (cause) {
    throw new Error(`${file} holds no authority: delete it to begin with a new root`, { cause });
  }
}

const credential = z.object({ certificate: z.base64(), key: z.base64() });

type Written = z.infer<typeof credential>;

async function written({ certificate, key }: Credential): Promise<Written> {
  return { certificate: derOf(certificate).toBase64(), key: new Uint8Array(await crypto.subtle.exportKey("pkcs8", key)).toBase64() };
}

async function read({ certificate, key }: Written): Promise<Credential> {
  return { certificate: Certificate.fromBER(Uint8Array.fromBase64(certificate)), key: await importKey(Uint8Array.fromBase64(key)) };
}
