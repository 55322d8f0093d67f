import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { dossierOf, otherSigner, signatureOver, swapMails, tell } from "../../../test/support/dossier.ts";
import { entriesOf, forgedFrom } from "../../../test/support/forged-dossier.ts";
import { stampedDossier } from "../../../test/support/stamped-dossier.ts";
import { missingTool } from "../../../test/support/tools.ts";
import { projectRoot } from "../../platform/paths.ts";
import { utf8 } from "../bytes.ts";
import { verifierText } from "../log/note.ts";
import { byHandText } from "./by-hand.ts";
import { manifestName, signatureName } from "./manifest.ts";
import { readMe } from "./read-me.ts";
import { writeZip } from "./zip-write.ts";

// What others find in a dossier of ours, with their own programs.

const folder = mkdtempSync(join(tmpdir(), "handslag-outsiders-"));
const { content, vkey, bytes: good } = await stampedDossier();
const script = join(projectRoot, "src/proof/dossier/verify.py");
const [lacksPython, lacksOpenssl] = ["python3", "openssl"].map(missingTool);

afterAll(() => rmSync(folder, { recursive: true }));

/** @param bytes of a dossier @param how `alone` without any package of Python, so that openssl checks the signatures */
function python(bytes: Uint8Array, { key, also, how = "usual" }: { key?: string; also?: string; how?: "usual" | "alone" } = {}): { status: number | null; wrong: string[]; lines: string[] } {
  const file = join(folder, "asked.asice");
  writeFileSync(file, bytes);
  const { status, stdout } = spawnSync("python3", [...(how === "alone" ? ["-I", "-S"] : []), script, file, ...[key, also].filter((one) => one !== undefined)], { encoding: "utf8" });
  const lines = stdout.trim().split("\n");
  return { status, lines, wrong: lines.filter((line) => line.startsWith("WRONG")).map((line) => line.slice(14)) };
}

const forged = forgedFrom(good, content);

describe.skipIf(lacksPython === true)("the script in Python", () => {
  test("finds a good dossier good, line by line", () => {
    const { status, wrong, lines } = python(good, { key: vkey });
    expect({ status, wrong }).toEqual({ status: 0, wrong: [] });
    expect(lines).toContain("ok            key: the one that you gave");
    expect(lines).toContain("erased        content 23/list");
    expect(lines).toContain("not included  content 1/request");
    expect(lines.filter((line) => line.startsWith("ok            record "))).toHaveLength(content.records.length);
  });

  test.skipIf(lacksOpenssl === true)("needs no package where openssl is", () => {
    expect(python(good, { how: "alone" })).toMatchObject({ status: 0, wrong: [] });
    expect(python(good, { how: "alone", key: verifierText(otherSigner) })).toMatchObject({ status: 3, wrong: [] });
  });

  test("finds what was changed", async () => {
    expect(python(good.with(Buffer.from(good).indexOf("bericht 2"), 0x42))).toMatchObject({ status: 1 });
    expect(python(Uint8Array.from([...good, 0]))).toMatchObject({ status: 1, wrong: ["container: packed again, or not a dossier"] });
    const changed = async (place: string, text: string) => python(await forged((files) => files.set(place, utf8.encode(text)))).wrong;
    expect(await changed("mail/000002-mail.eml", "Subject: anders\r\n\r\n")).toEqual(["content 2/mail: mail/000002-mail.eml, not what was recorded"]);
    expect((await changed("log/checkpoint", content.log.checkpoint.replace("\n45\n", "\n44\n")))[0]).toContain("a signature is wrong");
    const swapped = await forged((files) => files.set("records/000002.tlog-proof", files.get("records/000003.tlog-proof") ?? new Uint8Array()));
    expect(python(swapped).wrong).toEqual(["record 2: not in the log"]);
    const leftOut = await forged((files) => ["records/000003.json", "records/000003.tlog-proof"].forEach((place) => files.delete(place)));
    expect(python(leftOut).wrong).toEqual(["record 4: the record before it is 3, and the file has 2", "content 3/report: a salt for which no record has a commitment"]);
    const added = writeZip([...entriesOf(good), { name: "foto.jpg", bytes: utf8.encode("x") }]);
    expect(python(added).wrong).toEqual(["file foto.jpg: not covered by the manifest"]);
  });

  test("finds that somebody else put it together", () => {
    const withSignature = (bytes: Uint8Array | null) => writeZip(entriesOf(good).flatMap((one) => (one.name !== signatureName ? [one] : bytes === null ? [] : [{ name: signatureName, bytes }])));
    expect(python(good).lines).toContain("ok            signature over the list");
    expect(python(withSignature(utf8.encode(signatureOver(utf8.encode("another list"), content)))).wrong).toEqual(["signature over the list: not of this log over this list: the file was put together anew"]);
    expect(python(withSignature(utf8.encode(content.log.checkpoint))).wrong).toEqual(["signature over the list: not of this log over this list: the file was put together anew"]);
    expect(python(withSignature(null))).toMatchObject({ status: 0, wrong: [] });
    expect(python(withSignature(null)).lines).toContain("LOOK          signature over the list: none: what no record speaks of may be anybody's");
  });

  test("takes no two readings of one file, and no file for another", async () => {
    const text = (place: string) => Buffer.from(entriesOf(good).find(({ name }) => name === place)?.bytes ?? []).toString();
    const changed = async (place: string, other: string) => python(await forged((files) => files.set(place, utf8.encode(other))));
    const salts = text("att/salts.json");
    const twice = salts.replace(/("2\/mail":\{[^}]*\}),/, "$1,$1,");
    expect((await changed("att/salts.json", twice)).wrong).toEqual(["dossier: cannot be read (ValueError: a name that stands there twice)"]);
    const swapped = await forged((files) => swapMails(files));
    expect(python(swapped).wrong).toEqual(["content 2/mail: mail/000004-mail.eml, and its name says that it belongs to something else", "content 4/mail: mail/000002-mail.eml, and its name says that it belongs to something else"]);
    const strange = await changed("mail/000099-mail.eml", "Subject: verzonnen\r\n\r\n");
    expect(strange.wrong).toEqual([]);
    expect(strange.lines).toContain("LOOK          file mail/000099-mail.eml: no record speaks of it: it may have been made at any time");
    const manifest = text(manifestName);
    const commented = writeZip(entriesOf(good).map((one) => (one.name === manifestName ? { name: one.name, bytes: utf8.encode(manifest.replace("<asic:DataObjectReference", "<!-- --><asic:DataObjectReference")) } : one)));
    expect(python(commented).wrong).toContain("list of files: not as a dossier has it");
    const doubled = content.log.checkpoint.replace(/(— .*\n)$/, (line) => `${line}${line.replace(/.{8}\n$/, "AAAAAA==\n")}`);
    expect((await changed("log/checkpoint", doubled)).wrong[0]).toContain("a signature is wrong");
  });

  test("follows the records of the sign-up that the deal came from as well", async () => {
    const { content: waited } = await tell({ waitedFirst: true });
    const without = async (...indexes: number[]) => python(await dossierOf({ ...waited, records: waited.records.filter(({ index }) => !indexes.includes(index)) }));
    const whole = await without();
    expect(whole.wrong).toEqual([]);
    expect(whole.lines.filter((line) => line.startsWith("LOOK"))).toEqual([]);
    expect(whole.lines).toContain("ok            records of this sign-up: none left out between the first and the last");
    expect((await without(2)).wrong).toEqual(["record 3: the record before it is 2, and the file has 1"]);
    expect(await without(1, 2, 3)).toMatchObject({ status: 0, wrong: [] });
    expect((await without(4)).lines).toContain("LOOK          record 1: sign-up.waiting, about another deal");
  });

  test("says in its last line whose key it was, and tells another key from a change", () => {
    const newer = verifierText(otherSigner);
    const last = (how?: { key?: string; also?: string }) => {
      const { status, lines } = python(good, how);
      return [status, lines.at(-1)?.split(". ")[0]];
    };
    expect(last()).toEqual([0, "Nothing that was checked is wrong; the key came from the file itself, so compare it"]);
    expect(last({ key: vkey })).toEqual([0, "Nothing that was checked is wrong; the key is one that you gave"]);
    expect(last({ key: newer })).toEqual([3, "Nothing that was checked is wrong; THE KEY IS ANOTHER THAN YOU GAVE"]);
    expect(last({ key: newer, also: vkey })[0]).toBe(0);
    expect(last({ key: `# older\n> ${vkey.slice(0, 50)}\n> ${vkey.slice(50)}\n${newer}\n` })[0]).toBe(0);
    expect(python(good.with(Buffer.from(good).indexOf("bericht 2"), 0x42), { key: newer }).status).toBe(1);
  });

  test("says what is wrong with a key, a file and a question", () => {
    const asked = (...args: string[]) => spawnSync("python3", [script, ...args], { encoding: "utf8" });
    expect(asked("x.asice", vkey.replace("helder", "heldre"))).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("a letter of it is wrong") });
    expect(asked("x.asice", "")).toMatchObject({ status: 2, stderr: expect.stringContaining("KEY is empty") });
    expect(asked(folder)).toMatchObject({ status: 2, stderr: expect.stringContaining("cannot be read") });
    expect(asked("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("python3 verify.py dossier.asice [KEY...]") });
  });

  test("ends as wrong use where there is nothing to look at", () => {
    expect(spawnSync("python3", [script]).status).toBe(2);
    expect(spawnSync("python3", [script, join(folder, "nowhere.asice")]).status).toBe(2);
    expect(python(utf8.encode("geen zip"))).toMatchObject({ status: 1 });
  });
});

test("the read-me names the report as the file has it, what was left out, and the page on which the keys stand", () => {
  expect(readMe(content, "nl")).toMatch(/Van 2 stukken is de inhoud weggelaten of gewist.*Lees eerst rapport\.pdf\./s);
  expect(readMe({ ...content, locale: "en" }, "nl")).toContain("Lees eerst report.pdf.");
  expect(readMe({ ...content, report: null }, "en")).not.toMatch(/ra?pporte?\.pdf|report\.pdf/);
  expect(readMe(content, "en").split("\n")).toContain("  handslag.example/helder/log/1/keys");
  for (const locale of ["nl", "en"] as const) expect(readMe(content, locale)).toContain("/verify.html");
});

test("the read-me of a log whose key was changed has every key, with what it signed", async () => {
  const { content: changed } = await tell({ newSigner: otherSigner });
  const lines = readMe(changed, "nl").split("\n");
  const at = lines.indexOf(`  ${vkey}`);
  expect(lines.slice(at - 1, at + 3)).toEqual([expect.stringMatching(/^ {2}tot en met \d+ vastleggingen:$/), `  ${vkey}`, "  tot nu toe:", `  ${verifierText(otherSigner)}`]);
});

test("the read-me has the steps by hand, and the key in a line of its own", () => {
  const text = readMe(content, "en");
  expect(text).toContain(byHandText("en"));
  expect(text.split("\n")).toContain(`  ${vkey}`);
  expect(readMe(content, "nl")).toContain(byHandText("nl"));
  expect(text).toContain("# should answer: a time, and Verification: OK");
});
