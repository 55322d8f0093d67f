import { isSafeName } from "./zip-format.ts";

// What lies where in a dossier. Everything that names a place in it is here.
//
//   LEESMIJ.txt README.txt              what this is and how to check it, with the commands
//   rapport.pdf or report.pdf           the story for people; it proves nothing by itself
//   dossier.json                        which deal this is, and of whom
//   terms/ mail/ invoices/ att/         content that the records commit to: NNNNNN-name.ext, by the record that speaks of it
//   records/NNNNNN.json                 a record, byte for byte as it is in the log
//   records/NNNNNN.tlog-proof           that it is there: C2SP tlog-proof, all against one checkpoint
//   att/salts.json                      per commitment the salt that opens it, and the file with its content
//   log/checkpoint                      the newest signed head of the log
//   log/policy.json                     the name of the log, and its keys with the sizes that each signed
//   log/consistency/from-SIZE.txt       an older signed head, and the proof that the newest continues it
//   tsa/SIZE.tsr .checkpoint .chain.pem a time stamp, the head that it is over, the certificates behind it
//   tsa/roots.pem                       the roots that its maker trusts
//   verify.html verify.py               two programs that check all of this
//   META-INF/ASiCManifest001.xml        the hash of every file above
//   META-INF/timestamp001.tst           a time stamp over that list; not there while none was given
//   META-INF/manifest.note              the signature of the log's key over that list

export const places = {
  readMe: { nl: "LEESMIJ.txt", en: "README.txt" },
  report: { nl: "rapport.pdf", en: "report.pdf" },
  about: "dossier.json",
  salts: "att/salts.json",
  checkpoint: "log/checkpoint",
  policy: "log/policy.json",
  roots: "tsa/roots.pem",
  page: "verify.html",
  script: "verify.py",
} as const;

/** The folders whose files must each be content that a record speaks of. */
export const contentFolders = ["terms", "mail", "invoices", "att"] as const;
export type ContentFolder = (typeof contentFolders)[number];

export function recordPlace(index: number): string {
  return `records/${numberOf(index)}.json`;
}

export function proofPlace(index: number): string {
  return `records/${numberOf(index)}.tlog-proof`;
}

/** @returns null for a place that no record has */
export function recordAt(place: string): number | null {
  const index = Number(/^records\/(\d{6,16})\.json$/.exec(place)?.[1] ?? Number.NaN);
  return Number.isSafeInteger(index) && recordPlace(index) === place ? index : null;
}

/** @throws {RangeError} for a name that would not be safe in a zip */
export function contentPlace({ folder, index, name, mediaType }: { folder: ContentFolder; index: number; name: string; mediaType: string }): string {
  const place = `${folder}/${numberOf(index)}-${name}.${extensionOf(mediaType)}`;
  if (!isSafeName(place)) throw new RangeError(`${JSON.stringify(name)} cannot be the name of a file`);
  return place;
}

/** Whether a file is named after a commitment, as {@link contentPlace} would name it. @param commitment as {@link commitmentName} has it */
export function isPlaceOf(place: string, commitment: string): boolean {
  const [, index = "", name = ""] = /^(\d+)\/(.*)$/.exec(commitment) ?? [];
  const found = /^([^/]+)\/(\d{6,16}-.+)\.[a-z0-9]+$/.exec(place);
  return contentFolders.some((folder) => folder === found?.[1]) && found?.[2] === `${numberOf(Number(index))}-${name}`;
}

/** Whether a file is named after a record. */
export function isOfRecord(place: string, index: number): boolean {
  return contentFolders.some((folder) => place.startsWith(`${folder}/${numberOf(index)}-`));
}

/** What a salt is filed under: the record and the name of the commitment in it. */
export function commitmentName(index: number, name: string): string {
  return `${index}/${name}`;
}

export function consistencyPlace(size: number): string {
  return `log/consistency/from-${size}.txt`;
}

/** @returns null for a place that no consistency proof has */
export function consistencyAt(place: string): number | null {
  return sizeIn(place, /^log\/consistency\/from-(\d{1,16})\.txt$/);
}

export function stampPlaces(size: number): { reply: string; checkpoint: string; chain: string } {
  return { reply: `tsa/${size}.tsr`, checkpoint: `tsa/${size}.checkpoint`, chain: `tsa/${size}.chain.pem` };
}

/** @returns null for a place that no time stamp has */
export function stampAt(place: string): number | null {
  return sizeIn(place, /^tsa\/(\d{1,16})\.tsr$/);
}

export function isContent(place: string): boolean {
  return place !== places.salts && contentFolders.some((folder) => place.startsWith(`${folder}/`));
}

/** Whether a dossier of ours has such a place. */
export function isKnownPlace(place: string): boolean {
  if (isContent(place) || recordAt(place) !== null || consistencyAt(place) !== null || stampAt(place) !== null) return true;
  if (/^records\/\d{6,16}\.tlog-proof$/.test(place) || /^tsa\/\d{1,16}\.(checkpoint|chain\.pem)$/.test(place)) return true;
  return Object.values(places).some((known) => (typeof known === "string" ? known === place : known.nl === place || known.en === place));
}

const extensions: Readonly<Record<string, string>> = {
  "application/json": "json",
  "application/pdf": "pdf",
  "application/timestamp-reply": "tsr",
  "application/xml": "xml",
  "image/jpeg": "jpg",
  "image/png": "png",
  "message/rfc822": "eml",
  "text/calendar": "ics",
  "text/csv": "csv",
  "text/html": "html",
  "text/plain": "txt",
  "text/xml": "xml",
};

/** @param mediaType with or without parameters */
export function extensionOf(mediaType: string): string {
  return extensions[mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? ""] ?? "bin";
}

const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv", eml: "message/rfc822", html: "text/html", ics: "text/calendar", jpg: "image/jpeg", json: "application/json", pdf: "application/pdf", pem: "application/x-pem-file",
  png: "image/png", py: "text/x-python", tsr: "application/timestamp-reply", txt: "text/plain", xml: "application/xml", checkpoint: "text/plain", "tlog-proof": "text/plain",
};

/** The media type under which the manifest lists a place. */
export function mediaTypeOf(place: string): string {
  return mediaTypes[/([^./]+)$/.exec(place)?.[1] ?? ""] ?? "application/octet-stream";
}

function numberOf(index: number): string {
  return String(index).padStart(6, "0");
}

function sizeIn(place: string, form: RegExp): number | null {
  const digits = form.exec(place)?.[1] ?? "";
  const size = Number(digits);
  return digits !== "" && Number.isSafeInteger(size) && String(size) === digits ? size : null;
}
