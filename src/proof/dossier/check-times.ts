import { hex } from "../bytes.ts";
import type { CheckedTimeStamp } from "../time-stamp/check.ts";
import { dersOfPem } from "../time-stamp/pem.ts";
import { textOf } from "./check-files.ts";
import type { Files } from "./check-files.ts";
import type { CheckedLog } from "./check-log.ts";
import type { ReadRecord } from "./check-records.ts";
import { sha256 } from "./digest.ts";
import { millisecondsOf, momentText } from "./instant.ts";
import { places, stampAt, stampPlaces } from "./layout.ts";
import { manifestName, tokenName } from "./manifest.ts";
import { check } from "./report.ts";
import type { Check, Verdict } from "./report.ts";

type CheckedStamp = Pick<Extract<CheckedTimeStamp, { ok: true }>["stamp"], "at" | "atMs" | "accuracySeconds" | "authority" | "root">;

/** How a time stamp is checked: against roots that are given, as of its own time. @property data what it must be over */
export type CheckTimeStamp = (
  question: ({ token: Uint8Array } | { reply: Uint8Array }) & { data: Uint8Array; roots: readonly (Uint8Array | string)[] },
) => Promise<{ ok: true; stamp: CheckedStamp } | Extract<CheckedTimeStamp, { ok: false }>>;

export type TimeOptions = { nowMs: number | null; pinnedRoots: readonly (Uint8Array | string)[] | null; checkTimeStamp: CheckTimeStamp | null };

export type CheckedTimes = {
  checks: readonly Check[];
  /** By record, in milliseconds. */
  bounds: ReadonlyMap<number, Bounds>;
  time: Extract<Verdict, { kind: "holds" }>["time"];
  sealed: boolean;
};
type Bounds = { notBefore: number | null; notAfter: number | null };

/** A record enters the log within a minute of its step, and a clock may be off by as much again: no more is a reason to look. */
const slackMs = 120_000;

/**
 * Between which outside times each record lies. It was there at the latest when the first head that covers it was stamped. It was made at the earliest
 * after the last stamp that a record before it holds: a head says when it was there at the latest, and never what was not yet there.
 */
export async function checkTimes(files: Files, { log, records, spokenOf, subjects, options }: { log: CheckedLog; records: readonly ReadRecord[]; spokenOf: ReadonlyMap<string, readonly number[]>; subjects: ReadonlySet<string>; options: TimeOptions }): Promise<CheckedTimes> {
  const trust = await rootsOf(files, options);
  const stamps = await Promise.all([...files.keys()].map(stampAt).filter((size) => size !== null).map((size) => checkStamp(files, { size, log, trust, options })));
  const seal = await checkSeal(files, { trust, options });
  const covers = [...stamps, ...(log.newest === null ? [] : [{ ...seal, size: log.newest.head.size }])].flatMap(({ stamp, size }) => (stamp === null ? [] : [{ size, ...limits(stamp) }]));
  const anchors = stamps.flatMap(({ stamp, size }) => (stamp === null ? [] : anchorsOf(records, spokenOf.get(stampPlaces(size).reply) ?? []).map((index) => ({ index, ...limits(stamp) }))));
  const bounds = new Map(records.filter(({ inTheLog }) => inTheLog).map(({ index }) => [index, {
    notBefore: most(anchors.filter((anchor) => anchor.index < index).map(({ earliest }) => earliest)),
    notAfter: least(covers.filter(({ size }) => size > index).map(({ latest }) => latest)),
  }]));
  const ofThisDeal = records.filter(({ leaf }) => subjects.has(leaf.subject));
  const isCovered = ofThisDeal.every(({ index }) => (bounds.get(index)?.notAfter ?? null) !== null);
  const isUnchecked = [...stamps, seal].some(({ checks }) => checks.some(({ found }) => found.kind === "stamp-unchecked"));
  const byWhom = options.pinnedRoots === null ? "by-roots-of-the-file" : "attested";
  return {
    checks: [...trust.checks, ...stamps.flatMap(({ checks }) => checks), ...seal.checks, ...records.map((record) => checkClock(record, bounds.get(record.index) ?? { notBefore: null, notAfter: null }))],
    bounds,
    time: isUnchecked ? "unchecked" : isCovered ? byWhom : "pending",
    sealed: seal.stamp !== null,
  };
}

type Trust = { checks: Check[]; roots: readonly (Uint8Array | string)[] };

async function rootsOf(files: Files, { pinnedRoots }: TimeOptions): Promise<Trust> {
  if (pinnedRoots !== null) return { checks: [check("roots", "", "ok", { kind: "roots-chosen" })], roots: pinnedRoots };
  const pem = files.get(places.roots);
  if (pem === undefined) return { checks: [check("roots", places.roots, "info", { kind: "roots-missing" })], roots: [] };
  const roots = dersOfPem(textOf(pem) ?? "");
  if (roots === null || roots.length === 0) return { checks: [check("roots", places.roots, "fail", { kind: "malformed" })], roots: [] };
  return { checks: [check("roots", places.roots, "info", { kind: "roots-from-file", sha256: (await Promise.all(roots.map(sha256))).map(hex) })], roots };
}

type Stamped = { checks: Check[]; stamp: CheckedStamp | null };

async function checkStamp(files: Files, { size, log, trust, options }: { size: number; log: CheckedLog; trust: Trust; options: TimeOptions }): Promise<Stamped & { size: number }> {
  const { reply, checkpoint } = stampPlaces(size);
  const [bytes, data] = [files.get(reply), files.get(checkpoint)];
  const text = textOf(data);
  if (bytes === undefined || data === undefined || text === null) return { size, stamp: null, checks: [check("time-stamp", reply, "fail", { kind: "head-of-stamp-missing" })] };
  // A stamp over a head that the newest does not continue says nothing about this log.
  const isOfThisLog = (text === log.newest?.text && size === log.newest.head.size) || text === log.older.get(size)?.text;
  if (!isOfThisLog) return { size, stamp: null, checks: [check("consistency", checkpoint, "fail", { kind: "consistency-missing" })] };
  return { size, ...(await askAuthority({ reply: bytes, data }, { place: reply, trust, options })) };
}

async function checkSeal(files: Files, { trust, options }: { trust: Trust; options: TimeOptions }): Promise<Stamped> {
  const [token, data] = [files.get(tokenName), files.get(manifestName)];
  if (token === undefined || data === undefined) return { stamp: null, checks: [check("time-stamp", tokenName, "pending", { kind: "stamp-pending" })] };
  return askAuthority({ token, data }, { place: tokenName, trust, options });
}

async function askAuthority(about: ({ token: Uint8Array } | { reply: Uint8Array }) & { data: Uint8Array }, { place, trust, options }: { place: string; trust: Trust; options: TimeOptions }): Promise<Stamped> {
  const { checkTimeStamp, nowMs } = options;
  if (checkTimeStamp === null || trust.roots.length === 0) return { stamp: null, checks: [check("time-stamp", place, "info", { kind: "stamp-unchecked" })] };
  const checked = await checkTimeStamp({ ...about, roots: trust.roots });
  if (!checked.ok) return { stamp: null, checks: [check("time-stamp", place, "fail", { kind: "stamp-fault", fault: checked.fault })] };
  const { at, atMs, accuracySeconds, authority, root } = checked.stamp;
  const isFromLater = nowMs !== null && atMs > nowMs + slackMs;
  return {
    stamp: checked.stamp,
    checks: [check("time-stamp", place, "ok", { kind: "stamped", at, accuracySeconds, authority, root }), ...(isFromLater ? [check("time-stamp", place, "warning", { kind: "stamp-from-later", at })] : [])],
  };
}

function limits({ atMs, accuracySeconds }: CheckedStamp): { earliest: number; latest: number } {
  const accuracy = (accuracySeconds ?? 0) * 1000;
  return { earliest: atMs - accuracy, latest: atMs + accuracy };
}

/** The records that hold a stamp: each was made when the stamp was there. */
function anchorsOf(records: readonly ReadRecord[], speaking: readonly number[]): number[] {
  return records.filter(({ index, leaf, inTheLog }) => inTheLog && leaf.type === "anchor.tsa" && speaking.includes(index)).map(({ index }) => index);
}

function checkClock({ index, leaf: { at } }: ReadRecord, { notBefore, notAfter }: Bounds): Check {
  const subject = `record ${index}`;
  const claimed = millisecondsOf(at);
  if (claimed === null) return check("time", subject, "warning", { kind: "not-a-moment" });
  const isOutside = (notBefore !== null && claimed < notBefore - slackMs) || (notAfter !== null && claimed > notAfter + slackMs);
  const [from, until] = [notBefore, notAfter].map((bound) => (bound === null ? null : momentText(bound)));
  if (isOutside) return check("time", subject, "warning", { kind: "clock-outside", at, notBefore: from ?? null, notAfter: until ?? null });
  if (until === null || until === undefined) return check("time", subject, "pending", { kind: "no-outside-time", at });
  return check("time", subject, "ok", { kind: "between", at, notBefore: from ?? null, notAfter: until });
}

function most(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.max(...numbers);
}

function least(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.min(...numbers);
}
