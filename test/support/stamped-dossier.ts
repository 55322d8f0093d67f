import type { DossierContent } from "../../src/proof/dossier/content.ts";
import { manifestOf, writeDossier } from "../../src/proof/dossier/write.ts";
import { sha } from "../../src/proof/time-stamp/bytes.ts";
import { readTimeStampReply } from "../../src/proof/time-stamp/reply.ts";
import { timeStampRequest } from "../../src/proof/time-stamp/request.ts";
import { answer } from "../../src/simulator/time-stamp-authority/answer.ts";
import type { Variant } from "../../src/simulator/time-stamp-authority/answer.ts";
import { makeAuthority } from "../../src/simulator/time-stamp-authority/authority.ts";
import { sealedAtMs, signatureOver, tell } from "./dossier.ts";
import { nonce, rootOf } from "./time-stamps.ts";

/** The story of a dossier under real time stamps of an authority of this machine, and the dossier as a file. */
export async function stampedDossier({ variant = null, order }: { /** what is wrong with the stamp over the whole */ variant?: Variant | null; order?: string } = {}): Promise<{ content: DossierContent; vkey: string; roots: string; bytes: Uint8Array }> {
  const authority = await makeAuthority();
  const roots = rootOf(authority);
  const reply = async (data: Uint8Array, atMs: number, wrong: Variant | null = null) => answer(authority, { request: timeStampRequest(await sha("SHA-256", data), nonce), atMs, variant: wrong });
  const { content, vkey } = await tell({ authority: { reply, roots, chain: roots }, ...(order === undefined ? {} : { order }) });
  const manifest = await manifestOf(content);
  const seal = readTimeStampReply(await reply(manifest, sealedAtMs, variant));
  if (seal.kind !== "token") throw new Error(`the authority of this machine gave no token: ${seal.why}`);
  return { content, vkey, roots, bytes: await writeDossier(content, { token: seal.token, signature: signatureOver(manifest, content) }) };
}
