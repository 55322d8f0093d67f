import { utf8 } from "../bytes.ts";
import { writeRecordProof } from "../log/record-proof.ts";
import { readLeaf } from "../record/leaf.ts";
import { aboutFile } from "./about.ts";
import type { About } from "./about.ts";
import { consistencyFile } from "./consistency.ts";
import { commitmentName, consistencyPlace, contentPlace, places, proofPlace, recordPlace, stampPlaces } from "./layout.ts";
import type { ContentFolder } from "./layout.ts";
import { policyFile } from "./policy.ts";
import type { Policy } from "./policy.ts";
import { readMe } from "./read-me.ts";
import { saltsFile } from "./salts.ts";
import type { Opening } from "./salts.ts";
import type { Entry } from "./zip-format.ts";

/** Content that a record commits to. @property name of the commitment in the record; its media type is the one committed to */
export type CommittedContent = { name: string; salt: Uint8Array; bytes: Uint8Array; folder: ContentFolder };
/** Content that is no secret, and that a record names by its SHA-256 in its details. @property index of that record */
export type NamedContent = { index: number; name: string; mediaType: string; bytes: Uint8Array; folder: ContentFolder };
/** @property path the inclusion proof against the newest head @property contents what of its commitments may be seen; the rest stays closed */
export type DossierRecord = { index: number; leaf: Uint8Array; path: readonly Uint8Array[]; contents: readonly CommittedContent[] };
/** @property reply as the authority gave it @property chain the certificates behind it, as PEM */
export type DossierStamp = { size: number; checkpoint: string; reply: Uint8Array; chain: string };

/** All that goes into a dossier, as it was kept: nothing of it is made anew. */
export type DossierContent = {
  about: About;
  locale: "nl" | "en";
  /** PDF; null while there is none. */
  report: Uint8Array | null;
  records: readonly DossierRecord[];
  documents: readonly NamedContent[];
  log: {
    policy: Policy;
    /** The newest signed head, against which every proof is. */
    checkpoint: string;
    /** Its number of records. */
    size: number;
    /** Older signed heads that others hold: each that was stamped or mailed, with the proof that the newest continues it. */
    older: readonly { from: number; proof: readonly Uint8Array[]; checkpoint: string }[];
  };
  stamps: readonly DossierStamp[];
  /** The roots of the time stamp authorities, as PEM. */
  roots: string;
  /** The programs that check a dossier, for whoever has no other. */
  tools: { page: Uint8Array; script: Uint8Array };
};

/**
 * The files of a dossier, in their order; manifest and token come behind them.
 * @throws {RangeError} for content of a commitment that its record does not have, and for names that no file can have
 */
export function filesOf(content: DossierContent): Entry[] {
  const { about, locale, report, log, stamps, roots, tools } = content;
  const records = content.records.toSorted((one, other) => one.index - other.index);
  const committed = records.flatMap(contentsOf);
  const named = content.documents.map((one) => ({ name: contentPlace(one), bytes: one.bytes }));
  const openings = new Map(committed.map(({ key, opening }) => [key, opening]));
  return [
    file(places.readMe.nl, readMe(content, "nl")),
    file(places.readMe.en, readMe(content, "en")),
    ...(report === null ? [] : [{ name: places.report[locale], bytes: report }]),
    { name: places.about, bytes: aboutFile(about) },
    ...[...named, ...committed.map(({ entry }) => entry)].toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    { name: places.salts, bytes: saltsFile(openings) },
    ...records.flatMap(({ index, leaf, path }) => [{ name: recordPlace(index), bytes: leaf }, file(proofPlace(index), writeRecordProof({ index, path, checkpoint: log.checkpoint }))]),
    file(places.checkpoint, log.checkpoint),
    { name: places.policy, bytes: policyFile(log.policy) },
    ...log.older.map((one) => file(consistencyPlace(one.from), consistencyFile({ ...one, to: log.size }))),
    ...stamps.flatMap(stampFiles),
    ...(roots === "" ? [] : [file(places.roots, roots)]),
    { name: places.page, bytes: tools.page },
    { name: places.script, bytes: tools.script },
  ];
}

function file(name: string, text: string): Entry {
  return { name, bytes: utf8.encode(text) };
}

function contentsOf({ index, leaf, contents }: DossierRecord): { key: string; opening: Opening; entry: Entry }[] {
  const commitments = readLeaf(leaf)?.att ?? {};
  return contents.map(({ name, salt, bytes, folder }) => {
    const commitment = commitments[name];
    if (commitment === undefined) throw new RangeError(`content ${name} of record ${index}, expected one of ${Object.keys(commitments).join(", ")}`);
    const place = contentPlace({ folder, index, name, mediaType: commitment.mt });
    return { key: commitmentName(index, name), opening: { salt, file: place }, entry: { name: place, bytes } };
  });
}

function stampFiles({ size, checkpoint, reply, chain }: DossierStamp): Entry[] {
  const at = stampPlaces(size);
  return [{ name: at.reply, bytes: reply }, file(at.checkpoint, checkpoint), ...(chain === "" ? [] : [file(at.chain, chain)])];
}
