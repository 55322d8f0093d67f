import { joined, utf8 } from "../bytes.ts";
import { crc32 } from "./crc-32.ts";
import { centralHeader, endRecord, isSafeName, localHeader, mimetype, mimetypeName, mostBytes, mostEntries } from "./zip-format.ts";
import type { Entry, Listed } from "./zip-format.ts";

/**
 * An ASiC-E zip of these files, in their order, behind the entry that names the kind of file. The same files give the same bytes.
 * @throws {RangeError} for a name that is not safe everywhere, that stands there twice, or for more than a dossier may hold
 * @see ETSI EN 319 162-1
 */
export function writeZip(files: readonly Entry[]): Uint8Array {
  const entries = [{ name: mimetypeName, bytes: utf8.encode(mimetype) }, ...files];
  refuseUnfit(entries);
  const [parts, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const listed: Listed = { name, size: bytes.length, crc: crc32(bytes), offset };
    const header = localHeader(listed);
    parts.push(header, bytes);
    directory.push(centralHeader(listed));
    offset += header.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return joined(...parts, ...directory, endRecord({ entries: entries.length, size, offset }));
}

function refuseUnfit(entries: readonly Entry[]): void {
  const unsafe = entries.find(({ name }) => !isSafeName(name));
  if (unsafe !== undefined) throw new RangeError(`a file named ${JSON.stringify(unsafe.name)}, expected ASCII letters, digits, dots, hyphens and underscores between slashes`);
  const names = entries.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new RangeError(`two files named ${twice}`);
  const size = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (entries.length > mostEntries || size > mostBytes) throw new RangeError(`${entries.length} files of ${size} bytes, expected at most ${mostEntries} of ${mostBytes}`);
}
