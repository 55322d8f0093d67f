import type { GradeSource, MessageGrade } from "../grades.ts";
import type { TimeStampFault } from "../time-stamp/check.ts";
import type { ContainerFault } from "./report.ts";
import type { ReportWords } from "./words.ts";

const zipFaults: Readonly<Record<ContainerFault, string>> = {
  "not-a-zip": "This is another kind of file. A dossier ends in .asice.",
  truncated: "The file is cut off, or its figures point outside of it.",
  "leading-bytes": "There is something before the first file.",
  "trailing-bytes": "There is something behind the end.",
  "hidden-bytes": "Files overlap, or something lies between them that no directory names.",
  "too-large": "The file is larger than a dossier may be.",
  "too-many-entries": "There are more files in it than a dossier may hold.",
  zip64: "It uses ZIP64, which a dossier does not.",
  comment: "It holds a comment.",
  split: "It is a part of a zip that was split.",
  encrypted: "A file in it is encrypted.",
  "data-descriptor": "The size of a file stands behind it.",
  compressed: "A file in it is packed. A dossier is stored as it is: somebody packed it again. Ask for the original.",
  "extra-field": "A file carries an extra field.",
  "unsafe-name": "A file has a name that leads elsewhere, or that not every system can read.",
  "duplicate-name": "Two files have the same name.",
  "headers-differ": "A file says something else of itself than the directory does.",
  "plain-zip": "This is a plain zip and no dossier. A dossier is one file that ends in .asice: choose that itself, and not what was unpacked from it.",
  "not-as-written": "The dossier was packed again by another program. Ask for the original.",
  "mimetype-not-first": "The first file does not say that this is a dossier.",
  "wrong-mimetype": "The first file says that this is something else.",
};

const checkpointFaults = {
  "not-a-note": "it is no signed head",
  "no-known-signature": "no key of this log signed it",
  "bad-signature": "the signature is wrong",
  "not-a-checkpoint": "it is no head of a log",
  "other-log": "it is of another log",
};

const stampFaults: Readonly<Record<TimeStampFault, string>> = {
  "root-unreadable": "a root that it is held to cannot be read",
  rejected: "the authority refused to give it",
  unreadable: "it cannot be read",
  "not-one-signer": "it was not signed by exactly one",
  "imprint-algorithm": "it is over another kind of hash",
  "imprint-differs": "it is over other content",
  "nonce-differs": "it answers another question",
  "policy-not-accepted": "its policy is not accepted",
  "signer-certificate-missing": "the certificate of its signer is not there",
  "signing-certificate-missing": "its signature does not name the certificate",
  "signing-certificate-differs": "its signature names another certificate",
  "wrong-purpose": "the certificate of its signer is not for time stamps",
  "weak-algorithm": "it rests on a hash or signature that is too weak",
  "digest-differs": "what it states was changed",
  "signature-wrong": "its signature is wrong",
  "signer-not-valid-then": "the certificate of its signer was not valid at its time",
  "clock-differs": "its time is too far from the clock",
  "authority-not-valid-then": "a certificate above its signer was not valid at its time",
  "foreign-root": "its authority is none of those that are trusted",
};

const sources = { "our-system": "by the organisation's own system", "our-mail-server": "by the organisation's mail server", "a-mail-server": "by another mail server", "a-request": "by a request to the site", "the-recipient": "by the recipient" };
const grades = ["Rendered", "Accepted by the mail server of the sender", "Accepted by the recipient's mail server", "Delivered to the mailbox", "The announcement was fetched", "Retrieved with a code that was sent to the same address", "Answered"];

const gradeText = ({ grade, source, record }: { grade: MessageGrade; source: GradeSource; record: number }) => `${grades[grade] ?? grade}, as stated ${sources[source]} (record ${record})`;

const within = (notBefore: string | null, notAfter: string | null) => (notBefore === null ? `not later than ${notAfter}` : notAfter === null ? `later than ${notBefore}` : `between ${notBefore} and ${notAfter}`);

/** The addresses are those of the keys that the reader gave: what the file itself names, a forger may have chosen. */
const otherKey = ({ origin, given }: { origin: string; given: readonly string[] }): string[] => given.includes(origin)
  ? [
      `That may be in order: the organisation may have changed its key before or after this file was made. Paste all lines of ${origin}/keys then, and check again.`,
      "If no key fits even then, this file is not of that organisation: anybody may have made it.",
    ]
  : [`The key that you gave is of the log ${given.join(" and ")}, and this file calls its log ${origin}. Without a key of that log you do not know who made this file.`];

export const english: ReportWords = {
  found: {
    "whole-container": ({ files }) => `${files} files, every byte accounted for.`,
    "container-fault": ({ fault }) => zipFaults[fault],
    damaged: () => "The check number of this file is wrong: it was damaged or changed.",
    "manifest-read": ({ files }) => `Lists ${files} files.`,
    "manifest-missing": () => "The list of files is not there.",
    "manifest-malformed": () => "The list of files is not as a dossier has it.",
    "signed-by-the-log": () => "The key of the log signed the list: the whole file is as the organisation made it.",
    unsigned: () => "The key of the log did not sign the list: what no record speaks of may be anybody's.",
    "signature-differs": () => "Not the signature of this log over this list: the file was put together anew.",
    "digest-equal": () => "As listed.",
    "digest-differs": () => "Changed: its hash is not the one in the list.",
    "file-missing": () => "Not there.",
    "not-covered": () => "Not covered: the list of files does not name it. Somebody put it in.",
    "other-media-type": () => "Listed as another kind of file than it is.",
    "strange-place": () => "A dossier has no such file; nothing was checked about it but its hash.",
    about: ({ deal, organisation, madeAt }) => `Deal ${deal} of ${organisation}, made ${madeAt}. The file says so itself.`,
    malformed: () => "Not as a dossier has it.",
    "policy-read": ({ keys }) => (keys === 1 ? "One key signs this log." : `${keys} keys signed this log, one after another.`),
    "key-known": () => "Signed by the key that you gave.",
    "key-known-until": ({ size }) => `The key that you gave signed this log up to ${size} records. What came later is signed by a key that comes from this file.`,
    "key-from-file": ({ key }) => `Signed by the key in this file; compare it with the one in the mails to the customer, or on the site of the organisation: ${key}`,
    "key-other": ({ key, given }) => `Signed by another key than the one that you gave${given.length === 0 ? "" : `, of ${given.join(" and ")}`}: ${key}`,
    signed: ({ size }) => `A signed head over ${size} records.`,
    "not-signed": ({ fault }) => `No good signature: ${checkpointFaults[fault]}.`,
    "key-not-in-use": ({ size }) => `Signed by a key that was not in use at ${size} records.`,
    "no-records": () => "No record is about this deal.",
    "in-the-log": ({ type }) => `${type}: in the log, unchanged.`,
    "not-in-the-log": () => "Not in the log: changed, or never recorded.",
    "proof-missing": () => "The proof that it is in the log is not there.",
    "proof-malformed": () => "The proof that it is in the log cannot be read.",
    "proof-of-another": () => "The proof is that of another record.",
    "other-checkpoint": () => "The proof is against another head than the newest.",
    "not-a-record": () => "This is no record.",
    "of-another-deal": () => "About another deal, or about something else: it says nothing of this one.",
    "begins-elsewhere": ({ type }) => `The first record about this deal in this log is ${type}, and not the one that formed it: what came before may stand in an earlier log of the organisation. Ask for that dossier as well.`,
    "chain-whole": ({ count, last, size }) => `${count} records about this deal, none left out between the first and the last (${last}). Whether the log, of ${size} records, holds later ones about it, this file cannot show.`,
    "sign-up-whole": ({ count, last }) => `${count} records about the sign-up that this deal came from, none left out between the first and the last (${last}).`,
    "sign-up-begins-elsewhere": ({ type }) => `The first record about the sign-up in this log is ${type}: what came before it may be in an earlier log of the organisation.`,
    "chain-starts-later": ({ before }) => `A record about this deal before this one, ${before}, is not in the file.`,
    "chain-gap": ({ expected, found }) => `Names ${found ?? "nothing"} as the record before it, and the file has ${expected}: a record was left out.`,
    "content-kept": ({ file }) => `${file} is what was recorded.`,
    "content-differs": ({ file }) => `${file} is not what was recorded.`,
    "content-missing": ({ file }) => `${file} is not there.`,
    "content-of-other-type": ({ file, mediaType }) => `${file} was recorded as ${mediaType}.`,
    "content-elsewhere": ({ file }) => `${file} is what was recorded, and its name says that it belongs to something else.`,
    "content-not-included": () => "Not included: whoever made the file left the content out. The record itself is whole.",
    "content-erased": ({ by }) => `Erased, as record ${by} says. The record itself is whole.`,
    "opens-nothing": () => "A salt for which no record has a commitment.",
    "named-by-hash": ({ record }) => `Named by its hash in record ${record}.`,
    "named-elsewhere": ({ record }) => `Record ${record} speaks of this content, and the name of the file says that it belongs to something else.`,
    "in-no-record": () => "No record speaks of this file: it may have been made at any time.",
    "mailed-head": ({ size }) => `Carries the head of ${size} records, which the log continues: whoever received it is a witness.`,
    "mailed-head-differs": ({ size }) => `Carries another head of ${size} records than the log now has: the log was rewritten.`,
    "mailed-head-unproven": ({ size }) => `Carries the head of ${size} records, and nothing shows that the log continues it.`,
    consistent: ({ from, to }) => `The log of ${to} records begins with the ${from} that this older head covers.`,
    inconsistent: ({ from, to }) => `The log of ${to} records does not begin with the ${from} of this older head: it was rewritten.`,
    "consistency-missing": () => "Nothing shows that the log continues the head that was stamped.",
    stamped: ({ at, accuracySeconds, authority, root }) => `Time attested by ${authority} (${root}): ${at}${accuracySeconds === null ? "" : `, to ${accuracySeconds} s`}.`,
    "stamp-fault": ({ fault }) => `The time stamp is not good: ${stampFaults[fault]}.`,
    "stamp-unchecked": () => "The time stamp was not looked at.",
    "stamp-pending": () => "There is no time stamp over the whole file.",
    "stamp-from-later": ({ at }) => `The time stamp is of ${at}, which is later than now.`,
    "head-of-stamp-missing": () => "The head that was stamped is not there.",
    "roots-chosen": () => "Time stamps are held to the roots that you chose.",
    "roots-from-file": ({ sha256 }) => `The roots of the time stamps come from this file; compare their SHA-256 with what the authorities publish: ${sha256.join(", ")}`,
    "roots-missing": () => "The file brings no roots for its time stamps.",
    between: ({ at, notBefore, notAfter }) => `Recorded ${within(notBefore, notAfter)}; the organisation's own clock said ${at}.`,
    "clock-outside": ({ at, notBefore, notAfter }) => `The organisation's own clock said ${at}, and outside times say ${within(notBefore, notAfter)}.`,
    "no-outside-time": ({ at }) => `No outside time; the organisation's own clock said ${at}.`,
    "not-a-moment": () => "The time in the record cannot be read.",
    grade: (found) => `${gradeText(found)}.`,
    "not-delivered": ({ record, before }) => `Not delivered (record ${record}).${before === null ? "" : ` The furthest it came: ${gradeText(before)}.`}`,
    "unsigned-answer": ({ record }) => `A mail in the name of the recipient came as an answer, not signed by the domain of its sender: somebody else may have written it (record ${record}).`,
  },
  checks: {
    container: "Container", manifest: "List of files", signature: "Signature over the list", file: "File", about: "About", policy: "Keys of the log", key: "Key", checkpoint: "Signed head", record: "Record", chain: "Completeness", content: "Content",
    binding: "File and record", mail: "Head in a mail", consistency: "Older head", "time-stamp": "Time stamp", roots: "Roots", time: "Time", delivery: "Delivery",
  },
  results: { ok: "ok", fail: "WRONG", warning: "LOOK", info: "note", erased: "erased", pending: "pending", "not-included": "not included" },
  verdict: (verdict) => {
    if (verdict.kind === "not-a-dossier") return "This is not a dossier, or not the file that was made: nothing in it was looked at.";
    if (verdict.kind === "broken") return `This dossier is not as it was made: ${verdict.fails === 1 ? "one check fails" : `${verdict.fails} checks fail`}.`;
    if (verdict.kind === "other-key") return "This dossier is signed by another key than the one that you gave. Nothing in it was found to be changed.";
    if (verdict.key === "known") return "Nothing in this dossier that the log speaks of was changed, and the log is signed by the key that you gave.";
    if (verdict.key === "known-until") return "Nothing in this dossier that the log speaks of was changed, and an older head of the log is signed by the key that you gave.";
    return "Everything in this dossier fits together. Whose it is has not been checked yet: the key comes from the file itself.";
  },
  caveats: (verdict) => {
    if (verdict.kind !== "holds" && verdict.kind !== "other-key") return [];
    const { time, signed, sealed, warnings, erased, notIncluded } = verdict;
    const key = verdict.kind === "holds" ? verdict.key : "other";
    return [
      ...(verdict.kind === "other-key" ? otherKey(verdict) : []),
      ...(key === "from-the-file" ? ["Whoever made the file could have made that key: compare it with the one in the mails to the customer, or on the site of the organisation."] : []),
      ...(key === "known-until" ? ["Later records rest on a key that comes from the file."] : []),
      ...(time === "attested" ? ["Each record about this deal was there at a time that an authority of your choice states."] : []),
      ...(time === "by-roots-of-the-file" ? ["Each record about this deal was there at a time that an outside authority states; the file itself says who that is: compare the roots."] : []),
      ...(time === "pending" ? ["For some records no outside authority has stated a time yet: when they were made is the word of the organisation."] : []),
      ...(time === "unchecked" ? ["The time stamps were not looked at: when the records were made is the word of the organisation."] : []),
      ...(signed ? [] : [`The report, the read-me, the programs in it and the name of the deal may have been changed by whoever handed the file on: the key of the log did not sign them${sealed ? ", and a time stamp says since when a file is so, not by whom" : ""}.`]),
      ...(signed && !sealed ? ["When the whole file was put together is the word of the organisation: no time stamp that was checked is over it."] : []),
      ...(warnings === 0 ? [] : [warnings === 1 ? "One thing wants a look." : `${warnings} things want a look.`]),
      ...(erased === 0 ? [] : [erased === 1 ? "One content was erased; its record is whole." : `${erased} contents were erased; their records are whole.`]),
      ...(notIncluded === 0 ? [] : [notIncluded === 1 ? "One content was not included." : `${notIncluded} contents were not included.`]),
      "It shows that these statements were recorded so and then; not that they are true, nor that nothing was recorded later.",
    ];
  },
};
