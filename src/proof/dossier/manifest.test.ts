import { describe, expect, test } from "vitest";
import { manifestFaults } from "../../../test/support/asic-schema.ts";
import { dossierOf, tell } from "../../../test/support/dossier.ts";
import { manifestName, readManifest, signatureName, tokenName, writeManifest } from "./manifest.ts";
import { isSafeName } from "./zip-format.ts";
import { readZip } from "./zip-read.ts";

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

describe("the manifest as EN 319 162-1 asks for it", () => {
  test("holds against its rules, from the token to the last file", async () => {
    const zip = readZip(await dossierOf((await tell()).content));
    const entries = zip.ok ? zip.entries : [];
    const xml = Buffer.from(entries.find(({ name }) => name === manifestName)?.bytes ?? []).toString();
    expect(manifestFaults(xml)).toEqual([]);
    expect(xml).toContain(`<asic:SigReference URI="${tokenName}" MimeType="application/vnd.etsi.timestamp-token"/>`);
    // Every file but the manifest, what is over it and the type of the container is listed, once, in the order of the zip.
    expect([...xml.matchAll(/DataObjectReference URI="([^"]+)"/g)].map(([, name]) => name)).toEqual(entries.map(({ name }) => name).filter((name) => ![manifestName, tokenName, signatureName].includes(name)));
  });

  test.each([
    ["no file", writeManifest([])],
    ["no token", text.replace(/ {2}<asic:SigReference.*\n/, "")],
    ["the token behind the files", text.replace(/( {2}<asic:SigReference.*\n)([\s\S]*)(<\/asic:ASiCManifest>)/, "$2$1$3")],
    ["a value before its method", text.replace(/( +<ds:DigestMethod.*\n)( +<ds:DigestValue.*\n)/, "$2$1")],
    ["a method without a name", text.replace(/ Algorithm="[^"]+"/, "")],
    ["another namespace", text.replaceAll("02918/v1.2.1#", "02918/v1.1.1#")],
    ["a reference without an address", text.replace(/ URI="dossier.json"/, "")],
  ])("would not with %s: the rules are real", (_, other) => {
    expect(manifestFaults(other).length).toBeGreaterThan(0);
  });

  test("names a digest method of XML Encryption, and addresses that need no escape", () => {
    expect([...text.matchAll(/Algorithm="([^"]+)"/g)].map(([, uri]) => uri)).toEqual(references.map(() => "http://www.w3.org/2001/04/xmlenc#sha256"));
    for (const name of ["mail/000001-mail.eml", "META-INF/timestamp001.tst", "log/consistency/from-7.txt"]) expect([encodeURI(name), isSafeName(name)]).toEqual([name, true]);
    // What would have to be percent-encoded can be no name in a dossier.
    for (const name of ["a b.txt", "a%20b.txt", "é.txt", "a?b", "a#b", "a&b", 'a"b', "a:b"]) expect([name, isSafeName(name)]).toEqual([name, false]);
  });
});
