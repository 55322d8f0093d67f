import { sameBytes, utf8 } from "../bytes.ts";
import { crc32 } from "./crc-32.ts";
import { centralHeader, centralLength, centralSignature, endLength, endSignature, isSafeName, localHeader, localLength, localSignature, mimetype, mimetypeName, mostBytes, mostEntries } from "./zip-format.ts";
import type { Entry, Listed } from "./zip-format.ts";

/** Why a file is not the zip of a dossier. Each is a way to show one reader another content than the next, or to harm who unpacks it. */
export type ZipFault =
  | "not-a-zip"
  | "truncated"
  | "leading-bytes"
  | "trailing-bytes"
  | "hidden-bytes"
  | "too-large"
  | "too-many-entries"
  | "zip64"
  | "comment"
  | "split"
  | "encrypted"
  | "data-descriptor"
  | "compressed"
  | "extra-field"
  | "unsafe-name"
  | "duplicate-name"
  | "headers-differ"
  | "not-as-written"
  | "mimetype-not-first"
  | "wrong-mimetype";

export type ZipRead =
  /** @property damaged the files whose check number is another: all else can still be looked at */
  | { ok: true; entries: readonly Entry[]; damaged: readonly string[] }
  /** @property entry the file that it is about; null for the zip as a whole */
  | { ok: false; fault: ZipFault; entry: string | null };

/**
 * The files of a dossier. Nothing is unpacked, because nothing may be packed: a file in it is a part of the given bytes.
 * Every byte of the zip is accounted for: files lie one behind another from the first byte, the directory follows, and the file ends.
 */
export function readZip(bytes: Uint8Array): ZipRead {
  const end = readEnd(bytes);
  if (!end.ok) return end;
  const view = viewOf(bytes);
  const [entries, damaged, names]: [Entry[], string[], Set<string>] = [[], [], new Set()];
  let [at, offset] = [end.offset, 0];
  for (let count = 0; count < end.entries; count += 1) {
    const listed = readCentral(bytes, { at, end: end.at });
    if (!listed.ok) return listed;
    const { name, size, crc } = listed.entry;
    if (names.has(name.toLowerCase())) return refused("duplicate-name", name);
    if (listed.entry.offset !== offset) return refused("hidden-bytes", name);
    const fault = localFault(bytes, view, { ...listed.entry, end: end.offset });
    if (fault !== null) return refused(fault, name);
    const content = bytes.subarray(offset + localLength + name.length, offset + localLength + name.length + size);
    if (crc32(content) !== crc) damaged.push(name);
    names.add(name.toLowerCase());
    entries.push({ name, bytes: content });
    at += centralLength + name.length;
    offset += localLength + name.length + size;
  }
  if (at !== end.at || offset !== end.offset) return refused("hidden-bytes");
  const [first] = entries;
  if (first?.name !== mimetypeName) return refused("mimetype-not-first");
  if (!sameBytes(first.bytes, utf8.encode(mimetype))) return refused("wrong-mimetype", mimetypeName);
  return { ok: true, entries: entries.slice(1), damaged };
}

function refused(fault: ZipFault, entry: string | null = null): { ok: false; fault: ZipFault; entry: string | null } {
  return { ok: false, fault, entry };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

type End = { ok: true; at: number; entries: number; offset: number };

function readEnd(bytes: Uint8Array): End | { ok: false; fault: ZipFault; entry: string | null } {
  if (bytes.length > mostBytes * 1.1) return refused("too-large");
  const view = viewOf(bytes);
  const at = bytes.length - endLength;
  if (at < 0 || view.getUint32(at, true) !== endSignature) return refused(whyNoEnd(bytes, view));
  const entries = view.getUint16(at + 10, true);
  const [size, offset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
  if (entries === 0xffff || size === 0xffffffff || offset === 0xffffffff) return refused("zip64");
  if (at >= 20 && view.getUint32(at - 20, true) === 0x07064b50) return refused("zip64");
  if (view.getUint32(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== entries) return refused("split");
  if (view.getUint16(at + 20, true) !== 0) return refused("truncated");
  if (entries > mostEntries) return refused("too-many-entries");
  if (offset + size > at) return refused("truncated");
  if (offset + size < at) return refused(view.getUint32(0, true) === localSignature ? "hidden-bytes" : "leading-bytes");
  if (view.getUint32(0, true) !== localSignature) return refused("leading-bytes");
  return { ok: true, at, entries, offset };
}

/** A zip that does not end where its end should be. */
function whyNoEnd(bytes: Uint8Array, view: DataView): ZipFault {
  for (let at = bytes.length - endLength - 1; at >= Math.max(0, bytes.length - endLength - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return view.getUint16(at + 20, true) === bytes.length - at - endLength ? "comment" : "trailing-bytes";
  }
  return bytes.length >= 4 && view.getUint32(0, true) === localSignature ? "truncated" : "not-a-zip";
}

function readCentral(bytes: Uint8Array, { at, end }: { at: number; end: number }): { ok: true; entry: Listed } | { ok: false; fault: ZipFault; entry: string | null } {
  const view = viewOf(bytes);
  if (at + centralLength > end || view.getUint32(at, true) !== centralSignature) return refused("truncated");
  const length = view.getUint16(at + 28, true);
  if (at + centralLength + length > end) return refused("truncated");
  const name = asciiOf(bytes.subarray(at + centralLength, at + centralLength + length));
  if (name === null || !isSafeName(name)) return refused("unsafe-name", name);
  const [flags, method, crc, packed, size] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true), view.getUint32(at + 16, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const entry = { name, size, crc, offset: view.getUint32(at + 42, true) };
  const fault = packingFault({ flags, method }) ?? wordyFault(view.getUint16(at + 30, true), view.getUint16(at + 32, true));
  if (fault !== null) return refused(fault, name);
  if (size === 0xffffffff || packed === 0xffffffff || entry.offset === 0xffffffff) return refused("zip64", name);
  if (!sameBytes(bytes.subarray(at, at + centralLength + length), centralHeader(entry))) return refused("not-as-written", name);
  return { ok: true, entry };
}

function packingFault({ flags, method }: { flags: number; method: number }): ZipFault | null {
  if (flags & 0x2041) return "encrypted";
  if (flags & 0x0008) return "data-descriptor";
  return method === 0 ? null : "compressed";
}

function wordyFault(extra: number, comment: number): ZipFault | null {
  if (extra > 0) return "extra-field";
  return comment > 0 ? "comment" : null;
}

/** What a file says of itself must be what the directory says of it, byte for byte. */
function localFault(bytes: Uint8Array, view: DataView, { end, ...entry }: Listed & { end: number }): ZipFault | null {
  const { name, size, offset } = entry;
  if (offset + localLength + name.length + size > end) return "truncated";
  if (view.getUint32(offset, true) !== localSignature) return "headers-differ";
  const packing = packingFault({ flags: view.getUint16(offset + 6, true), method: view.getUint16(offset + 8, true) });
  if (packing !== null) return packing;
  if (sameBytes(bytes.subarray(offset, offset + localLength + name.length), localHeader(entry))) return null;
  return view.getUint16(offset + 28, true) > 0 ? "extra-field" : "headers-differ";
}

/** @returns null for bytes beyond the printable ones: two programs would read them as two names */
function asciiOf(bytes: Uint8Array): string | null {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(...bytes) : null;
}
