import { X509Certificate } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A root of a time stamp service that the operator trusts. */
export type PinnedRoot = {
  file: string;
  /** one certificate */
  pem: string;
  /** who it is, in one line */
  subject: string;
  /** SHA-256 in hexadecimal with colons, as services publish it */
  fingerprint: string;
  notAfter: Temporal.Instant;
};

export type PinnedRoots = { roots: readonly PinnedRoot[]; faults: readonly { file: string; why: string }[] };

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/**
 * The certificates in the files `*.pem` of a folder, in order of their names; a file may hold several.
 * A folder that is not there pins nothing. A file that cannot be used is a fault, and the others still count.
 */
export async function readPinnedRoots(folder: string): Promise<PinnedRoots> {
  const files = (await namesIn(folder)).filter((name) => name.endsWith(".pem")).toSorted();
  const read = await Promise.all(files.map(async (file) => rootsIn(file, await readFile(join(folder, file), "latin1"))));
  return { roots: read.flatMap(({ roots }) => roots), faults: read.flatMap(({ faults }) => faults) };
}

function rootsIn(file: string, text: string): PinnedRoots {
  const blocks = [...text.matchAll(block)].map(([pem]) => pem);
  if (blocks.length === 0) return { roots: [], faults: [{ file, why: "it holds no certificate in PEM" }] };
  const roots: PinnedRoot[] = [];
  const faults: { file: string; why: string }[] = [];
  for (const pem of blocks) {
    const certificate = parsed(pem);
    if (certificate === null) faults.push({ file, why: "a certificate in it cannot be read" });
    else if (!certificate.ca) faults.push({ file, why: `${oneLine(certificate.subject)} is no authority: pin the root above it` });
    else roots.push({ file, pem: certificate.toString(), subject: oneLine(certificate.subject), fingerprint: certificate.fingerprint256, notAfter: Temporal.Instant.fromEpochMilliseconds(certificate.validToDate.getTime()) });
  }
  return { roots, faults };
}

function parsed(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    // OpenSSL throws many kinds of errors at text that is something else.
    return null;
  }
}

function oneLine(subject: string): string {
  return subject.replaceAll("\n", ", ");
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
