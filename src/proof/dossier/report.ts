import type { CheckpointFault } from "../log/checkpoint.ts";
import type { GradeSource, MessageGrade } from "../grades.ts";
import type { TimeStampFault } from "../time-stamp/check.ts";
import type { ZipFault } from "./zip-read.ts";

/** `plain-zip`: a zip in which nothing is of a dossier. */
export type ContainerFault = ZipFault | "plain-zip";

/** What was looked at. */
export type CheckName =
  | "container" | "manifest" | "signature" | "file" | "about" | "policy" | "key" | "checkpoint" | "record" | "chain" | "content" | "binding" | "mail" | "consistency" | "time-stamp" | "roots" | "time" | "delivery";

/** `info` says something that a reader should know, `warning` something that a reader should look at; only `fail` breaks a dossier. */
export type Result = "ok" | "fail" | "warning" | "info" | "erased" | "pending" | "not-included";

/** What was found: a kind and its figures. The words are in words.ts. */
export type Found =
  | { kind: "whole-container"; files: number }
  | { kind: "container-fault"; fault: ContainerFault }
  | { kind: "damaged" }
  | { kind: "manifest-read"; files: number }
  | { kind: "manifest-missing" }
  | { kind: "manifest-malformed" }
  | { kind: "signed-by-the-log" }
  | { kind: "unsigned" }
  | { kind: "signature-differs" }
  | { kind: "digest-equal" }
  | { kind: "digest-differs" }
  | { kind: "file-missing" }
  | { kind: "not-covered" }
  | { kind: "other-media-type" }
  | { kind: "strange-place" }
  | { kind: "about"; deal: string; organisation: string; madeAt: string }
  | { kind: "malformed" }
  | { kind: "policy-read"; keys: number }
  | { kind: "key-known" }
  | { kind: "key-known-until"; size: number }
  | { kind: "key-from-file"; key: string }
  | { kind: "key-other"; key: string; given: readonly string[] }
  | { kind: "signed"; size: number }
  | { kind: "not-signed"; fault: CheckpointFault }
  | { kind: "key-not-in-use"; size: number }
  | { kind: "no-records" }
  | { kind: "in-the-log"; type: string }
  | { kind: "not-in-the-log" }
  | { kind: "proof-missing" }
  | { kind: "proof-malformed" }
  | { kind: "proof-of-another" }
  | { kind: "other-checkpoint" }
  | { kind: "not-a-record" }
  | { kind: "of-another-deal" }
  | { kind: "begins-elsewhere"; type: string }
  | { kind: "chain-whole"; count: number; last: number; size: number }
  | { kind: "sign-up-whole"; count: number; last: number }
  | { kind: "sign-up-begins-elsewhere"; type: string }
  | { kind: "chain-starts-later"; before: number }
  | { kind: "chain-gap"; expected: number; found: number | null }
  | { kind: "content-kept"; file: string }
  | { kind: "content-differs"; file: string }
  | { kind: "content-missing"; file: string }
  | { kind: "content-of-other-type"; file: string; mediaType: string }
  | { kind: "content-elsewhere"; file: string }
  | { kind: "content-not-included" }
  | { kind: "content-erased"; by: number }
  | { kind: "opens-nothing" }
  | { kind: "named-by-hash"; record: number }
  | { kind: "named-elsewhere"; record: number }
  | { kind: "in-no-record" }
  | { kind: "mailed-head"; size: number }
  | { kind: "mailed-head-differs"; size: number }
  | { kind: "mailed-head-unproven"; size: number }
  | { kind: "consistent"; from: number; to: number }
  | { kind: "inconsistent"; from: number; to: number }
  | { kind: "consistency-missing" }
  | { kind: "stamped"; at: string; accuracySeconds: number | null; authority: string; root: string }
  | { kind: "stamp-fault"; fault: TimeStampFault }
  | { kind: "stamp-unchecked" }
  | { kind: "stamp-pending" }
  | { kind: "stamp-from-later"; at: string }
  | { kind: "head-of-stamp-missing" }
  | { kind: "roots-chosen" }
  | { kind: "roots-from-file"; sha256: readonly string[] }
  | { kind: "roots-missing" }
  | { kind: "between"; at: string; notBefore: string | null; notAfter: string }
  | { kind: "clock-outside"; at: string; notBefore: string | null; notAfter: string | null }
  | { kind: "no-outside-time"; at: string }
  | { kind: "not-a-moment" }
  | { kind: "grade"; grade: MessageGrade; source: GradeSource; record: number }
  | { kind: "not-delivered"; record: number; before: { grade: MessageGrade; source: GradeSource; record: number } | null }
  | { kind: "unsigned-answer"; record: number };

/** @property subject what it is about: a place in the dossier, a commitment such as `12/mail`, a record as `record 12`, or `` for the whole */
export type Check = { check: CheckName; subject: string; result: Result; found: Found };

/**
 * What may be said of the whole.
 * `key`: whose word it is that the log is this log. `known` the reader brought a key that signed the newest head, `known-until` one that signed an older head,
 * `from-the-file` nobody's but the file's. A verdict of its own, `other-key`: the reader brought keys, and none of them signed any head in it; nothing was found
 * changed, and whose log it is nobody knows. `given`: the logs of which those keys are, by their own word.
 * `time`: `attested` each record of the deal was there at a time that an authority of the reader's choice states, `by-roots-of-the-file` the same by an authority
 * that only the file vouches for, `pending` at least one record has no outside time, `unchecked` nobody looked.
 * `signed`: the key of the log signed the list of files, so all of it is the organisation's. `sealed`: a time stamp says since when that list is as it is, and not whose.
 */
export type Verdict =
  | { kind: "not-a-dossier" }
  | { kind: "broken"; fails: number }
  | ({ kind: "other-key"; origin: string; given: readonly string[] } & Standing)
  | ({ kind: "holds"; key: "known" | "known-until" | "from-the-file" } & Standing);

/** What is said of a dossier in which nothing was found changed, whoever signed it. */
type Standing = { time: "attested" | "by-roots-of-the-file" | "pending" | "unchecked"; signed: boolean; sealed: boolean; warnings: number; erased: number; notIncluded: number };

/** A record as a page shows it. @property notBefore, notAfter what outside times say; null where they say nothing */
export type ShownRecord = {
  index: number;
  type: string;
  at: string;
  actor: string;
  /** The message that it is about, and which kind of mail that is, as the record names them. */
  message: { id: string; kind: string | null } | null;
  /** Also of the sign-up that the deal came from. */
  ofThisDeal: boolean;
  /** Of the log itself: it says nothing of any deal. */
  ofTheLog: boolean;
  inTheLog: boolean;
  notBefore: string | null;
  notAfter: string | null;
  contents: readonly { name: string; state: "kept" | "differs" | "erased" | "not-included"; file: string | null; size: number; mediaType: string }[];
};

export type Report = {
  verdict: Verdict;
  about: { deal: string; organisation: string; zone: string; madeAt: string } | null;
  log: { origin: string; size: number; root: string; key: string } | null;
  records: readonly ShownRecord[];
  checks: readonly Check[];
};

export function check(name: CheckName, subject: string, result: Result, found: Found): Check {
  return { check: name, subject, result, found };
}
