import { readAbout } from "./about.ts";
import { checkContents } from "./check-contents.ts";
import type { CheckedContents } from "./check-contents.ts";
import { checkFiles } from "./check-files.ts";
import type { Files } from "./check-files.ts";
import { checkLog } from "./check-log.ts";
import type { CheckedLog } from "./check-log.ts";
import { checkMails } from "./check-mails.ts";
import { checkRecords, isAboutTheLog } from "./check-records.ts";
import type { ReadRecord } from "./check-records.ts";
import { checkTimes } from "./check-times.ts";
import type { CheckedTimes, CheckTimeStamp } from "./check-times.ts";
import { deliveriesIn, unsignedAnswersIn } from "./delivery.ts";
import type { Delivery } from "./delivery.ts";
import { momentText } from "./instant.ts";
import { places } from "./layout.ts";
import { manifestName } from "./manifest.ts";
import { check } from "./report.ts";
import type { Check, Report, ShownRecord, Verdict } from "./report.ts";
import { checkSignature } from "./signature.ts";
import { readZip } from "./zip-read.ts";
import type { ZipFault } from "./zip-read.ts";

export type VerifyOptions = {
  /** Milliseconds since 1970: a time stamp from later than now is worth a look. */
  nowMs?: number;
  /** The roots of time stamp authorities that the reader trusts, as DER or PEM; absent: those that the file brings, and the report says so. */
  pinnedRoots?: readonly (Uint8Array | string)[];
  /** Verifier keys that the reader has from elsewhere, `name+id+key`; absent: none, and the report says so. */
  knownVerifierKeys?: readonly string[];
  /** Absent: time stamps are not looked at, and the report says so. */
  checkTimeStamp?: CheckTimeStamp;
};

/**
 * Checks a dossier from its bytes alone: no network, no database, nothing of whoever made it but what the reader brings along.
 * It throws for no bytes whatever: what is wrong with them is what it reports.
 * @see docs/decisions/018-dossier.md what a verdict claims
 */
export async function verifyDossier(bytes: Uint8Array, options: VerifyOptions = {}): Promise<Report> {
  const zip = readZip(bytes);
  if (!zip.ok) return { verdict: { kind: "not-a-dossier" }, about: null, log: null, records: [], checks: [check("container", zip.entry ?? "", "fail", { kind: "container-fault", fault: isPlainZip(bytes, zip.fault) ? "plain-zip" : zip.fault })] };
  const files: Files = new Map(zip.entries.map(({ name, bytes: content }) => [name, content]));
  const damaged = zip.damaged.map((name) => check("container", name, "fail", { kind: "damaged" }));
  const about = readAbout(files.get(places.about) ?? new Uint8Array());
  const subject = about?.subject ?? null;
  const log = checkLog(files, options.knownVerifierKeys ?? null);
  const { checks: ofRecords, records, subjects } = checkRecords(files, { newest: log.newest, subject });
  const contents = await checkContents(files, { origin: log.newest?.head.origin ?? null, records });
  const times = await checkTimes(files, { log, records, spokenOf: contents.spokenOf, subjects, options: { nowMs: options.nowMs ?? null, pinnedRoots: options.pinnedRoots ?? null, checkTimeStamp: options.checkTimeStamp ?? null } });
  const own = records.filter(({ leaf, inTheLog }) => inTheLog && subjects.has(leaf.subject));
  const checks: Check[] = [
    ...(damaged.length > 0 ? damaged : [check("container", "", "ok", { kind: "whole-container", files: files.size })]),
    ...(await checkFiles(zip.entries)),
    about === null ? check("about", places.about, "fail", { kind: files.has(places.about) ? "malformed" : "file-missing" }) : check("about", places.about, "info", { kind: "about", deal: about.deal, organisation: about.organisation, madeAt: about.madeAt }),
    ...log.checks,
    checkSignature(files, log),
    ...ofRecords,
    ...contents.checks,
    ...checkMails(files, { log, spokenOf: new Set(contents.spokenOf.keys()) }),
    ...times.checks,
    ...deliveriesIn(own).flatMap(deliveryCheck),
    ...unsignedAnswersIn(own).map(({ message, record }) => check("delivery", message, "info", { kind: "unsigned-answer", record })),
  ];
  return { verdict: verdictOf(checks, { log, times }), about, log: log.shown, records: records.map((record) => shown(record, { subjects, contents, times })), checks };
}

/** Whether a zip that is refused for how it was packed never was a dossier: none of its names is that of the list of files. */
function isPlainZip(bytes: Uint8Array, fault: ZipFault): boolean {
  return !["not-a-zip", "too-large", "truncated"].includes(fault) && !new TextDecoder("latin1").decode(bytes).includes(manifestName);
}

function deliveryCheck({ message, furthest, notDelivered }: Delivery): Check[] {
  if (notDelivered !== null) return [check("delivery", message, "info", { kind: "not-delivered", record: notDelivered, before: furthest })];
  return furthest === null ? [] : [check("delivery", message, "info", { kind: "grade", ...furthest })];
}

function verdictOf(checks: readonly Check[], { log: { key, given, shown: ofLog }, times }: { log: CheckedLog; times: CheckedTimes }): Verdict {
  const count = (result: Check["result"]) => checks.filter((one) => one.result === result).length;
  if (count("fail") > 0) return { kind: "broken", fails: count("fail") };
  const standing = { time: times.time, signed: checks.some(({ found }) => found.kind === "signed-by-the-log"), sealed: times.sealed, warnings: checks.filter(({ result, found }) => result === "warning" && found.kind !== "key-other").length, erased: count("erased"), notIncluded: count("not-included") };
  return key === "other" ? { kind: "other-key", origin: ofLog?.origin ?? "", given, ...standing } : { kind: "holds", key, ...standing };
}

function shown({ index, leaf, inTheLog }: ReadRecord, { subjects, contents, times }: { subjects: ReadonlySet<string>; contents: CheckedContents; times: CheckedTimes }): ShownRecord {
  const { type, at, actor } = leaf;
  const { notBefore = null, notAfter = null } = times.bounds.get(index) ?? {};
  return {
    index, type, at, actor, inTheLog,
    message: typeof leaf.details["message"] === "string" ? { id: leaf.details["message"], kind: typeof leaf.details["kind"] === "string" ? leaf.details["kind"] : null } : null,
    ofThisDeal: subjects.has(leaf.subject),
    ofTheLog: !subjects.has(leaf.subject) && isAboutTheLog(type),
    notBefore: notBefore === null ? null : momentText(notBefore),
    notAfter: notAfter === null ? null : momentText(notAfter),
    contents: contents.shown.get(index) ?? [],
  };
}
