import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 as crc32OfZlib } from "node:zlib";
import { array, assert, property, stringMatching, tuple, uint8Array } from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { missingTool } from "../../../test/support/tools.ts";
import { joined, strictText, utf8 } from "../bytes.ts";
import { crc32 } from "./crc-32.ts";
import { isSafeName, mimetype } from "./zip-format.ts";
import { readZip } from "./zip-read.ts";
import type { ZipFault } from "./zip-read.ts";
import { writeZip } from "./zip-write.ts";

const files = [{ name: "LEESMIJ.txt", bytes: utf8.encode("Lees mij") }, { name: "mail/000001-mail.eml", bytes: utf8.encode("Subject: hallo\r\n\r\nDag") }, { name: "leeg.txt", bytes: new Uint8Array() }];
const good = writeZip(files);
const firstFile = 30 + 8 + mimetype.length;
const directory = new DataView(good.buffer).getUint32(good.length - 6, true);
const secondCentral = directory + 46 + 8;

/** The good zip with some bytes changed at a place. */
const changed = (at: number, ...values: readonly number[]) => joined(good.subarray(0, at), Uint8Array.from(values), good.subarray(at + values.length));
const inserted = (at: number, text: string) => joined(good.subarray(0, at), utf8.encode(text), good.subarray(at));
const faultOf = (bytes: Uint8Array) => {
  const read = readZip(bytes);
  return read.ok ? null : read.fault;
};

describe("the zip of a dossier", () => {
  test("is read back whole, and is the same for the same files", () => {
    expect(readZip(good)).toEqual({ ok: true, entries: files, damaged: [] });
    expect(writeZip(files)).toEqual(good);
    const name = stringMatching(/^[a-z][a-z0-9_-]{0,8}(\/[a-z0-9]{1,8}){0,2}\.txt$/);
    assert(property(array(tuple(name, uint8Array()), { maxLength: 8 }), (listed) => {
      const some = [...new Map(listed)].map(([one, bytes]) => ({ name: one, bytes }));
      expect(readZip(writeZip(some))).toEqual({ ok: true, entries: some, damaged: [] });
    }));
  });

  test("begins with its kind, stored and without anything between, where a program that only looks at the first bytes expects it", () => {
    expect(strictText(good.subarray(30, firstFile))).toBe(`mimetype${mimetype}`);
    expect([...good.subarray(6, 10), ...good.subarray(28, 30)]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("is refused or shown as damaged when any byte of it is another", () => {
    for (const mask of [0x01, 0x80, 0xff]) {
      const unseen = Array.from(good.keys()).filter((at) => {
        const read = readZip(changed(at, (good[at] ?? 0) ^ mask));
        return read.ok && read.damaged.length === 0;
      });
      expect(unseen).toEqual([]);
    }
  });

  test("is refused wherever it is cut off", () => {
    expect(Array.from(good.keys()).filter((length) => readZip(good.subarray(0, length)).ok)).toEqual([]);
  });

  test("makes no reader throw, whatever the bytes are", () => {
    assert(property(uint8Array({ maxLength: 200 }), (bytes) => {
      expect(readZip(bytes).ok).toBe(false);
      expect(readZip(joined(good.subarray(0, 90), bytes, good.subarray(90))).ok).toBe(bytes.length === 0);
    }));
  });

  test.each<[string, Uint8Array, ZipFault]>([
    ["nothing", new Uint8Array(), "not-a-zip"],
    ["a PDF", utf8.encode(`%PDF-1.7 ${"x".repeat(100)}`), "not-a-zip"],
    ["the first half", good.subarray(0, directory), "truncated"],
    ["bytes before it, as in a program that unpacks itself", inserted(0, "#!/bin/sh\n"), "leading-bytes"],
    ["bytes behind it", joined(good, utf8.encode("more")), "trailing-bytes"],
    ["a comment", joined(changed(good.length - 2, 4, 0), utf8.encode("more")), "comment"],
    ["bytes between the files and the directory", inserted(directory, "hidden"), "hidden-bytes"],
    ["bytes between the directory and its end", inserted(good.length - 22, "hidden"), "hidden-bytes"],
    ["a directory that names one file fewer than there are", withoutLastListed(), "hidden-bytes"],
    ["two files at one place", changed(secondCentral + 42, 0, 0, 0, 0), "hidden-bytes"],
    ["an encrypted file", changed(secondCentral + 8, 1), "encrypted"],
    ["a file with its size behind it", changed(secondCentral + 8, 8), "data-descriptor"],
    ["a packed file", changed(secondCentral + 10, 8), "compressed"],
    ["a file that is packed in its own header alone", changed(firstFile + 8, 8), "compressed"],
    ["a file that is encrypted in its own header alone", changed(firstFile + 6, 1), "encrypted"],
    ["another name in the file's own header", changed(firstFile + 30, 0x4d), "headers-differ"],
    ["another size in the file's own header", changed(firstFile + 18, 7), "headers-differ"],
    ["another check number in the file's own header", changed(firstFile + 14, 1, 2, 3, 4), "headers-differ"],
    ["an extra field in the file's own header", changed(firstFile + 28, 4), "extra-field"],
    ["an extra field in the directory", changed(secondCentral + 30, 4), "extra-field"],
    ["a comment on a file", changed(secondCentral + 32, 4), "comment"],
    ["a date", changed(secondCentral + 14, 0x22), "not-as-written"],
    ["permissions", changed(secondCentral + 38, 0xff), "not-as-written"],
    ["a size that only ZIP64 can say", changed(secondCentral + 20, 255, 255, 255, 255, 255, 255, 255, 255), "zip64"],
    ["a directory that only ZIP64 can find", changed(good.length - 6, 255, 255, 255, 255), "zip64"],
    ["a second disk", changed(good.length - 18, 1), "split"],
    ["a size beyond its end", changed(secondCentral + 20, 0, 0, 0, 64, 0, 0, 0, 64), "truncated"],
    ["more files than anybody needs", manyListed(), "too-many-entries"],
  ])("with %s is refused", (_, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });

  test.each(["../out.txt", "/etc/passwd", "a\\b.txt", "a//b", "a/", "a/../b", "./a", ".hidden", "a/.hidden", "dot.", "dot./a", "naïef.txt", "spatie .txt", "", "C:a", "x".repeat(121)])("no file in it is named %j", (name) => {
    expect(isSafeName(name)).toBe(false);
    expect(() => writeZip([{ name, bytes: new Uint8Array() }])).toThrow(RangeError);
  });

  test("a name that leads elsewhere is refused before its file is looked at", () => {
    expect(faultOf(renamed("../EESMIJ.t"))).toBe("unsafe-name");
    expect(faultOf(renamed("LEES\\IJ.txt"))).toBe("unsafe-name");
    expect(faultOf(renamed("/EESMIJ.txt"))).toBe("unsafe-name");
  });

  test("two files of one name are refused, also when only some systems take them for one", () => {
    expect(() => writeZip([...files, { name: "leesmij.TXT", bytes: new Uint8Array() }])).toThrow("two files named leesmij.txt");
    const twins = writeZip([{ name: "a.txt", bytes: utf8.encode("1") }, { name: "b.txt", bytes: utf8.encode("2") }]);
    expect(faultOf(replaced(twins, "b.txt", "A.txt"))).toBe("duplicate-name");
  });

  test("its kind comes first, and is that of a dossier", () => {
    expect(faultOf(replaced(good, "mimetype", "mimetypf"))).toBe("mimetype-not-first");
    const other = withContent(mimetype, mimetype.replace("+zip", "+zap"));
    expect(faultOf(other)).toBe("wrong-mimetype");
  });

  test("what another program packed again is refused, packed or not, and nothing is unpacked", () => {
    const contents = Object.fromEntries([["mimetype", utf8.encode(mimetype)], ...files.map(({ name, bytes }) => [name, bytes])]) as Record<string, Uint8Array>;
    expect(faultOf(zipSync(contents, { level: 9 }))).toBe("compressed");
    expect(faultOf(zipSync(contents, { level: 0 }))).toBe("not-as-written");
  });

  test("the check number is the one that every zip has", () => {
    assert(property(uint8Array({ maxLength: 400 }), (bytes) => {
      expect(crc32(bytes)).toBe(crc32OfZlib(bytes));
    }));
  });
});

test.skipIf(missingTool("unzip"))("unzip finds nothing wrong with it, and unpacks what was put in", () => {
  const folder = mkdtempSync(join(tmpdir(), "handslag-zip-"));
  try {
    const file = join(folder, "d.asice");
    writeFileSync(file, good);
    expect(execFileSync("unzip", ["-t", file], { encoding: "utf8" })).toContain("No errors detected");
    expect(execFileSync("unzip", ["-p", file, "mail/000001-mail.eml"], { encoding: "utf8" })).toBe("Subject: hallo\r\n\r\nDag");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function withoutLastListed(): Uint8Array {
  const last = good.length - 22 - 46 - "leeg.txt".length;
  const end = new Uint8Array(good.subarray(good.length - 22));
  const view = new DataView(end.buffer);
  for (const at of [8, 10]) view.setUint16(at, files.length, true);
  view.setUint32(12, last - directory, true);
  return joined(good.subarray(0, last), end);
}

function manyListed(): Uint8Array {
  return changed(good.length - 14, 0xff, 0xf0, 0xff, 0xf0);
}

/** The good zip with another name of the same length for its first file, in both headers. */
function renamed(name: string): Uint8Array {
  return replaced(good, "LEESMIJ.txt", name);
}

function replaced(zip: Uint8Array, from: string, to: string): Uint8Array {
  return Uint8Array.from(Buffer.from(Buffer.from(zip).toString("latin1").replaceAll(from, to), "latin1"));
}

/** The good zip with other content of the same length for a file, and the check numbers that go with it. */
function withContent(from: string, to: string): Uint8Array {
  const number = (text: string) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(crc32(utf8.encode(text)));
    return bytes.toString("latin1");
  };
  return replaced(replaced(good, from, to), number(from), number(to));
}
