import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { setStage, signUpOf } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { bounceDomain, openMailWorld, reportMail } from "../../../test/support/inbound.ts";
import { smtpAnswer } from "../../../test/support/smtp.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { startMailReceiver, mostBytes, mostLines } from "../../platform/mail/receiver.ts";
import { audit } from "../audit/actions.ts";
import { resendMessage } from "../messages/actions.ts";
import { mailState } from "../messages/store.ts";
import { signUp } from "../sign-up/actions.ts";
import { keepInbound, readInbound, takesMail } from "./actions.ts";
import { mostForOneMessage } from "./keep-inbound.ts";
import { requeueUnread } from "./jobs.ts";
import { readStray } from "./read-stray.ts";
import { evidenceOf } from "./store.ts";

const base = await createTestHouse();
const world = await openMailWorld(base);
const { house, bring, readAll, sendAll } = world;
afterAll(world.close);
beforeEach(async () => {
  await emptyDatabase(base);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
});

/** A confirmation that was handed over. */
async function prepare() {
  world.server.received.length = 0;
  const stage = await setStage(house);
  const outcome = await signUp(house, signUpOf(stage, "Sanne Kooiman"));
  if (!outcome.ok || outcome.outcome !== "deal") throw new Error("expected a deal");
  await sendAll();
  const message = await house.db.selectFrom("messages").selectAll().where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  const token = message.token ?? "";
  return { organisationId: stage.organisationId, dealId: outcome.dealId, message, token, to: `b-${token}@${bounceDomain}` };
}

const sanne = "sanne.kooiman@voorbeeld.example";
const relayedBy = (envelopeId: string) => reportMail({ action: "relayed", to: "sanne.kooiman@voorbeeld.example", envelopeId, diagnostic: "250 2.0.0 OK queued as 4711" });
const reports = () => house.db.selectFrom("delivery_reports").select(["action", "status", "remote_mta", "diagnostic", "message_id"]).orderBy("recorded_at").orderBy("id").execute();
const outcomes = async () => (await house.db.selectFrom("inbound_mails").select(["outcome", "why"]).orderBy("received_at").orderBy("id").execute()).map(({ outcome, why }) => [outcome, why]);
const recorded = async () => (await house.db.selectFrom("records").select(["type", "actor", "details", "subject_id"]).where("type", "in", ["message.relayed", "message.delivered", "message.delayed", "message.failed"]).orderBy("at").orderBy("id").execute());

test("a report that the other server took the mail is kept whole, recorded, and proves that", async () => {
  const { message, token, to, dealId } = await prepare();
  const bytes = relayedBy(token);
  expect(await bring({ to, bytes })).toMatch(/^250 /);
  await readAll();
  expect(await reports()).toEqual([{ action: "relayed", status: "2.0.0", remote_mta: "mx.klant.example", diagnostic: "250 2.0.0 OK queued as 4711", message_id: message.id }]);
  const [record] = await recorded();
  const blob = await house.db.selectFrom("mail_evidence_blobs").select(["id", "bytes", "media_type"]).where("subject_kind", "=", "inbound-mail").executeTakeFirstOrThrow();
  expect(record).toMatchObject({ type: "message.relayed", actor: "mail-server", subject_id: dealId, details: { message: message.id, kind: "deal-confirmed", blob: blob.id, status: "2.0.0", acceptance: true } });
  expect(blob.bytes.toString()).toBe(bytes);
  expect(JSON.stringify(record)).not.toMatch(/voorbeeld|4711|@/);
});

test("a report with signs in it that no database takes is read all the same", async () => {
  const { token, to } = await prepare();
  await bring({ to, bytes: reportMail({ action: "failed", to: "sanne.kooiman@voorbeeld.example", envelopeId: token, diagnostic: "550 no \0such user", mta: "mx.\0voorbeeld.example" }) });
  await readAll();
  expect(await outcomes()).toEqual([["counted", null]]);
  expect(await reports()).toMatchObject([{ action: "failed", diagnostic: "550 no such user" }]);
});

test("the same report twice counts once", async () => {
  const { token, to } = await prepare();
  await bring({ to, bytes: relayedBy(token) });
  await readAll();
  await bring({ to, bytes: relayedBy(token) });
  await bring({ to, bytes: `X-Another-Hop: yes\r\n${relayedBy(token)}` });
  await readAll();
  expect(await outcomes()).toEqual([["counted", null], ["known", null]]);
  expect(await recorded()).toHaveLength(1);
});

test("a report with the line of who took the mail counts after one without, and once", async () => {
  const { organisationId, message, token, to } = await prepare();
  await bring({ to, bytes: reportMail({ action: "relayed", to: sanne, envelopeId: token }) });
  await readAll();
  await Promise.all([bring({ to, bytes: relayedBy(token) }), bring({ to, bytes: `X-Another-Hop: yes\r\n${relayedBy(token)}` })]);
  await readAll();
  expect(await outcomes()).toEqual([["counted", null], ["counted", null], ["known", null]]);
  expect((await recorded()).map(({ details }) => details)).toMatchObject([{ acceptance: false }, { acceptance: true }]);
  expect((await evidenceOf(house.db, organisationId, [message])).get(message.id)?.furthest?.grade).toBe(2);
});

test("the same report twice at once, and read by two at once, counts once", async () => {
  const { organisationId, token, to } = await prepare();
  const bytes = relayedBy(token);
  expect(await Promise.all([1, 2, 3, 4].map(() => bring({ to, bytes })))).toEqual([1, 2, 3, 4].map(() => expect.stringMatching(/^250 /)));
  const mails = await house.db.selectFrom("inbound_mails").select("id").execute();
  expect(mails).toHaveLength(1);
  await Promise.all([1, 2, 3, 4].map(() => readInbound(house, { organisationId, id: mails[0]?.id ?? "" })));
  expect(await recorded()).toHaveLength(1);
});

test("a report that says the same twice of one receiver counts", async () => {
  const { token, to } = await prepare();
  await bring({ to, bytes: reportMail({ action: "delivered", to: sanne, envelopeId: token, more: "delivered" }) });
  await readAll();
  expect(await outcomes()).toEqual([["counted", null]]);
});

test.each(["delivered", "delayed"])("%s is recorded as such and troubles nobody", async (action) => {
  const { organisationId, token, to } = await prepare();
  await bring({ to, bytes: reportMail({ action, to: "sanne.kooiman@voorbeeld.example", envelopeId: token }) });
  await readAll();
  expect((await recorded()).map(({ type }) => type)).toEqual([`message.${action}`]);
  expect(await mailState(house.db, organisationId)).toMatchObject({ refused: 0 });
});

test("a mail that did not arrive is mended like one that was refused", async () => {
  const { organisationId, dealId, message, token, to } = await prepare();
  await bring({ to, bytes: reportMail({ action: "failed", to: "sanne.kooiman@voorbeeld.example", envelopeId: token, diagnostic: "550 5.1.1 no such user" }) });
  await readAll();
  expect((await recorded()).map(({ type }) => type)).toEqual(["message.failed"]);
  expect(await house.db.selectFrom("messages").select(["state", "last_error"]).where("id", "=", message.id).executeTakeFirstOrThrow()).toEqual({ state: "sent", last_error: "550 5.1.1 no such user" });
  expect(await mailState(house.db, organisationId)).toMatchObject({ refused: 1 });
  const again = { organisationId, messageId: message.id, address: "goed@voorbeeld.example" };
  expect(await Promise.all([resendMessage(house, again), resendMessage(house, again)])).toContainEqual({ ok: true });
  await sendAll();
  expect(world.server.received.at(-1)?.to).toEqual(["goed@voorbeeld.example"]);
  expect(await house.db.selectFrom("messages").select("id").where("subject_id", "=", dealId).where("to_address", "=", "goed@voorbeeld.example").execute()).toHaveLength(1);
});

test.each([
  ["a bounce in prose", "no-report", () => "Subject: Undelivered\r\n\r\n550 no such user\r\n", {}],
  ["a report that says who sent it", "sender-not-empty", relayedBy, { from: "somebody@elders.example" }],
  ["a report about another mail", "other-mail", () => relayedBy("anotherwordanotherwordanot"), {}],
  ["a report about somebody else", "other-recipient", (token: string) => reportMail({ action: "delivered", to: "joris@voorbeeld.example", envelopeId: token }), {}],
  ["a report that the mail came to somebody who was not its receiver", "other-recipient", (token: string) => reportMail({ action: "delivered", to: sanne, originalRecipient: "joris@voorbeeld.example", envelopeId: token }), {}],
  ["a failure that went well", "contradicts-itself", (token: string) => reportMail({ action: "failed", status: "2.0.0", to: sanne, envelopeId: token }), {}],
  ["a report that says of one receiver that the mail arrived and that it did not", "contradicts-itself", (token: string) => reportMail({ action: "delivered", to: sanne, envelopeId: token, more: "failed" }), {}],
  ["a mail that was spread over a list", "expanded", (token: string) => reportMail({ action: "expanded", to: sanne, envelopeId: token }), {}],
])("%s proves nothing, and is kept", async (_what, why, bytesOf, extra) => {
  const { organisationId, token, to } = await prepare();
  expect(await bring({ to, bytes: bytesOf(token), ...extra })).toMatch(/^250 /);
  await readAll();
  expect(await outcomes()).toEqual([["proves-nothing", why]]);
  expect([await reports(), await recorded()]).toEqual([[], []]);
  expect(await mailState(house.db, organisationId)).toMatchObject({ refused: 0 });
});

test.each([[14, ["counted", null], true], [15, ["proves-nothing", "too-late"], false]])("a report that a mail did not arrive, %i days after it left, is judged by that", async (days, outcome, failed) => {
  const { message, token, to } = await prepare();
  house.clock.advance({ hours: 24 * days });
  await bring({ to, bytes: reportMail({ action: "failed", to: sanne, envelopeId: token }) });
  await readAll();
  expect(await outcomes()).toEqual([outcome]);
  expect((await house.db.selectFrom("messages").select("failed_at").where("id", "=", message.id).executeTakeFirstOrThrow()).failed_at !== null).toBe(failed);
});

test("a report to an address that is no message's is kept apart, once, and proves nothing", async () => {
  await prepare();
  const to = `b-${"a".repeat(26)}@${bounceDomain}`;
  const bytes = relayedBy("a".repeat(26));
  await Promise.all([bring({ to, bytes }), bring({ to, bytes })]);
  await readAll();
  expect([await reports(), await recorded(), await outcomes()]).toEqual([[], [], []]);
  expect(await house.db.selectFrom("stray_mails").select(["recipient", "bytes"]).execute()).toEqual([{ recipient: to, bytes: Buffer.from(bytes) }]);
});

test("a report to a mangled address still counts by the word of the envelope", async () => {
  const { token } = await prepare();
  await bring({ to: `b-${"a".repeat(26)}@${bounceDomain}`, bytes: relayedBy(token) });
  await readAll();
  expect(await outcomes()).toEqual([["counted", null]]);
  expect(await house.db.selectFrom("stray_mails").select("id").execute()).toEqual([]);
});

test("a report that names a mail only by its Message-ID, which many know, is shown with it and proves nothing", async () => {
  const { message } = await prepare();
  await bring({ to: `b-${"a".repeat(26)}@${bounceDomain}`, bytes: reportMail({ action: "delivered", to: sanne, messageId: message.message_id ?? "" }) });
  await readAll();
  expect(await outcomes()).toEqual([["proves-nothing", "named-by-message-id"]]);
  expect(await recorded()).toEqual([]);
});

test("a report about a mail that another organisation sent lands there", async () => {
  const first = await prepare();
  const stranger = await setStage(house, { slug: "ander" });
  await signUp(house, signUpOf(stranger, "Joris Peeters"));
  await sendAll();
  const theirs = await house.db.selectFrom("messages").select("token").where("organisation_id", "=", stranger.organisationId).where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  await bring({ to: `b-${theirs.token}@${bounceDomain}`, bytes: reportMail({ action: "delivered", to: "joris.peeters@voorbeeld.example", envelopeId: theirs.token ?? "" }) });
  await bring({ to: first.to, bytes: reportMail({ action: "delivered", to: sanne, envelopeId: theirs.token ?? "" }) });
  await readAll();
  expect((await house.db.selectFrom("delivery_reports").select("organisation_id").execute())).toEqual([{ organisation_id: stranger.organisationId }]);
});

test.each([
  ["somebody@bounce.voorbeeld.example", "another name"],
  [`b-${"a".repeat(25)}@${bounceDomain}`, "too short a word"],
  [`b-${"a".repeat(26)}@elders.example`, "another domain"],
  [`c-${"a".repeat(26)}@${bounceDomain}`, "another letter"],
])("mail for %s is refused in the dialogue: %s", async (to) => {
  expect(await bring({ to, bytes: "Subject: x\r\n\r\nx\r\n" })).toBe("550 5.1.1 no such address here");
  expect(await house.db.selectFrom("stray_mails").select("id").execute()).toEqual([]);
});

test("a mail that is too large is refused and not kept", async () => {
  const { to } = await prepare();
  expect(await bring({ to, bytes: Buffer.alloc(mostBytes + 10_000, "x\r\n") })).toMatch(/^552 /);
  expect(await outcomes()).toEqual([]);
});

test("a mail of nothing but lines is refused: it would take minutes to read", async () => {
  const { to } = await prepare();
  expect(await bring({ to, bytes: `Subject: x\r\n${"\r\n".repeat(mostLines)}` })).toMatch(/^552 /);
  expect(await outcomes()).toEqual([]);
});

test("a connection ends, however little is said in it", async () => {
  const receiver = await startMailReceiver({ domain: bounceDomain, port: 0, hostname: "127.0.0.1", log: house.log, longest: 300, takes: (address) => takesMail(house, address), keep: (mail) => keepInbound(house, mail) });
  const socket = connect(receiver.port, "127.0.0.1");
  socket.on("error", () => undefined);
  const chat = setInterval(() => socket.write("NOOP\r\n"), 20);
  socket.resume();
  await once(socket, "close");
  clearInterval(chat);
  expect(socket.destroyed).toBe(true);
  await receiver.stop();
});

test("one sender cannot reach many messages with one mail", async () => {
  const stage = await setStage(house);
  for (const name of ["Sanne", "Joris", "Femke", "Dirk", "Eva", "Bram"]) await signUp(house, signUpOf(stage, `${name} Kooiman`, { token: name }));
  await sendAll();
  const sent = await house.db.selectFrom("messages").select(["id", "token"]).where("kind", "=", "deal-confirmed").orderBy("id").execute();
  expect(sent).toHaveLength(6);
  const spread = (subject: string) => bring({ to: sent.map(({ token }) => `b-${token}@${bounceDomain}`), bytes: `Subject: ${subject}\r\n\r\nx\r\n` });
  await Promise.all(["one", "two", "three"].map(spread));
  const reached = await house.db.selectFrom("inbound_mails").select(["message_id", "sha256"]).execute();
  expect([reached.length, new Set(reached.map((one) => one.message_id)).size, new Set(reached.map((one) => one.sha256)).size]).toEqual([15, 5, 3]);
});

test("what cannot be kept is not taken: its sender tries again", async () => {
  const broken = await startMailReceiver({ domain: bounceDomain, port: 0, hostname: "127.0.0.1", log: house.log, takes: async () => true, keep: () => Promise.reject(smtpAnswer(1, "disk full")) });
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({ host: "127.0.0.1", port: broken.port, ignoreTLS: true });
  const sending = transport.sendMail({ envelope: { from: "", to: `b-${"a".repeat(26)}@${bounceDomain}` }, raw: "Subject: x\r\n\r\nx\r\n" });
  await expect(sending).rejects.toMatchObject({ responseCode: 451 });
  transport.close();
  await broken.stop();
});

test("a sender that breaks off in the middle leaves nothing", async () => {
  const { to } = await prepare();
  const socket = connect(world.receiver.port, "127.0.0.1");
  socket.setEncoding("utf8");
  for (const line of [null, "EHLO mx.elders.example", "MAIL FROM:<>", `RCPT TO:<${to}>`, "DATA"]) {
    if (line !== null) socket.write(`${line}\r\n`);
    await once(socket, "data");
  }
  socket.write("Subject: half a ");
  socket.destroy();
  await once(socket, "close");
  expect(await bring({ to, bytes: "Subject: whole\r\n\r\nx\r\n" })).toMatch(/^250 /);
  const blobs = await house.db.selectFrom("mail_evidence_blobs").select("bytes").where("subject_kind", "=", "inbound-mail").execute();
  expect(blobs.map(({ bytes }) => bytes.toString())).toEqual(["Subject: whole\r\n\r\nx\r\n"]);
});

test("a message takes only so many mails, whoever writes them; the same one again is still welcome", async () => {
  const { organisationId, message, to } = await prepare();
  for (let index = 0; index < mostForOneMessage; index += 1) expect(await keepInbound(house, { cameAs: "report", token: message.token ?? "", recipient: to, envelopeFrom: "", clientAddress: "192.0.2.1", bytes: Buffer.from(`Subject: ${index}\r\n\r\nx\r\n`) })).toBe("kept");
  expect(await bring({ to, bytes: "Subject: one more\r\n\r\nx\r\n" })).toMatch(/^452 /);
  expect(await bring({ to, bytes: "Subject: 1\r\n\r\nx\r\n" })).toMatch(/^250 /);
  expect(await house.db.selectFrom("inbound_mails").select("id").where("organisation_id", "=", organisationId).execute()).toHaveLength(mostForOneMessage);
});

test("a hundred mails that know no more than a Message-ID shut nothing, and a hundred reports shut no answers", async () => {
  const { message, token, to } = await prepare();
  const nobodys = "a".repeat(26);
  const keep = (word: string, bytes: string) => keepInbound(house, { cameAs: "report", token: word, recipient: `b-${word}@${bounceDomain}`, envelopeFrom: "", clientAddress: "192.0.2.1", bytes: Buffer.from(bytes) });
  const named = (index: number) => keep(nobodys, `X-N: ${index}\r\n${reportMail({ action: "delivered", to: sanne, messageId: message.message_id ?? "" })}`);
  for (let index = 0; index < mostForOneMessage; index += 1) await named(index);
  await readAll();
  expect((await outcomes()).filter(([, why]) => why === "named-by-message-id")).toHaveLength(mostForOneMessage);
  expect(await bring({ to, bytes: relayedBy(token) })).toMatch(/^250 /);
  for (let index = 1; index < mostForOneMessage; index += 1) await keep(token, `Subject: ${index}\r\n\r\nx\r\n`);
  expect(await bring({ to, bytes: "Subject: one more\r\n\r\nx\r\n" })).toMatch(/^452 /);
  expect(await bring({ to: `a-${message.answer_token}@${bounceDomain}`, from: sanne, bytes: `From: ${sanne}\r\nSubject: Re\r\n\r\nHoi\r\n` })).toMatch(/^250 /);
});

test("a report that came astray stays where its message takes no more, and lands once it does", async () => {
  const { organisationId, message, token, to } = await prepare();
  for (let index = 0; index < mostForOneMessage; index += 1) await keepInbound(house, { cameAs: "report", token, recipient: to, envelopeFrom: "", clientAddress: "192.0.2.1", bytes: Buffer.from(`Subject: ${index}\r\n\r\nx\r\n`) });
  await bring({ to: `b-${"a".repeat(26)}@${bounceDomain}`, bytes: relayedBy(token) });
  const { id } = await house.db.selectFrom("stray_mails").select("id").executeTakeFirstOrThrow();
  await Promise.all([readStray(house, id), readStray(house, id)]);
  expect(await house.db.selectFrom("stray_mails").select("id").execute()).toEqual([{ id }]);
  await house.db.deleteFrom("inbound_mails").where("organisation_id", "=", organisationId).where("message_id", "=", message.id).execute();
  await Promise.all([readStray(house, id), readStray(house, id)]);
  expect(await house.db.selectFrom("stray_mails").select("id").execute()).toEqual([]);
  expect(await house.db.selectFrom("inbound_mails").select("message_id").execute()).toEqual([{ message_id: message.id }]);
});

test("a port that is taken stops the start with one line", async () => {
  await expect(startMailReceiver({ domain: bounceDomain, port: world.receiver.port, hostname: "127.0.0.1", log: house.log, takes: async () => true, keep: async () => "kept" })).rejects.toThrow(`port ${world.receiver.port} for mail is taken: stop what listens there, or set BOUNCE_PORT`);
});

test("a report that is faster than the end of handing over waits for it", async () => {
  const { organisationId, message, token, to } = await prepare();
  await house.db.updateTable("messages").set({ state: "sending" }).where("id", "=", message.id).execute();
  await bring({ to, bytes: relayedBy(token) });
  const { id } = await house.db.selectFrom("inbound_mails").select("id").executeTakeFirstOrThrow();
  await expect(readInbound(house, { organisationId, id })).rejects.toThrow(/still being handed over/);
  await house.db.updateTable("messages").set({ state: "sent" }).where("id", "=", message.id).execute();
  await readInbound(house, { organisationId, id });
  expect(await recorded()).toHaveLength(1);
});

test("a mail that was kept and not read is asked for again at the start", async () => {
  const { token, to } = await prepare();
  await bring({ to, bytes: relayedBy(token) });
  await bring({ to: `b-${"a".repeat(26)}@${bounceDomain}`, bytes: "Subject: x\r\n\r\nx\r\n" });
  expect([await requeueUnread(house), await requeueUnread(house)]).toEqual([2, 2]);
  const { rows } = await house.pool.query<{ task: string }>("select task_identifier as task from graphile_worker.jobs where task_identifier like 'read-%' order by 1");
  expect(rows).toEqual([{ task: "read-inbound-mail" }, { task: "read-stray-mail" }]);
  await readAll();
  expect(await requeueUnread(house)).toBe(0);
});

test("only the newest strays are kept", async () => {
  const stray = (index: number) => ({ cameAs: "report" as const, token: "a".repeat(26), recipient: `b-${"a".repeat(26)}@${bounceDomain}`, envelopeFrom: "", clientAddress: "192.0.2.1", bytes: Buffer.from(`Subject: ${index}\r\n\r\n`) });
  for (let index = 0; index < 203; index += 1) await keepInbound(house, stray(index));
  expect(await house.db.selectFrom("stray_mails").select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirst()).toEqual({ count: 200 });
});

test("a stray is kept for thirty days, and taken out by a sweep", async () => {
  await bring({ to: `b-${"a".repeat(26)}@${bounceDomain}`, bytes: "Subject: x\r\n\r\nx\r\n" });
  const kept = async (days: number) => {
    const asOf = house.clock.now().add({ hours: 24 * days });
    await Promise.all([sweepHouse(house, asOf), sweepHouse(house, asOf)]);
    return (await house.db.selectFrom("stray_mails").select("id").execute()).length;
  };
  expect([await kept(30), await kept(31)]).toEqual([1, 0]);
});

test("records of reports hold nothing personal, and every invariant holds", async () => {
  const { token, to } = await prepare();
  await bring({ to, bytes: reportMail({ action: "failed", to: sanne, envelopeId: token, diagnostic: `550 <${sanne}> unknown` }) });
  await readAll();
  const report = await audit(house);
  expect(report.invariants.flatMap(({ violations }) => violations.map(({ found }) => found))).toEqual([]);
});
