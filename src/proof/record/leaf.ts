import { strictText, utf8 } from "../bytes.ts";
import { canonicalJson } from "./canonical.ts";
import type { Plain } from "./canonical.ts";
import type { Commitment } from "./commitment.ts";

/** A record as it stands in the log: what happened, to what, when by our clock, and what it commits to. Nothing personal. */
export type Leaf = {
  id: string;
  type: string;
  /** RFC 3339, UTC: claimed by the clock of the house. */
  at: string;
  actor: string;
  /** The deal, session or organisation that it is about, by a random id. */
  subject: string;
  /** The index of the record before this one about the same subject; null for the first. */
  prev: number | null;
  details: { readonly [name: string]: Plain };
  att: { readonly [name: string]: Commitment };
  /** The name that ETSI EN 319 522 has for such an event, when it has one. */
  analogue: string | null;
};

/** The bytes of a record in the log. They are kept and handed on as they are, and never written anew. */
export function leafBytes(leaf: Leaf): Uint8Array {
  const { att, analogue, ...always } = leaf;
  return utf8.encode(canonicalJson({ v: 1, ...always, ...(Object.keys(att).length === 0 ? {} : { att }), ...(analogue === null ? {} : { analogue }) }));
}

/** @returns null for bytes that are not a record of version 1 */
export function readLeaf(bytes: Uint8Array): Leaf | null {
  const value = jsonOf(bytes);
  if (!isObject(value) || value["v"] !== 1) return null;
  const { id, type, at, actor, subject, prev = null, details, att = {}, analogue = null } = value;
  if (typeof id !== "string" || typeof type !== "string" || typeof at !== "string" || typeof actor !== "string" || typeof subject !== "string") return null;
  if ((prev !== null && !Number.isSafeInteger(prev)) || !isObject(details) || !isObject(att) || (analogue !== null && typeof analogue !== "string")) return null;
  if (!Object.values(att).every(isCommitment)) return null;
  return { id, type, at, actor, subject, prev: prev as number | null, details: details as Leaf["details"], att: att as Leaf["att"], analogue };
}

function isCommitment(value: unknown): value is Commitment {
  return isObject(value) && value["alg"] === "HMAC-SHA256" && typeof value["c"] === "string" && typeof value["mt"] === "string" && Number.isSafeInteger(value["size"]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strictText(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
