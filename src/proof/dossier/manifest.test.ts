import { describe, expect, test } from "vitest";
import { readManifest, writeManifest } from "./manifest.ts";

const references = [
  { name: "dossier.json", mediaType: "application/json", sha256: new Uint8Array(32).fill(1) },
  { name: "mail/000001-mail.eml", mediaType: "message/rfc822", sha256: new Uint8Array(32).fill(2) },
];
const text = writeManifest(references);

describe("the manifest", () => {
  test("is read back as it was written, also when it lists nothing", () => {
    expect(readManifest(text)).toEqual(references);
    expect(readManifest(writeManifest([]))).toEqual([]);
  });

  test("is none, or lists something else, when any letter of it is another", () => {
    const unseen = Array.from(text, (_, at) => at).filter((at) => JSON.stringify(readManifest(`${text.slice(0, at)}${text[at] === "a" ? "b" : "a"}${text.slice(at + 1)}`)) === JSON.stringify(references));
    expect(unseen).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["a document type", text.replace("<asic:ASiCManifest", '<!DOCTYPE x [<!ENTITY e "dossier.json">]><asic:ASiCManifest')],
    ["a comment", text.replace("</asic:ASiCManifest>", "<!-- --></asic:ASiCManifest>")],
    ["an escaped letter", text.replace("dossier.json", "dossier%2Ejson")],
    ["a path out of the file", text.replace("dossier.json", "../dossier.json")],
    ["another hash", text.replace("xmlenc#sha256", "xmldsig#sha1")],
    ["a hash that is too short", text.replace(/<ds:DigestValue>[^<]+/, "<ds:DigestValue>AQEB")],
    ["a file twice", writeManifest([...references, ...references])],
    ["a file twice, in other letters", writeManifest([...references, ...references.map((one) => ({ ...one, name: one.name.toUpperCase() }))])],
    ["more behind it", `${text} `],
    ["other ends of lines", text.replaceAll("\n", "\r\n")],
  ])("with %s is none", (_, other) => {
    expect(readManifest(other)).toBeNull();
  });
});
