import { resolve } from "node:dns/promises";
import { z } from "zod";
import type { DkimResult } from "../../platform/database/mail-evidence-rows.ts";

/** Asks the DNS for texts, as the one of Node does. */
export type AskDns = (name: string, kind: string) => Promise<string[][]>;

export type DkimCheck = {
  result: DkimResult;
  /** The domain that signed; null where none did. */
  domain: string | null;
  /** What the DNS answered, as JSON: keys are changed and old ones published, so that only the answer of now says anything later. */
  answers: Buffer | null;
};

type DnsAnswer = { name: string; texts?: string[][]; error?: string };

const signatures = z.array(z.object({ signingDomain: z.string().catch(""), status: z.object({ result: z.string(), comment: z.unknown().optional(), underSized: z.number().optional(), aligned: z.union([z.string(), z.boolean()]).optional() }) }));
type Status = z.infer<typeof signatures>[number]["status"];

/** Whoever writes the mail says how many keys are asked for; an honest one has one or two. */
const mostQuestions = 10;

/**
 * Whether the mail was signed by the domain that its sender names (RFC 6376), and is as it was then. A signature of another domain,
 * such as a list or a forwarder, counts as none, and one that leaves a part of the text out as wrong: anybody may have added that. `unknown`: the key could not be asked for.
 */
export async function checkDkim(bytes: Buffer, askDns: AskDns = askNode): Promise<DkimCheck> {
  const answers: DnsAnswer[] = [];
  const resolver: AskDns = async (name, kind) => {
    if (answers.length >= mostQuestions) throw new Error("too many keys to ask for");
    try {
      const texts = await askDns(name, kind);
      answers.push({ name, texts });
      return texts;
    } catch (error) {
      answers.push({ name, error: error instanceof Error && "code" in error ? String(error.code) : "failed" });
      throw error;
    }
  };
  const { dkimVerify } = await import("mailauth/lib/dkim/verify.js");
  const verified = await dkimVerify(bytes, { resolver }).catch(() => null);
  const own = signatures.parse(verified?.results ?? []).filter(({ status }) => typeof status.aligned === "string");
  const best = own.find(({ status }) => isWhole(status)) ?? own[0];
  const sender = verified === null || verified.fromFields === 1;
  return { result: sender ? resultOf(best?.status) : "fail", domain: best?.signingDomain ?? null, answers: answers.length === 0 ? null : Buffer.from(JSON.stringify(answers)) };
}

async function askNode(name: string, kind: string): Promise<string[][]> {
  if (kind !== "TXT") throw new Error(`DNS: asked for ${kind} of a name, expected TXT`);
  return resolve(name, "TXT");
}

function isWhole({ result, underSized = 0 }: Status): boolean {
  return result === "pass" && underSized === 0;
}

/** A signature whose key is not there, or cannot be asked for, is neither right nor wrong. */
function resultOf(status: Status | undefined): DkimResult {
  if (status === undefined || status.result === "none") return "none";
  if (status.result === "pass") return isWhole(status) ? "pass" : "fail";
  return status.result === "temperror" || status.comment === "no key" ? "unknown" : "fail";
}
