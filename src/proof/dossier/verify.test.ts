import { describe, expect, test } from "vitest";
import { randomOf } from "../../../bench/random.ts";
import { checkFakeStamp, dossierOf, fakeRoots, fakeStamp, origin, otherSigner, signer, subject, swapMails, tell } from "../../../test/support/dossier.ts";
import { entriesOf, forgedFrom } from "../../../test/support/forged-dossier.ts";
import { base64, joined, utf8 } from "../bytes.ts";
import { signCheckpoint } from "../log/checkpoint.ts";
import { verifierText } from "../log/note.ts";
import type { Verifier } from "../log/note.ts";
import { sha256 } from "../sha256.ts";
import { checkLog } from "./check-log.ts";
import { checkMails } from "./check-mails.ts";
import type { DossierContent } from "./content.ts";
import { manifestName, signatureName, tokenName } from "./manifest.ts";
import type { CheckName, Found, Result } from "./report.ts";
import { verifyDossier } from "./verify.ts";
import type { VerifyOptions } from "./verify.ts";
import { writeZip } from "./zip-write.ts";

const { content, vkey } = await tell();
const good = await dossierOf(content);
const bringing: VerifyOptions = { checkTimeStamp: checkFakeStamp, knownVerifierKeys: [vkey], pinnedRoots: [fakeRoots] };

/** What a report says about one kind of check, or about all that is not as it should be. */
async function findings(bytes: Uint8Array, options: VerifyOptions = bringing, only: (one: { check: CheckName; result: Result }) => boolean = ({ result }) => ["fail", "warning"].includes(result)): Promise<[string, Found["kind"]][]> {
  return (await verifyDossier(bytes, options)).checks.filter(only).map(({ subject: about, found }) => [about, found.kind]);
}

const forged = forgedFrom(good, content);
const told = async (changed: Partial<DossierContent>) => dossierOf({ ...content, ...changed }, { token: null });

describe("a dossier", () => {
  test("holds, with what was erased and left out named, for a reader who brings the key and trusts the authority", async () => {
    const report = await verifyDossier(good, bringing);
    expect(report.verdict).toEqual({ kind: "holds", key: "known", time: "attested", signed: true, sealed: true, warnings: 0, erased: 1, notIncluded: 1 });
    expect(report.about).toMatchObject({ deal: "HK-7Q2M", organisation: "Studio Helder" });
    expect(report.records).toHaveLength(content.records.length);
    expect(report.records[0]).toMatchObject({ index: 1, type: "deal.formed", ofThisDeal: true, inTheLog: true, notBefore: null, contents: [{ name: "order", state: "kept", file: "att/000001-order.json" }, { name: "request", state: "not-included" }, { name: "review", state: "kept" }] });
  });

  test("is the same for the same content", async () => {
    expect(await dossierOf((await tell()).content)).toEqual(good);
    expect(await dossierOf({ ...content, records: content.records.toReversed() })).toEqual(good);
  });

  test("says whose word is missing when the reader brings nothing", async () => {
    const report = await verifyDossier(good);
    expect(report.verdict).toMatchObject({ kind: "holds", key: "from-the-file", time: "unchecked", sealed: false });
    expect((await verifyDossier(good, { checkTimeStamp: checkFakeStamp })).verdict).toMatchObject({ key: "from-the-file", time: "by-roots-of-the-file", sealed: true });
    expect(await findings(good, {}, ({ check }) => check === "key" || check === "roots")).toEqual([["log/checkpoint", "key-from-file"], ["tsa/roots.pem", "roots-from-file"]]);
  });

  test("without a stamp over the whole is pending, and its records keep the times of their own stamps", async () => {
    const pending = await dossierOf(content, { token: null });
    expect((await verifyDossier(pending, bringing)).verdict).toMatchObject({ kind: "holds", time: "attested", sealed: false });
    expect(await findings(pending, bringing, ({ result }) => result === "pending")).toEqual([[tokenName, "stamp-pending"]]);
    expect((await verifyDossier(await told({ stamps: content.stamps.slice(0, 1) }), bringing)).verdict).toMatchObject({ kind: "holds", time: "pending" });
  });

  test("puts each record between two outside times", async () => {
    const { records } = await verifyDossier(good, bringing);
    const anchor = records.findIndex(({ type }) => type === "anchor.tsa");
    const [before, after] = [records[anchor - 1], records[anchor + 1]];
    expect(before?.notBefore).toBeNull();
    expect(after?.notBefore?.localeCompare(before?.notAfter ?? "")).toBe(-1);
    expect(records.every(({ at, notAfter }) => notAfter !== null && at < notAfter)).toBe(true);
  });

  test("says how far each message came, from the records alone", async () => {
    const { checks } = await verifyDossier(good, bringing);
    const grades = checks.flatMap(({ subject: message, found }) => (found.kind === "grade" ? [[message, found.grade, found.source]] : []));
    expect(grades.slice(0, 3)).toEqual([["message-0", 1, "our-mail-server"], ["message-1", 2, "a-mail-server"], ["message-2", 3, "a-mail-server"]]);
  });
});

describe("a deal that came from the waiting list", async () => {
  const waited = (await tell({ waitedFirst: true })).content;
  const chains = (bytes: Uint8Array) => findings(bytes, bringing, ({ check, result }) => check === "chain" || result === "warning");
  const without = (...indexes: number[]) => dossierOf({ ...waited, records: waited.records.filter(({ index }) => !indexes.includes(index)) }, { token: null });

  test("has the records of its sign-up with it, which the record that formed it names", async () => {
    const report = await verifyDossier(await dossierOf(waited), bringing);
    expect(report.verdict).toMatchObject({ kind: "holds", time: "attested", warnings: 0 });
    expect(report.records.slice(0, 4).map(({ type, ofThisDeal }) => [type, ofThisDeal])).toEqual([["sign-up.waiting", true], ["offer.made", true], ["message.submitted", true], ["deal.formed", true]]);
    expect(report.checks.filter(({ check }) => check === "chain").map(({ found }) => found)).toMatchObject([{ kind: "chain-whole" }, { kind: "sign-up-whole", count: 3, last: 3 }]);
    expect(report.checks.filter(({ check }) => check === "delivery").map(({ subject: message }) => message)).toContain("message-waiting");
  });

  test("holds without those, as dossiers of before they came along do", async () => {
    expect(await chains(await without(1, 2, 3))).toEqual([["", "chain-whole"]]);
  });

  test("cannot leave out one of those between the first and the last, nor the first", async () => {
    expect(await chains(await without(2))).toEqual([["", "chain-whole"], ["record 3", "chain-gap"]]);
    expect(await chains(await without(1))).toEqual([["", "chain-whole"], ["record 2", "chain-starts-later"]]);
  });

  test("shows records of a sign-up as of another deal where no record in the log names it", async () => {
    const found = await chains(await without(4));
    expect(found.filter(([, kind]) => kind === "of-another-deal").map(([place]) => place)).toEqual(["records/000001.json", "records/000002.json", "records/000003.json"]);
    const unproven = await dossierOf({ ...waited, records: waited.records.map((record) => (record.index === 4 ? { ...record, path: [] } : record)) });
    expect((await chains(unproven)).filter(([, kind]) => kind === "of-another-deal")).toHaveLength(3);
  });
});

describe("a mail that carries a head of the log", () => {
  const heads = (bytes: Uint8Array) => findings(bytes, bringing, ({ check }) => check === "mail");

  test("makes whoever received it a witness", async () => {
    const found = await heads(good);
    expect(found.length).toBeGreaterThan(3);
    expect(found.every(([place, kind]) => place.startsWith("mail/") && kind === "mailed-head")).toBe(true);
  });

  test("wants the proof that the log continues it", async () => {
    const bytes = await told({ log: { ...content.log, older: content.log.older.filter(({ from }) => !content.log.older.some((one) => one.from > from)) }, stamps: [] });
    expect((await heads(bytes)).map(([, kind]) => kind)).toContain("mailed-head-unproven");
  });

  test("shows that a log was rewritten, whatever its newest head says", async () => {
    const carried = content.log.older[0];
    const other = { ...headOf(carried?.checkpoint ?? ""), root: new Uint8Array(32).fill(9) };
    const rewritten = { from: other.size, proof: carried?.proof ?? [], checkpoint: signCheckpoint(other, [signer]) };
    const found = await findings(await told({ log: { ...content.log, older: [rewritten, ...content.log.older.slice(1)] }, stamps: [] }));
    expect(found).toContainEqual([`log/consistency/from-${other.size}.txt`, "inconsistent"]);
    const newest = headOf(content.log.checkpoint);
    const mail = utf8.encode(`Subject: x\r\n\r\n${signCheckpoint({ ...newest, root: new Uint8Array(32) }, [signer]).replaceAll("\n", "\r\n")}`);
    const log = checkLog(new Map(entriesOf(good).map(({ name, bytes }) => [name, bytes])), null);
    expect(checkMails(new Map([["mail/000001-mail.eml", mail]]), { log, spokenOf: new Set(["mail/000001-mail.eml"]) })).toMatchObject([{ result: "fail", found: { kind: "mailed-head-differs", size: newest.size } }]);
    const quoted = Buffer.from(mail).toString("latin1").replaceAll("=", "=3D").replaceAll(/[\u0080-\u00ff]/g, (letter) => `=${letter.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll(/([^\r\n]{60})(?=[^\r\n=]{10})/g, "$1=\r\n");
    expect(quoted).toMatch(/=E2=80=94 .*=\r\n/);
    expect(checkMails(new Map([["mail/000001-mail.eml", utf8.encode(quoted)]]), { log, spokenOf: new Set(["mail/000001-mail.eml"]) })).toMatchObject([{ result: "fail" }]);
    const forgery = utf8.encode(`Subject: x\r\n\r\n${signCheckpoint({ ...newest, root: new Uint8Array(32) }, [otherSigner]).replaceAll("\n", "\r\n")}`);
    expect(checkMails(new Map([["mail/000001-mail.eml", forgery]]), { log, spokenOf: new Set(["mail/000001-mail.eml"]) })).toEqual([]);
  });
});

describe("whoever changes a dossier", () => {
  test("is found out by any byte, in headers and in each file", async () => {
    const seed = 20_261_126;
    const random = randomOf(seed);
    const places = entriesOf(good).map(({ bytes }) => bytes.byteOffset - good.byteOffset + random.below(Math.max(1, bytes.length)));
    const others = Array.from({ length: 300 }, () => random.below(good.length));
    const unseen: number[] = [];
    for (const at of [...places, ...others]) {
      const report = await verifyDossier(good.with(at, (good[at] ?? 0) ^ (1 << random.below(8))), bringing);
      if (report.verdict.kind === "holds") unseen.push(at);
    }
    expect({ seed, unseen }).toEqual({ seed, unseen: [] });
  }, 120_000);

  test("is found out when the zip is written anew around the change", async () => {
    const random = randomOf(7);
    const unseen: string[] = [];
    for (const { name, bytes } of entriesOf(good)) {
      const at = random.below(bytes.length);
      const entries = entriesOf(good).map((one) => (one.name === name ? { name, bytes: bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.below(7))) } : one));
      const report = await verifyDossier(writeZip(entries), bringing);
      if (report.verdict.kind === "holds") unseen.push(`${name} at ${at}`);
    }
    expect(unseen).toEqual([]);
  }, 120_000);

  test("is found out when the manifest is written anew as well and the stamp over it is taken away, in all that the log speaks of", async () => {
    const random = randomOf(8);
    const unseen: string[] = [];
    // What lies in these was made with the dossier, and only a stamp over the whole fixes it.
    const unspoken = new Set(["LEESMIJ.txt", "README.txt", "rapport.pdf", "dossier.json", "verify.html", "verify.py", "tsa/roots.pem", manifestName, tokenName, signatureName]);
    for (const { name, bytes } of entriesOf(good)) {
      if (unspoken.has(name) || name.endsWith(".chain.pem")) continue;
      const at = random.below(bytes.length);
      const report = await verifyDossier(await forged((files) => files.set(name, bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.below(7))))), bringing);
      if (report.verdict.kind === "holds" && report.verdict.warnings === 0) unseen.push(`${name} at ${at}`);
    }
    expect(unseen).toEqual([]);
  }, 120_000);

  test("is found out by the stamp over the whole, whatever file it is", async () => {
    const bytes = await forged((files) => files.set("rapport.pdf", utf8.encode("%PDF een ander verhaal")), { token: "old" });
    expect(await findings(bytes)).toEqual([[tokenName, "stamp-fault"]]);
    expect((await verifyDossier(await forged((files) => files.set("rapport.pdf", utf8.encode("%PDF een ander verhaal"))), bringing)).verdict).toMatchObject({ kind: "holds", sealed: false });
  });

  test("leaves a file behind that the manifest does not list", async () => {
    const bytes = writeZip([...entriesOf(good), { name: "mail/000099-mail.eml", bytes: utf8.encode("Subject: verzonnen\r\n\r\n") }]);
    expect(await findings(bytes)).toEqual([["mail/000099-mail.eml", "not-covered"], ["mail/000099-mail.eml", "in-no-record"]]);
    const listed = await forged((files) => files.set("mail/000099-mail.eml", utf8.encode("Subject: verzonnen\r\n\r\n")));
    expect(await findings(listed)).toEqual([["mail/000099-mail.eml", "in-no-record"]]);
    expect(await findings(await forged((files) => files.set("extra/foto.jpg", utf8.encode("x"))))).toEqual([["extra/foto.jpg", "strange-place"]]);
  });

  test("leaves a hole where a file was", async () => {
    const bytes = writeZip(entriesOf(good).filter(({ name }) => name !== "terms/000001-terms.pdf"));
    expect(await findings(bytes)).toEqual([["terms/000001-terms.pdf", "file-missing"]]);
    expect(await findings(writeZip(entriesOf(good).filter(({ name }) => name !== manifestName)))).toContainEqual([manifestName, "manifest-missing"]);
  });

  test("cannot swap two proofs, two records or two mails", async () => {
    const swapped = (one: string, other: string) => forged((files) => {
      const [a, b] = [files.get(one), files.get(other)];
      if (a !== undefined && b !== undefined) files.set(one, b).set(other, a);
    });
    expect(await findings(await swapped("records/000002.tlog-proof", "records/000003.tlog-proof"))).toEqual([["records/000002.json", "proof-of-another"], ["records/000003.json", "proof-of-another"]]);
    expect((await findings(await swapped("records/000002.json", "records/000003.json"))).map(([, kind]) => kind)).toContain("not-in-the-log");
    expect(await findings(await swapped("mail/000002-mail.eml", "mail/000004-mail.eml"))).toEqual([["2/mail", "content-differs"], ["4/mail", "content-differs"]]);
  });

  test("cannot show one mail for another, also when the salts follow", async () => {
    expect(await findings(await forged((files) => swapMails(files)))).toEqual([["2/mail", "content-elsewhere"], ["4/mail", "content-elsewhere"]]);
  });

  test("cannot name a content twice, nor a record", async () => {
    const salts = new TextDecoder().decode(entriesOf(good).find(({ name }) => name === "att/salts.json")?.bytes);
    const twice = await forged((files) => files.set("att/salts.json", utf8.encode(salts.replace(/("2\/mail":\{[^}]*\}),/, "$1,$1,"))));
    expect(await findings(twice)).toContainEqual(["att/salts.json", "malformed"]);
    const record = new TextDecoder().decode(entriesOf(good).find(({ name }) => name === "records/000002.json")?.bytes);
    expect(await findings(await forged((files) => files.set("records/000002.json", utf8.encode(record.replace("{", '{"actor":"trainer",')))))).toContainEqual(["records/000002.json", "not-a-record"]);
  });

  test("cannot pass a record of another deal off as one of this", async () => {
    const other = await tell({ alsoShows: true });
    const bytes = await dossierOf(other.content, { token: null });
    expect(await findings(bytes)).toEqual([["records/000000.json", "of-another-deal"]]);
    expect((await verifyDossier(bytes, bringing)).records[0]).toMatchObject({ ofThisDeal: false, ofTheLog: false });
  });

  test("cannot add a wrong signature beside a good one of the same key, in whatever order", async () => {
    const [, line = ""] = /(— .*\n)$/.exec(content.log.checkpoint) ?? [];
    const wrong = line.replace(/.{8}\n$/, "AAAAAA==\n");
    for (const lines of [line + wrong, wrong + line]) {
      const bytes = await told({ log: { ...content.log, checkpoint: content.log.checkpoint.replace(line, lines) }, stamps: [] });
      expect((await findings(bytes))[0]).toEqual(["log/checkpoint", "not-signed"]);
    }
    const twice = await told({ log: { ...content.log, checkpoint: content.log.checkpoint.replace(line, line + line) }, stamps: [] });
    expect(await findings(twice)).toEqual([]);
  });

  test("cannot call erased before it was recorded what was only left out", async () => {
    const other = await tell({ erasesBefore: true });
    expect((await verifyDossier(await dossierOf(other.content), bringing)).verdict).toMatchObject({ kind: "holds", erased: 0, notIncluded: 2 });
  });

  test("cannot call erased by a record about another log what was only left out", async () => {
    const other = await tell({ erasesInLog: 2 });
    expect((await verifyDossier(await dossierOf(other.content), bringing)).verdict).toMatchObject({ kind: "holds", erased: 0, notIncluded: 2 });
  });

  test("gets nowhere with an empty file, nor with one that is too large to be a dossier", async () => {
    expect((await verifyDossier(new Uint8Array(), bringing)).verdict).toEqual({ kind: "not-a-dossier" });
    expect(await findings(await forged((files) => files.set("mail/000002-mail.eml", new Uint8Array())))).toEqual([["2/mail", "content-differs"]]);
    expect(await findings(new Uint8Array(600 * 1024 * 1024))).toEqual([["", "container-fault"]]);
  });

  test("cannot anchor a record in a stamp that is not there", async () => {
    const anchored = (await verifyDossier(good, bringing)).records.find(({ type }) => type === "invoice.issued");
    const reply = fakeStamp(utf8.encode(content.stamps[0]?.checkpoint ?? ""), 1_795_900_000_000);
    const bytes = await told({ stamps: content.stamps.map((stamp, at) => (at === 0 ? { ...stamp, reply } : stamp)) });
    const record = (await verifyDossier(bytes, bringing)).records.find(({ type }) => type === "invoice.issued");
    expect([anchored?.notBefore === null, record?.notBefore]).toEqual([false, null]);
  });

  test("cannot leave a record out between the first and the last, nor the first", async () => {
    const without = (index: number) => told({ records: content.records.filter((record) => record.index !== index) });
    expect(await findings(await without(3))).toEqual([["record 4", "chain-gap"]]);
    expect((await findings(await without(1)))[0]).toEqual(["record 2", "chain-starts-later"]);
    const last = content.records.at(-1)?.index ?? 0;
    expect((await verifyDossier(await without(last), bringing)).verdict.kind).toBe("holds");
  });

  test("cannot put a record of another deal in its place", async () => {
    const bytes = await forged((files) => files.set("dossier.json", utf8.encode(new TextDecoder().decode(files.get("dossier.json")).replace(subject, "deal_other"))));
    expect(await findings(bytes, bringing, ({ result }) => result === "fail")).toEqual([["", "no-records"]]);
  });

  test("cannot show a shorter log", async () => {
    const halfway = content.log.older[0];
    const bytes = await told({ log: { ...content.log, checkpoint: halfway?.checkpoint ?? "", size: halfway?.from ?? 0 } });
    const found = await findings(bytes);
    expect(found.filter(([, kind]) => kind === "not-in-the-log").length).toBe(content.records.length);
    expect(found.map(([, kind]) => kind)).toContain("inconsistent");
  });

  test("cannot sign a log of their own under the name of this one", async () => {
    const forgery = await told({ log: { ...content.log, checkpoint: signCheckpoint(headOf(content.log.checkpoint), [otherSigner]), policy: { origin, keys: [{ verifier: otherSigner, from: 0, to: null }] }, older: [] }, stamps: [] });
    expect(await findings(forgery)).toEqual([["log/checkpoint", "key-other"]]);
    expect((await verifyDossier(forgery, bringing)).verdict).toMatchObject({ kind: "other-key", origin, given: [origin] });
    const { verdict } = await verifyDossier(forgery, { checkTimeStamp: checkFakeStamp });
    expect(verdict).toMatchObject({ kind: "holds", key: "from-the-file", time: "pending" });
    const unlisted = await told({ log: { ...content.log, checkpoint: signCheckpoint(headOf(content.log.checkpoint), [otherSigner]) } });
    expect((await findings(unlisted))[0]).toEqual(["log/checkpoint", "not-signed"]);
  });

  test("cannot sign with a key under which everything is signed", async () => {
    const everybody = verifierWith(new Uint8Array(32).with(0, 1));
    const { size, root } = headOf(content.log.checkpoint);
    const note = `${origin}\n${size}\n${base64(root)}\n\n— ${origin} ${base64(joined(everybody.id, new Uint8Array(64).with(0, 1)))}\n`;
    const bytes = await told({ log: { ...content.log, checkpoint: note, policy: { origin, keys: [{ verifier: everybody, from: 0, to: null }] }, older: [] }, stamps: [] });
    expect((await findings(bytes))[0]).toEqual(["log/checkpoint", "not-signed"]);
  });

  test("cannot stamp a head that this log does not continue", async () => {
    const own = signCheckpoint({ ...headOf(content.log.checkpoint), size: 9, root: new Uint8Array(32) }, [signer]);
    const stamp = { size: 9, checkpoint: own, reply: fakeStamp(utf8.encode(own), 0), chain: "" };
    expect(await findings(await told({ stamps: [...content.stamps, stamp] }))).toEqual([["tsa/9.checkpoint", "consistency-missing"]]);
    expect(await findings(await told({ stamps: [...content.stamps, stamp], log: { ...content.log, older: [...content.log.older, { from: 9, checkpoint: own, proof: [] }] } }))).toContainEqual(["log/consistency/from-9.txt", "inconsistent"]);
  });

  test("cannot bring an authority that the reader does not trust", async () => {
    expect(await findings(good, { ...bringing, pinnedRoots: [utf8.encode("another root")] })).toEqual([...content.stamps.map(({ size }) => [`tsa/${size}.tsr`, "stamp-fault"]), [tokenName, "stamp-fault"]]);
  });

  test("cannot put a clock back", async () => {
    const reply = fakeStamp(utf8.encode(content.stamps[1]?.checkpoint ?? ""), 1_700_000_000_000);
    const bytes = await told({ stamps: content.stamps.map((stamp, at) => (at === 1 ? { ...stamp, reply } : stamp)) });
    expect((await findings(bytes)).every(([, kind]) => kind === "clock-outside")).toBe(true);
    expect(await findings(good, { ...bringing, nowMs: 1_700_000_000_000 })).toContainEqual([tokenName, "stamp-from-later"]);
  });
});

describe("what is not in a dossier", () => {
  test("is left out when its salt is not there, and erased when a record says so; neither makes a record wrong", async () => {
    const first = content.records[1];
    const bytes = await told({ records: content.records.map((record) => (record === first ? { ...record, contents: [] } : record)) });
    const report = await verifyDossier(bytes, bringing);
    expect(report.verdict).toMatchObject({ kind: "holds", notIncluded: 2, erased: 1 });
    expect(await findings(good, bringing, ({ result }) => result === "erased")).toEqual([["23/list", "content-erased"]]);
  });

  test("makes a file that nothing opens one of which no record speaks", async () => {
    const bytes = await forged((files) => files.set("att/salts.json", utf8.encode(new TextDecoder().decode(files.get("att/salts.json")).replace(/"1\/order":\{[^}]*\},/, ""))));
    expect(await findings(bytes)).toEqual([["att/000001-order.json", "in-no-record"]]);
    expect((await verifyDossier(bytes, bringing)).verdict).toMatchObject({ kind: "holds", notIncluded: 2, warnings: 1 });
  });

  test("is missed where a salt promises it", async () => {
    expect(await findings(await forged((files) => files.delete("mail/000002-mail.eml")))).toEqual([["2/mail", "content-missing"]]);
    expect(await findings(await forged((files) => files.delete("records/000002.tlog-proof")))).toEqual([["records/000002.json", "proof-missing"]]);
    expect((await findings(await forged((files) => files.delete("records/000002.json"))))).toContainEqual(["records/000002.tlog-proof", "file-missing"]);
    for (const place of ["dossier.json", "att/salts.json", "log/policy.json"]) expect(await findings(await forged((files) => files.delete(place)))).toContainEqual([place, "file-missing"]);
    expect(await findings(await forged((files) => files.delete("log/checkpoint")))).toContainEqual(["log/checkpoint", "not-signed"]);
  });
});

describe("a log whose key was changed", () => {
  test("leaves an older dossier as good as it was: a reader who has only the newer key is told that it is another, and one who has both that it is known", async () => {
    const newer = verifierText(otherSigner);
    const report = await verifyDossier(good, { ...bringing, knownVerifierKeys: [newer] });
    expect(report.verdict).toEqual({ kind: "other-key", origin, given: [origin], time: "attested", signed: true, sealed: true, warnings: 0, erased: 1, notIncluded: 1 });
    expect(report.checks.filter(({ result }) => result === "fail")).toEqual([]);
    expect((await verifyDossier(good, { ...bringing, knownVerifierKeys: [newer, vkey] })).verdict).toMatchObject({ kind: "holds", key: "known" });
  });

  test("does not make a changed dossier anything but changed, whatever key the reader has", async () => {
    const changed = good.with(Buffer.from(good).indexOf("bericht 2"), 0x42);
    expect((await verifyDossier(changed, { ...bringing, knownVerifierKeys: [verifierText(otherSigner)] })).verdict.kind).toBe("broken");
  });

  test("is held to the key of each size, and a reader who knows only the old one is told until where", async () => {
    const changed = await tell({ newSigner: otherSigner });
    const bytes = await dossierOf(changed.content);
    expect((await verifyDossier(bytes, { ...bringing, knownVerifierKeys: [verifierText(otherSigner)] })).verdict).toMatchObject({ kind: "holds", key: "known" });
    expect((await verifyDossier(bytes, bringing)).verdict).toMatchObject({ kind: "holds", key: "known-until", warnings: 1 });
    expect((await verifyDossier(bytes, { ...bringing, knownVerifierKeys: ["nothing"] })).verdict.kind).toBe("other-key");
    const { policy } = changed.content.log;
    const late = await dossierOf({ ...changed.content, log: { ...changed.content.log, policy: { ...policy, keys: policy.keys.map((key) => (key.to === null ? key : { ...key, to: 12 })).map((key, at) => (at === 1 ? { ...key, from: 13 } : key)) } } }, { token: null });
    expect((await findings(late)).map(([, kind]) => kind)).toContain("key-not-in-use");
  });
});

test("no bytes make the check throw", async () => {
  const random = randomOf(99);
  const someOfEach = entriesOf(good).filter(({ name }) => !/^(records|mail|att)\/\d+/.test(name) || /\/00000[12]/.test(name));
  for (const { name } of someOfEach) {
    for (const junk of ["", "[]", "null", "\n\n", `{"v":1,"keys":[],"origin":""}`, "[".repeat(50_000), String.fromCharCode(...Array.from({ length: 40 }, () => random.below(127)))]) {
      const report = await verifyDossier(await forgedOne(name, utf8.encode(junk)), bringing);
      expect([name, junk, report.checks.length > 0]).toEqual([name, junk, true]);
    }
  }
  expect((await verifyDossier(writeZip([]), bringing)).verdict.kind).toBe("broken");
}, 120_000);

async function forgedOne(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  return [manifestName, tokenName, signatureName].includes(name) ? writeZip(entriesOf(good).map((one) => (one.name === name ? { name, bytes } : one))) : forged((files) => files.set(name, bytes));
}

function verifierWith(key: Uint8Array): Verifier {
  return { name: origin, key, id: sha256(joined(utf8.encode(`${origin}\n`), Uint8Array.of(1), key)).slice(0, 4) };
}

/** The head that a checkpoint of the story names. */
function headOf(checkpoint: string) {
  const [, size = "0", root = ""] = checkpoint.split("\n");
  return { origin, size: Number(size), root: Uint8Array.from(Buffer.from(root, "base64")) };
}
