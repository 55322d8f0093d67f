import { createHash } from "node:crypto";
import { base64, hex, strictText, utf8 } from "../../src/proof/bytes.ts";
import { signCheckpoint } from "../../src/proof/log/checkpoint.ts";
import { signerOf, verifierText } from "../../src/proof/log/note.ts";
import type { Signer } from "../../src/proof/log/note.ts";
import { append, consistencyRanges, inclusionRanges, rangeHash } from "../../src/proof/log/tiles.ts";
import type { Range } from "../../src/proof/log/tiles.ts";
import { leafHash } from "../../src/proof/log/tree.ts";
import type { Plain } from "../../src/proof/record/canonical.ts";
import { commit } from "../../src/proof/record/commitment.ts";
import { leafBytes } from "../../src/proof/record/leaf.ts";
import type { TimeStampFault } from "../../src/proof/time-stamp/check.ts";
import type { CheckTimeStamp } from "../../src/proof/dossier/check-times.ts";
import type { CommittedContent, DossierContent } from "../../src/proof/dossier/content.ts";
import { momentText } from "../../src/proof/dossier/instant.ts";
import { signManifest } from "../../src/proof/dossier/signature.ts";
import { manifestOf, writeDossier } from "../../src/proof/dossier/write.ts";

// A dossier as a house would make it: a log in which a deal lies between others, mails with their reports, an invoice, a stamp halfway
// and one at the end, a mailed head between, one content erased and one left out. The same story gives the same bytes.

const start = 1_795_513_260_000; // 2026-11-24T09:41:00Z
export const origin = "handslag.example/helder/log/1";
export const signer = signerOf(origin, new Uint8Array(32).fill(11));
export const otherSigner = signerOf(origin, new Uint8Array(32).fill(12));
export const subject = "deal_7c0f2a51b9";
export const signUp = "sign-up_2b61c0de44";

type Told = { index: number; bytes: Uint8Array; mine: boolean; contents: CommittedContent[] };
type Att = { name: string; mediaType: string; bytes: Uint8Array; folder: CommittedContent["folder"]; leftOut?: true };

/** @param story.messages how many mails went out @param story.letterBytes how large each is @param story.newSigner who signs the newest head, when the key was changed @param story.alsoShows a record of another deal @param story.waitedFirst the deal came from the waiting list: the sign-up has records of its own @param story.namesMails each mail is named by its hash as well @param story.erasesBefore the erasure names what is recorded after it @param story.erasesInLog the number of the log that the erasure speaks of */
export type Story = { messages?: number; letterBytes?: number; newSigner?: Signer; authority?: StampingAuthority; alsoShows?: boolean; erasesBefore?: boolean; waitedFirst?: boolean; namesMails?: boolean; erasesInLog?: number; order?: string };
/** Who stamps. @property roots as PEM @property chain what stands between, as PEM */
export type StampingAuthority = { reply: (data: Uint8Array, atMs: number) => Uint8Array | Promise<Uint8Array>; roots: string; chain: string };

export async function tell({ messages = 12, letterBytes = 900, newSigner, authority = playedAuthority, alsoShows = false, erasesBefore = false, waitedFirst = false, namesMails = false, erasesInLog = 1, order = '{"naam":"Sanne Kooiman","totaal":59895}' }: Story = {}): Promise<{ content: DossierContent; vkey: string }> {
  const told: Told[] = [];
  const older: { size: number; checkpoint: string }[] = [];
  const last = new Map<string, number | null>([[subject, null], [signUp, null]]);
  const at = () => momentText(start + told.length * 60_000);
  const sign = (by: readonly Signer[]) => {
    const tree = treeOf(told);
    return { size: told.length, checkpoint: signCheckpoint({ origin, ...tree.head }, by) };
  };
  const elsewhere = () => {
    told.push({ index: told.length, bytes: leafBytes({ id: `other-${told.length}`, type: "place.refilled", at: at(), actor: "system", subject: `deal_${told.length}`, prev: null, details: {}, att: {}, analogue: null }), mine: false, contents: [] });
  };
  const record = (type: string, details: { readonly [name: string]: Plain }, atts: readonly Att[] = [], { actor = "system", about = subject }: { actor?: string; about?: string } = {}) => {
    const index = told.length;
    const salted = atts.map((one) => ({ ...one, salt: saltOf(`${index}/${one.name}`) }));
    const leaf = { id: `record-${index}`, type, at: at(), actor, subject: about, prev: last.get(about) ?? null, details, att: Object.fromEntries(salted.map(({ name, salt, bytes, mediaType }) => [name, commit({ salt, bytes, mediaType })])), analogue: null };
    const contents = salted.filter(({ leftOut }) => leftOut !== true).map(({ name, salt, bytes, folder }) => ({ name, salt, bytes, folder }));
    told.push({ index, bytes: leafBytes(leaf), mine: true, contents });
    if (last.has(about)) last.set(about, index);
    return index;
  };

  const mail = (number: number) => {
    const message = `message-${number}`;
    const bytes = letterOf(number, { size: letterBytes, head: older.at(-1)?.checkpoint ?? "" });
    record("message.rendered", { message, ...(namesMails ? { sha256: sha256Hex(bytes) } : {}) }, [{ name: "mail", mediaType: "message/rfc822", bytes, folder: "mail" }]);
    for (const type of reports.slice(0, 1 + (number % 3))) record(type, { message }, [{ name: "report", mediaType: "text/plain", bytes: utf8.encode(`250 2.0.0 ok ${type} ${number}`), folder: "att" }], { actor: "mail-server" });
  };

  elsewhere();
  if (alsoShows) told.splice(0, 1, ...told.map((one) => ({ ...one, mine: true })));
  if (waitedFirst) {
    for (const [type, details] of [["sign-up.waiting", { places: [{ booking: "b-1", to: "waiting" }] }], ["offer.made", { offer: "o-1" }]] as const) record(type, details, [], { about: signUp });
    record("message.submitted", { message: "message-waiting" }, [{ name: "mail", mediaType: "message/rfc822", bytes: utf8.encode("Subject: Er is plaats\r\n\r\nEr is plaats.\r\n"), folder: "mail" }], { actor: "mail-server", about: signUp });
  }
  const terms = utf8.encode("%PDF-1.7\n% Algemene voorwaarden, versie 4\n%%EOF\n");
  const formed = record("deal.formed", { cents: 59_895, terms: sha256Hex(terms), ...(waitedFirst ? { signUp } : {}) }, [
    { name: "order", mediaType: "application/json", bytes: utf8.encode(order), folder: "att" },
    { name: "review", mediaType: "text/html", bytes: utf8.encode("<!doctype html><title>Bestelling</title><script>alert(1)</script><p>Bestelling met betaalplicht</p>"), folder: "att" },
    { name: "request", mediaType: "text/plain", bytes: utf8.encode("POST 192.0.2.7"), folder: "att", leftOut: true },
  ], { actor: "customer" });
  for (let message = 0; message < Math.ceil(messages / 2); message += 1) mail(message);
  elsewhere();
  const stampedHalfway = sign([signer]);
  older.push(stampedHalfway);
  const reply = await authority.reply(utf8.encode(stampedHalfway.checkpoint), start + told.length * 60_000 + 5_000);
  record("anchor.tsa", { size: stampedHalfway.size, token: sha256Hex(reply) }, [], { actor: "time-stamp-service", about: "log_1" });
  record("invoice.issued", { invoice: "inv-1", cents: 59_895 }, [{ name: "invoice", mediaType: "application/pdf", bytes: utf8.encode("%PDF-1.7\n% Factuur 2026-0001\n%%EOF\n"), folder: "invoices" }]);
  if (erasesBefore) record("erasure.performed", { log: erasesInLog, erased: [`${told.length + 1}/list`] }, [], { actor: "trainer" });
  const scan = record("attendance.no-show", {}, [{ name: "list", mediaType: "image/png", bytes: utf8.encode("een presentielijst"), folder: "att", leftOut: true }], { actor: "trainer" });
  for (let message = Math.ceil(messages / 2); message < messages; message += 1) mail(message);
  older.push(sign([signer]));
  elsewhere();
  if (!erasesBefore) record("erasure.performed", { log: erasesInLog, erased: [`${scan}/list`] }, [], { actor: "trainer" });
  elsewhere();
  if (newSigner !== undefined) record("key.rotated", {}, [], { about: "log_1" });

  const tree = treeOf(told);
  const newest = sign([newSigner ?? signer]);
  const keys = newSigner === undefined ? [{ verifier: signer, from: 0, to: null }] : [{ verifier: signer, from: 0, to: newest.size - 1 }, { verifier: newSigner, from: newest.size, to: null }];
  return {
    vkey: verifierText(signer),
    content: {
      about: { subject, deal: "HK-7Q2M", organisation: "Studio Helder", zone: "Europe/Amsterdam", madeAt: momentText(start + (told.length + 5) * 60_000) },
      locale: "nl",
      report: utf8.encode("%PDF-1.7\n% Rapport\n%%EOF\n"),
      records: told.filter(({ mine }) => mine).map(({ index, bytes, contents }) => ({ index, leaf: bytes, path: tree.prove(inclusionRanges(index, told.length)), contents })),
      documents: [{ index: formed, name: "terms", mediaType: "application/pdf", bytes: terms, folder: "terms" }],
      log: {
        policy: { origin, keys },
        checkpoint: newest.checkpoint,
        size: newest.size,
        older: older.map(({ size, checkpoint }) => ({ from: size, checkpoint, proof: tree.prove(consistencyRanges(size, told.length)) })),
      },
      stamps: [
        { size: stampedHalfway.size, checkpoint: stampedHalfway.checkpoint, reply, chain: authority.chain },
        { size: newest.size, checkpoint: newest.checkpoint, reply: await authority.reply(utf8.encode(newest.checkpoint), start + told.length * 60_000 + 5_000), chain: authority.chain },
      ],
      roots: authority.roots,
      tools: { page: utf8.encode("<!doctype html>\n"), script: utf8.encode("print('verify')\n") },
    },
  };
}

const reports = ["message.submitted", "message.relayed", "message.delivered"] as const;

/** @param head the newest signed head, which a mail carries */
function letterOf(message: number, { size, head }: { size: number; head: string }): Uint8Array {
  const body = `Beste Sanne,\r\n\r\nDit is bericht ${message} over uw plaats. <script>document.title = "uitgevoerd"</script>\r\n`;
  return utf8.encode(`From: Studio Helder <post@helder.example>\r\nTo: sanne@noordkaap.example\r\nSubject: Bericht ${message}\r\nMessage-ID: <m${message}@helder.example>\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}${"x".repeat(Math.max(0, size - body.length))}\r\n${head.replaceAll("\n", "\r\n")}`);
}

/** A log as a plain list of leaves, with the tiles that prove it. */
function treeOf(told: readonly { bytes: Uint8Array }[]) {
  const tiles = new Map<string, Uint8Array>();
  const { size, root, changed } = append({ size: 0, read: () => new Uint8Array() }, told.map(({ bytes }) => leafHash(bytes)));
  for (const { level, index, hashes } of changed) tiles.set(`${level}/${index}`, hashes);
  const read = ({ level, index }: { level: number; index: number }) => tiles.get(`${level}/${index}`) ?? new Uint8Array();
  return { head: { size, root }, prove: (ranges: readonly Range[]) => ranges.map((range) => rangeHash(range, read)) };
}

function saltOf(name: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(`salt of ${name}`).digest());
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** No certificate of anybody: what stands in for the roots of an authority that is played. */
export const fakeRoots = `-----BEGIN CERTIFICATE-----\n${base64(utf8.encode("the root of a played time stamp authority"))}\n-----END CERTIFICATE-----\n`;

/** What a played authority gives: it says itself that it is played, and nobody signed it. */
export function fakeStamp(data: Uint8Array, atMs: number): Uint8Array {
  return utf8.encode(JSON.stringify({ played: true, at: momentText(atMs), atMs, sha256: sha256Hex(data) }));
}

const playedAuthority: StampingAuthority = { reply: fakeStamp, roots: fakeRoots, chain: fakeRoots };

/** Checks what {@link fakeStamp} gave, where a real check would look at signatures: content, form and that a root is trusted. */
export const checkFakeStamp: CheckTimeStamp = async ({ data, roots, ...about }) => {
  const bytes = "token" in about ? about.token : about.reply;
  const refused = (fault: TimeStampFault) => ({ ok: false, fault, why: "the played authority says no" }) as const;
  const trusted = roots.some((root) => (typeof root === "string" ? root === fakeRoots : hex(root) === hex(utf8.encode("the root of a played time stamp authority"))));
  if (!trusted) return refused("foreign-root");
  const found = /^\{"played":true,"at":"([^"]+)","atMs":(\d+),"sha256":"([0-9a-f]{64})"\}$/.exec(strictTextOr(bytes));
  if (found === null) return refused("unreadable");
  const [, at = "", atMs = "", digest] = found;
  if (digest !== sha256Hex(data) || momentText(Number(atMs)) !== at) return refused("imprint-differs");
  return { ok: true, stamp: { at, atMs: Number(atMs), accuracySeconds: 1, authority: "Played authority", root: "Played root" } };
};

function strictTextOr(bytes: Uint8Array): string {
  try {
    return strictText(bytes);
  } catch {
    return "";
  }
}

/** Puts two mails in each other's place and lets the salts follow, as a forger would who wants one to be read for the other. */
export function swapMails(files: Map<string, Uint8Array>): void {
  const [one, other] = ["mail/000002-mail.eml", "mail/000004-mail.eml"];
  const [ofOne, ofOther] = [files.get(one), files.get(other)];
  if (ofOne === undefined || ofOther === undefined) throw new Error("expected two mails");
  files.set(one, ofOther).set(other, ofOne);
  const salts = strictText(files.get("att/salts.json") ?? new Uint8Array());
  files.set("att/salts.json", utf8.encode(salts.replace(one, "?").replace(other, one).replace("?", other)));
}

/** When the whole of a dossier is stamped. */
export const sealedAtMs = start + 200 * 60_000;

/** What the key that signs the newest head of a story signs of its list of files. */
export function signatureOver(manifest: Uint8Array, { log: { policy } }: DossierContent): string {
  const newest = policy.keys.at(-1)?.verifier;
  const by = [signer, otherSigner].filter(({ id }) => newest !== undefined && hex(id) === hex(newest.id));
  return signManifest(manifest, { origin: policy.origin, signers: by });
}

/** The dossier of a story as a file, under a stamp of the played authority. @param how.token null: without a stamp */
export async function dossierOf(content: DossierContent, how: { token?: null } = {}): Promise<Uint8Array> {
  const manifest = await manifestOf(content);
  return writeDossier(content, { token: how.token === null ? null : fakeStamp(manifest, sealedAtMs), signature: signatureOver(manifest, content) });
}
