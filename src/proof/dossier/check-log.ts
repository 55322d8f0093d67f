import { hex, sameBytes } from "../bytes.ts";
import { openCheckpoint } from "../log/checkpoint.ts";
import type { Head } from "../log/checkpoint.ts";
import { verifierOf, verifierText } from "../log/note.ts";
import type { Verifier } from "../log/note.ts";
import { continues } from "../log/tree.ts";
import { textOf } from "./check-files.ts";
import type { Files } from "./check-files.ts";
import { readConsistency } from "./consistency.ts";
import { consistencyAt, consistencyPlace, places } from "./layout.ts";
import { readPolicy } from "./policy.ts";
import type { Policy } from "./policy.ts";
import { check } from "./report.ts";
import type { Check, Report, Verdict } from "./report.ts";

/** A head that a key of the policy signed while it was in use. */
export type SignedHead = { text: string; head: Head; by: readonly Verifier[] };

export type CheckedLog = {
  checks: readonly Check[];
  /** The newest head; null when it cannot be relied on. */
  newest: SignedHead | null;
  /** Older heads that the newest continues, by size. */
  older: ReadonlyMap<number, SignedHead>;
  key: Extract<Verdict, { kind: "holds" }>["key"] | "other";
  /** The names of the logs of which the reader's keys are. */
  given: readonly string[];
  /** All keys that the policy names. */
  keys: readonly Verifier[];
  shown: Report["log"];
};

/**
 * The signed heads of the log, and whether the newest continues each older one.
 * @param known the keys that the reader brings, as they are printed; null: none, so nobody but the file says whose log it is
 */
export function checkLog(files: Files, known: readonly string[] | null): CheckedLog {
  const nothing = { newest: null, older: new Map(), key: "from-the-file", given: [], keys: [], shown: null } as const;
  const policy = readPolicy(files.get(places.policy) ?? new Uint8Array());
  if (policy === null) return { ...nothing, checks: [check("policy", places.policy, "fail", files.has(places.policy) ? { kind: "malformed" } : { kind: "file-missing" })] };
  const read = check("policy", places.policy, "ok", { kind: "policy-read", keys: policy.keys.length });
  const opened = openHead(textOf(files.get(places.checkpoint)) ?? "", { place: places.checkpoint, policy });
  if (opened.head === null) return { ...nothing, checks: [read, opened.check] };
  const newest = opened.head;
  const others = [...files.keys()].filter((place) => consistencyAt(place) !== null).map((place) => checkOlder(files, { place, policy, newest }));
  const older = new Map(others.flatMap(({ signed }) => (signed === null ? [] : [[signed.head.size, signed] as const])));
  const trust = checkKey({ newest, older: [...older.values()], known });
  const { origin, size, root } = newest.head;
  return {
    checks: [read, opened.check, trust.check, ...others.flatMap(({ checks }) => checks)],
    newest,
    older,
    key: trust.key,
    given: trust.given,
    keys: policy.keys.map(({ verifier }) => verifier),
    shown: { origin, size, root: hex(root), key: newest.by.map(verifierText).join(" ") },
  };
}

function openHead(text: string, { place, policy }: { place: string; policy: Policy }): { check: Check; head: SignedHead | null } {
  const opened = openCheckpoint(text, policy.keys.map(({ verifier }) => verifier));
  if (!opened.ok) return { check: check("checkpoint", place, "fail", { kind: "not-signed", fault: opened.fault }), head: null };
  const { head } = opened;
  const isInUse = (verifier: Verifier) => policy.keys.some((key) => key.verifier === verifier && key.from <= head.size && (key.to === null || head.size <= key.to));
  const by = opened.by.filter(isInUse);
  if (by.length === 0) return { check: check("checkpoint", place, "fail", { kind: "key-not-in-use", size: head.size }), head: null };
  return { check: check("checkpoint", place, "ok", { kind: "signed", size: head.size }), head: { text, head, by } };
}

function checkOlder(files: Files, { place, policy, newest }: { place: string; policy: Policy; newest: SignedHead }): { checks: Check[]; signed: SignedHead | null } {
  const read = readConsistency(textOf(files.get(place)) ?? "");
  if (read === null) return { checks: [check("consistency", place, "fail", { kind: "malformed" })], signed: null };
  const opened = openHead(read.checkpoint, { place, policy });
  if (opened.head === null) return { checks: [opened.check], signed: null };
  const { from, to, proof } = read;
  const [older, newer] = [opened.head.head, newest.head];
  const holds = place === consistencyPlace(from) && from === older.size && to === newer.size && older.origin === newer.origin && continues({ from, fromRoot: older.root, to, toRoot: newer.root, proof });
  return { checks: [opened.check, check("consistency", place, holds ? "ok" : "fail", { kind: holds ? "consistent" : "inconsistent", from, to })], signed: holds ? opened.head : null };
}

/**
 * A key that comes from the file alone says only that the file agrees with itself. None of the reader's keys under any head is nothing wrong with the file:
 * the log may have another key now than when the file was made, or the file is a stranger's, and only a key from elsewhere tells the one from the other.
 */
function checkKey({ newest, older, known }: { newest: SignedHead; older: readonly SignedHead[]; known: readonly string[] | null }): { check: Check } & Pick<CheckedLog, "key" | "given"> {
  const key = newest.by.map(verifierText).join(" ");
  if (known === null) return { check: check("key", places.checkpoint, "info", { kind: "key-from-file", key }), key: "from-the-file", given: [] };
  const brought = known.map(verifierOf).filter((verifier) => verifier !== null);
  const given = [...new Set(brought.map(({ name }) => name))];
  const isKnown = ({ by }: SignedHead) => by.some((verifier) => brought.some((one) => one.name === verifier.name && sameBytes(one.key, verifier.key)));
  if (isKnown(newest)) return { check: check("key", places.checkpoint, "ok", { kind: "key-known" }), key: "known", given };
  const until = older.filter(isKnown).map(({ head }) => head.size);
  if (until.length === 0) return { check: check("key", places.checkpoint, "warning", { kind: "key-other", key, given }), key: "other", given };
  return { check: check("key", places.checkpoint, "warning", { kind: "key-known-until", size: Math.max(...until) }), key: "known-until", given };
}
