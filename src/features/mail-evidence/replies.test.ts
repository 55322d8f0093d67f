import PostalMime from "postal-mime";
import { afterAll, beforeEach, expect, test } from "vitest";
import { setStage, signUpOf } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { bounceDomain, openMailWorld, reportMail } from "../../../test/support/inbound.ts";
import { answerMail, askDnsOfVoorbeeld, partlySigned, signedBy } from "../../../test/support/signed-mail.ts";
import { signUp } from "../sign-up/actions.ts";
import { keepInbound, readInbound } from "./actions.ts";
import { checkDkim } from "./check-dkim.ts";
import { readReplyMail } from "./reply-mail.ts";
import { evidenceOf } from "./store.ts";

const base = await createTestHouse();
const world = await openMailWorld(base);
const { house, bring, readAll, sendAll } = world;
const from = "sanne.kooiman@voorbeeld.example";
afterAll(world.close);
beforeEach(async () => {
  await emptyDatabase(base);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
});

async function prepare() {
  world.server.received.length = 0;
  const stage = await setStage(house);
  const outcome = await signUp(house, signUpOf(stage, "Sanne Kooiman"));
  if (!outcome.ok || outcome.outcome !== "deal") throw new Error("expected a deal");
  await sendAll();
  const message = await house.db.selectFrom("messages").selectAll().where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  const answerToken = message.answer_token ?? "";
  return { organisationId: stage.organisationId, dealId: outcome.dealId, code: outcome.code, message, answerToken, to: `a-${answerToken}@${bounceDomain}` };
}

const replyRow = () => house.db.selectFrom("inbound_mails").select(["outcome", "why", "from_address", "from_name", "subject", "body", "automatic", "dkim", "dkim_domain"]).executeTakeFirstOrThrow();
const replyRecords = () => house.db.selectFrom("records").select(["type", "actor", "subject_id", "details"]).where("type", "=", "reply.received").execute();
const passedOn = () => house.db.selectFrom("messages").select(["id", "to_address", "facts"]).where("kind", "=", "reply-forwarded").execute();

test("a signed answer lands on the deal, kept whole with the key that the DNS gave, and is passed on", async () => {
  const { dealId, code, message, answerToken, to } = await prepare();
  const bytes = await answerMail({ answerToken, signed: true });
  expect(await bring({ to, from, bytes })).toMatch(/^250 /);
  await readAll(askDnsOfVoorbeeld);
  expect(await replyRow()).toEqual({ outcome: "counted", why: null, from_address: from, from_name: "Sanne Kooiman", subject: "Re: Bevestigd", body: "Dank, ik kom graag.", automatic: false, dkim: "pass", dkim_domain: "voorbeeld.example" });
  const [record] = await replyRecords();
  const blobs = await house.db.selectFrom("mail_evidence_blobs").select(["id", "name", "bytes"]).where("subject_kind", "=", "inbound-mail").orderBy("name").execute();
  expect(record).toMatchObject({ actor: "customer", subject_id: dealId, details: { message: message.id, blob: blobs[1]?.id, dns: blobs[0]?.id, dkim: "pass", counts: true } });
  expect(blobs[1]?.bytes.equals(bytes)).toBe(true);
  expect(JSON.parse(blobs[0]?.bytes.toString() ?? "")).toEqual([{ name: "s1._domainkey.voorbeeld.example", texts: await askDnsOfVoorbeeld("s1._domainkey.voorbeeld.example") }]);
  expect(JSON.stringify(record)).not.toMatch(/voorbeeld|Sanne|@/);
  expect(await passedOn()).toMatchObject([{ to_address: "hallo@helder.example", facts: { code, dkim: "pass", text: "Dank, ik kom graag." } }]);
});

test("what is passed on is answered to whoever wrote it", async () => {
  const { answerToken, to } = await prepare();
  await bring({ to, from, bytes: await answerMail({ answerToken }) });
  await readAll();
  await sendAll();
  const mail = await PostalMime.parse(world.server.received.at(-1)?.bytes ?? "");
  expect(mail.subject).toBe("Antwoord van Sanne Kooiman");
  expect(mail.replyTo).toEqual([{ name: "Sanne Kooiman", address: from }]);
  expect(mail.text).toContain("Dank, ik kom graag.");
});

test("an answer with text behind the part that was signed is kept and does not count", async () => {
  const { answerToken } = await prepare();
  const mail = await answerMail({ answerToken });
  expect(await checkDkim(await partlySigned(mail, ""), askDnsOfVoorbeeld)).toMatchObject({ result: "pass", domain: "voorbeeld.example" });
  expect(await checkDkim(await partlySigned(mail, "Ik betaal het dubbele.\r\n"), askDnsOfVoorbeeld)).toMatchObject({ result: "fail" });
});

test("an answer with a hundred signatures asks for ten keys", async () => {
  const asked: string[] = [];
  const ask = async (name: string) => {
    asked.push(name);
    return askDnsOfVoorbeeld(name);
  };
  const { result } = await checkDkim(await signedBy(await answerMail({ answerToken: "x" }), Array.from({ length: 100 }, (_, at) => `k${at}`)), ask);
  expect([asked.length, result]).toEqual([10, "unknown"]);
});

test("an answer that was changed on its way is kept and does not count", async () => {
  const { answerToken, to } = await prepare();
  const bytes = Buffer.from((await answerMail({ answerToken, signed: true })).toString().replace("ik kom graag", "ik kom niet"));
  await bring({ to, from, bytes });
  await readAll(askDnsOfVoorbeeld);
  expect(await replyRow()).toMatchObject({ outcome: "proves-nothing", why: "dkim-failed", dkim: "fail" });
  expect(await passedOn()).toHaveLength(1);
});

test("an answer that nobody signed is an answer in the name of the recipient, and brings the mail no further", async () => {
  const { organisationId, message, answerToken, to } = await prepare();
  house.clock.advance({ hours: 24 * 180 });
  await bring({ to, from, bytes: await answerMail({ answerToken }) });
  await readAll(askDnsOfVoorbeeld);
  expect(await replyRow()).toMatchObject({ outcome: "counted", dkim: "none", dkim_domain: null });
  expect(await replyRecords()).toMatchObject([{ actor: "mail-server", details: { counts: true, dkim: "none" } }]);
  expect(await passedOn()).toHaveLength(1);
  expect((await evidenceOf(house.db, organisationId, [message])).get(message.id)?.furthest?.grade).toBe(1);
  await bring({ to, from, bytes: await answerMail({ answerToken, signed: true }) });
  await readAll(askDnsOfVoorbeeld);
  expect((await evidenceOf(house.db, organisationId, [message])).get(message.id)?.furthest).toMatchObject({ grade: 6, source: "the-recipient" });
});

test.each([["names the address of another mail", ""], ["got this address afterwards", "yes"]])("a signed answer that %s is not one to this mail", async (_what, added) => {
  const { answerToken, to } = await prepare();
  const signed = (await answerMail({ answerToken: "b".repeat(26), signed: true })).toString();
  await bring({ to, from, bytes: added === "yes" ? `To: a-${answerToken}@${bounceDomain}\r\n${signed}` : signed });
  await readAll(askDnsOfVoorbeeld);
  expect(await replyRow()).toMatchObject({ outcome: "proves-nothing", why: "other-address", dkim: "pass" });
  expect(await passedOn()).toHaveLength(1);
});

test("a signature that cannot be looked up is neither right nor wrong", async () => {
  const { answerToken, to } = await prepare();
  await bring({ to, from, bytes: await answerMail({ answerToken, signed: true }) });
  await readAll();
  expect(await replyRow()).toMatchObject({ outcome: "counted", dkim: "unknown" });
  const { bytes } = await house.db.selectFrom("mail_evidence_blobs").select("bytes").where("name", "=", "dkim-keys.json").executeTakeFirstOrThrow();
  expect(JSON.parse(bytes.toString())).toEqual([{ name: "s1._domainkey.voorbeeld.example", error: "ECONNREFUSED" }]);
});

test.each([
  ["Auto-Submitted", "auto-replied (vacation)"],
  ["Precedence", "bulk"],
  ["X-Autoreply", "yes"],
])("an answer of a machine (%s) is kept, does not count, and is not passed on", async (name, value) => {
  const { answerToken, to } = await prepare();
  await bring({ to, from, bytes: await answerMail({ answerToken, headers: { [name]: value } }) });
  await readAll();
  expect(await replyRow()).toMatchObject({ outcome: "proves-nothing", why: "automatic", automatic: true });
  expect(await replyRecords()).toMatchObject([{ actor: "mail-server", details: { counts: false, why: "automatic" } }]);
  expect(await passedOn()).toEqual([]);
});

test("an answer without a sender is a machine's", async () => {
  const { answerToken, to } = await prepare();
  await bring({ to, from: "", bytes: await answerMail({ answerToken }) });
  await readAll();
  expect(await replyRow()).toMatchObject({ why: "automatic" });
});

test("Auto-Submitted: no is a person's", async () => {
  const { answerToken, to } = await prepare();
  await bring({ to, from, bytes: await answerMail({ answerToken, headers: { "Auto-Submitted": "no" } }) });
  await readAll();
  expect(await replyRow()).toMatchObject({ outcome: "counted" });
});

test("an answer from another address is passed on and does not count", async () => {
  const { answerToken, to } = await prepare();
  await bring({ to, from: "joris@voorbeeld.example", bytes: await answerMail({ answerToken, from: "Joris <joris@voorbeeld.example>" }) });
  await readAll();
  expect(await replyRow()).toMatchObject({ outcome: "proves-nothing", why: "other-sender" });
  expect(await passedOn()).toHaveLength(1);
});

test("what the organisation itself writes to that address does not go round", async () => {
  const { answerToken, to } = await prepare();
  await bring({ to, from: "hallo@helder.example", bytes: await answerMail({ answerToken, from: "hallo@helder.example" }) });
  await readAll();
  expect(await replyRow()).toMatchObject({ why: "our-own" });
  expect(await passedOn()).toEqual([]);
});

test("an answer in HTML is read as text", async () => {
  const { answerToken, to } = await prepare();
  await bring({ to, from, bytes: await answerMail({ answerToken, html: "<style>p{}</style><p>Dag,</p><p>is <b>3 &lt; 4</b>?</p><script>alert(1)</script>" }) });
  await readAll();
  expect((await replyRow()).body).toMatch(/^Dag,\s+is 3 < 4\?$/);
});

test.each([["no tag that ends", "<"], ["no style that ends", "<style>"], ["no line break that ends", "<br "]])("an answer in HTML with %s, a hundred thousand times, is read at once", async (_what, tag) => {
  const started = performance.now();
  const mail = await readReplyMail(await answerMail({ answerToken: "x", html: `<p>Dag</p>${tag.repeat(100_000)}` }), from);
  expect(mail.text).toMatch(/^Dag/);
  expect(performance.now() - started).toBeLessThan(3_000);
});

const inParts = (kind: string, ...parts: string[]) => `From: ${from}\r\nSubject: Re\r\nMIME-Version: 1.0\r\nContent-Type: multipart/${kind}; boundary=b\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`;

test("an answer in HTML beside an empty text is read", async () => {
  const { to } = await prepare();
  await bring({ to, from, bytes: inParts("alternative", "Content-Type: text/plain\r\n\r\n \r\n", "Content-Type: text/html\r\n\r\n<p>Ik annuleer</p>") });
  await readAll();
  expect((await replyRow()).body).toBe("Ik annuleer");
});

test("what came with an answer is named, and the answer goes along whole", async () => {
  const { to } = await prepare();
  const bytes = inParts("mixed", "Content-Type: text/plain\r\n\r\nZie bijlage", "Content-Type: application/pdf; name=opzegging.pdf\r\nContent-Disposition: attachment; filename=opzegging.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=");
  await bring({ to, from, bytes });
  await readAll();
  await sendAll();
  const sent = world.server.received.at(-1)?.bytes ?? Buffer.alloc(0);
  const mail = await PostalMime.parse(sent, { forceRfc822Attachments: true });
  expect(mail.text).toContain("Bijlagen bij het antwoord: opzegging.pdf");
  expect(mail.text).toContain("De hele mail gaat mee als bijlage");
  expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([["antwoord.eml", "message/rfc822"]]);
  expect(sent.toString()).toContain(bytes);
});

test("an answer with a line that no server passes on stays here, and says so", async () => {
  const { to } = await prepare();
  await bring({ to, from, bytes: `From: ${from}\r\nSubject: Re\r\n\r\n${"x".repeat(25_000)}\r\n` });
  await readAll();
  await sendAll();
  const mail = await PostalMime.parse(world.server.received.at(-1)?.bytes ?? "");
  expect([mail.text?.includes("kon niet mee als bijlage"), mail.text?.includes("Dit is het begin"), mail.attachments]).toEqual([true, true, []]);
  expect(await house.db.selectFrom("inbound_mails").select("body_cut").execute()).toEqual([{ body_cut: true }]);
});

test("a character that lies across a cut does not make an answer unreadable", async () => {
  const { answerToken, to } = await prepare();
  await bring({ to, from, bytes: await answerMail({ answerToken, text: `${"a".repeat(19_999)}😀 en nu annuleer ik` }) });
  const subject = Buffer.from(`${"a".repeat(299)}😀`).toString("base64");
  await bring({ to, from, bytes: `From: ${from}\r\nSubject: =?utf-8?B?${subject}?=\r\n\r\nHoi\r\n` });
  await readAll();
  expect(await house.db.selectFrom("inbound_mails").select("subject").where("read_at", "is not", null).orderBy("received_at").orderBy("id").execute()).toEqual([{ subject: "Re: Bevestigd" }, { subject: "a".repeat(299) }]);
  expect(await passedOn()).toHaveLength(2);
});

test("an answer to a mail that is not there, or is not there any more, is refused in the dialogue and kept nowhere", async () => {
  const { answerToken, to } = await prepare();
  expect(await bring({ to: `a-${"a".repeat(26)}@${bounceDomain}`, from, bytes: await answerMail({ answerToken }) })).toBe("550 5.1.1 no such address here");
  await house.db.updateTable("messages").set({ answer_token: null }).where("answer_token", "=", answerToken).execute();
  expect(await bring({ to, from, bytes: await answerMail({ answerToken }) })).toBe("550 5.1.1 no such address here");
  expect(await keepInbound(house, { cameAs: "reply", token: answerToken, recipient: to, envelopeFrom: from, clientAddress: "192.0.2.1", bytes: await answerMail({ answerToken }) })).toBe("unknown");
  expect([await house.db.selectFrom("stray_mails").select("id").execute(), await house.db.selectFrom("inbound_mails").select("id").execute()]).toEqual([[], []]);
});

test("the same answer twice at once, read by several, lands once", async () => {
  const { organisationId, answerToken, to } = await prepare();
  const bytes = await answerMail({ answerToken });
  await Promise.all([bring({ to, from, bytes }), bring({ to, from, bytes })]);
  const [mail] = await house.db.selectFrom("inbound_mails").select("id").execute();
  await Promise.all([1, 2, 3].map(() => readInbound(house, { organisationId, id: mail?.id ?? "" }, { askDns: askDnsOfVoorbeeld })));
  expect(await replyRecords()).toHaveLength(1);
  expect(await passedOn()).toHaveLength(1);
});

test.each(["delivered", "failed"])("a report that a mail %s says nothing at the address for answers", async (action) => {
  const { organisationId, message, to } = await prepare();
  await bring({ to, bytes: reportMail({ action, to: from, envelopeId: message.token ?? "", messageId: message.message_id ?? "" }) });
  await readAll();
  expect(await house.db.selectFrom("delivery_reports").select("id").execute()).toEqual([]);
  expect(await replyRow()).toMatchObject({ outcome: "proves-nothing", why: "automatic" });
  expect(await house.db.selectFrom("records").select("type").where("type", "in", ["message.delivered", "message.failed"]).execute()).toEqual([]);
  expect(await house.db.selectFrom("messages").select("failed_at").where("id", "=", message.id).executeTakeFirstOrThrow()).toEqual({ failed_at: null });
  expect((await evidenceOf(house.db, organisationId, [message])).get(message.id)?.furthest?.grade).toBe(1);
  expect(await passedOn()).toEqual([]);
});
