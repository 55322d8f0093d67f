import { utf8 } from "../bytes.ts";

// The zip of a dossier: every file stored as it is, nothing optional, one fixed date. For one list of files there is one string of bytes,
// so writer and reader share these headers: the reader takes what the writer would have written, and nothing else.

export type Entry = { name: string; bytes: Uint8Array };
/** What a header says of a file. @property offset where its local header begins */
export type Listed = { name: string; size: number; crc: number; offset: number };

export const mimetypeName = "mimetype";
export const mimetype = "application/vnd.etsi.asic-e+zip";

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;
export const localLength = 30;
export const centralLength = 46;
export const endLength = 22;

export const mostEntries = 20_000;
export const mostBytes = 512 * 1024 * 1024;

const versionNeeded = 10;
const versionMadeBy = 20;
/** 1 January 1980, the first day that a zip knows: the time of a file is no evidence, so none is claimed. */
const date = 0x21;

/**
 * Whether every program unpacks a file of this name to the same place below the folder that was chosen:
 * letters, digits, dots, hyphens and underscores between slashes, none of the parts hidden or leading elsewhere.
 */
export function isSafeName(name: string): boolean {
  return name.length <= 120 && /^(?!.*\.(?:\/|$))[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(name);
}

export function localHeader({ name, size, crc }: Omit<Listed, "offset">): Uint8Array {
  const header = new Uint8Array(localLength + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, localSignature, true);
  view.setUint16(4, versionNeeded, true);
  view.setUint16(12, date, true);
  view.setUint32(14, crc, true);
  view.setUint32(18, size, true);
  view.setUint32(22, size, true);
  view.setUint16(26, name.length, true);
  header.set(utf8.encode(name), localLength);
  return header;
}

export function centralHeader({ name, size, crc, offset }: Listed): Uint8Array {
  const header = new Uint8Array(centralLength + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, centralSignature, true);
  view.setUint16(4, versionMadeBy, true);
  view.setUint16(6, versionNeeded, true);
  view.setUint16(14, date, true);
  view.setUint32(16, crc, true);
  view.setUint32(20, size, true);
  view.setUint32(24, size, true);
  view.setUint16(28, name.length, true);
  view.setUint32(42, offset, true);
  header.set(utf8.encode(name), centralLength);
  return header;
}

export function endRecord({ entries, size, offset }: { entries: number; size: number; offset: number }): Uint8Array {
  const record = new Uint8Array(endLength);
  const view = new DataView(record.buffer);
  view.setUint32(0, endSignature, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return record;
}
