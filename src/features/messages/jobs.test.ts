import PostalMime from "postal-mime";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setStage, signUpOf } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import type { TestHouse } from "../../../test/support/database.ts";
import { smtpAnswer, startMailServer } from "../../../test/support/smtp.ts";
import type { TestMailServer } from "../../../test/support/smtp.ts";
import { startJobs } from "../../platform/jobs.ts";
import { signUp } from "../sign-up/actions.ts";
import { resendMessage } from "./actions.ts";
import { messageTasks, requeueUnsent, sendMessage } from "./jobs.ts";
import { mailState, subjectMessages } from "./store.ts";

const base = await createTestHouse();
let servers: TestMailServer[] = [];

beforeEach(() => emptyDatabase(base));
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

/** A house with a mail server, and one confirmation that waits to be sent. */
async function prepare(options: Parameters<typeof startMailServer>[0] = {}) {
  const server = await startMailServer(options);
  servers.push(server);
  const house: TestHouse = { ...base, config: { ...base.config, smtpUrl: server.url } };
  const stage = await setStage(house);
  const outcome = await signUp(house, signUpOf(stage, "Sanne Kooiman"));
  if (!outcome.ok || outcome.outcome !== "deal") throw new Error("expected a deal");
  const { organisationId } = stage;
  const [message] = await subjectMessages(house.db, organisationId, [outcome.dealId]);
  if (message === undefined) throw new Error("expected a message");
  const which = { organisationId, messageId: message.id };
  const state = async () => (await subjectMessages(house.db, organisationId, [outcome.dealId]))[0];
  const records = async () => {
    const rows = await house.db.selectFrom("records").select(["type", "details"]).where("organisation_id", "=", organisationId).where("type", "like", "message.%").execute();
    return rows.map(({ type }) => type);
  };
  return { house, server, organisationId, dealId: outcome.dealId, code: outcome.code, secret: outcome.secret, which, state, records };
}

test("a confirmation is rendered once, sent once, and recorded", async () => {
  const { house, server, which, state, records, organisationId, code, secret } = await prepare();
  await sendMessage(house, which);
  await sendMessage(house, which);
  expect(server.received).toHaveLength(1);
  const row = await house.db.selectFrom("messages").select(["bytes", "sha256"]).where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  expect(server.received[0]?.bytes.equals(row.bytes ?? Buffer.alloc(0))).toBe(true);
  expect(row.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await state()).toMatchObject({ state: "sent", attempts: 1, last_error: null });
  expect(await records()).toEqual(["message.rendered", "message.submitted"]);
  const mail = await PostalMime.parse(row.bytes ?? "");
  expect(mail.text).toContain(`/d/${code}/${secret}`);
  expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(["application/pdf", "text/calendar"]);
});

test("several workers on one message send it once", async () => {
  const { house, server, which, state, records } = await prepare();
  await Promise.all([1, 2, 3, 4].map(() => sendMessage(house, which)));
  expect(server.received).toHaveLength(1);
  expect(await state()).toMatchObject({ state: "sent", attempts: 1 });
  expect(await records()).toEqual(["message.rendered", "message.submitted"]);
});

test("an address that does not exist is refused, seen on the deal, and can be sent to another one", async () => {
  const { house, server, which, state, records, organisationId, dealId } = await prepare({
    onRcptTo: ({ address }, _session, done) => done(address.startsWith("sanne") ? smtpAnswer(550, "no such user") : null),
  });
  await sendMessage(house, which);
  expect(await state()).toMatchObject({ state: "refused", attempts: 1 });
  expect((await state())?.last_error).toContain("no such user");
  expect(await records()).toEqual(["message.rendered", "message.refused"]);
  expect(await mailState(house.db, organisationId)).toMatchObject({ waiting: 0, refused: 1, uncertain: 0 });
  const again = { ...which, address: "goed@voorbeeld.example" };
  expect(await Promise.all([resendMessage(house, again), resendMessage(house, again)])).toContainEqual({ ok: true });
  expect(await resendMessage(house, again)).toEqual({ ok: false, refusal: { kind: "already-resent" } });
  const [, second] = await subjectMessages(house.db, organisationId, [dealId]);
  await sendMessage(house, { organisationId, messageId: second?.id ?? "" });
  expect(server.received.map(({ to }) => to)).toEqual([["goed@voorbeeld.example"]]);
});

test("a busy server is asked again, with the same bytes", async () => {
  let busy = true;
  const { house, server, which, state, records } = await prepare({
    onMailFrom: (_address, _session, done) => {
      done(busy ? smtpAnswer(451, "later please") : null);
    },
  });
  await expect(sendMessage(house, which)).rejects.toThrow(/later/);
  const before = await state();
  expect(before).toMatchObject({ state: "rendered", attempts: 1 });
  expect(before?.last_error).toContain("later please");
  busy = false;
  await sendMessage(house, which);
  expect(await state()).toMatchObject({ state: "sent", attempts: 2, last_error: null, sha256: before?.sha256 });
  expect(server.received).toHaveLength(1);
  expect(await records()).toEqual(["message.rendered", "message.submitted"]);
});

test("a message whose sender died is left to a human, never sent twice by itself", async () => {
  const { house, server, which, state, records, organisationId } = await prepare();
  await house.db.updateTable("messages").set({ state: "sending", sha256: "0".repeat(64) }).where("organisation_id", "=", organisationId).execute();
  await sendMessage(house, which);
  await sendMessage(house, which);
  expect(server.received).toHaveLength(0);
  expect(await state()).toMatchObject({ state: "uncertain" });
  expect(await records()).toEqual(["message.uncertain"]);
  expect(await resendMessage(house, which)).toEqual({ ok: true });
});

test("without a mail server nothing is lost: it is sent once there is one", async () => {
  const { house, server, which, state, organisationId } = await prepare();
  const without = { ...house, config: { ...house.config, smtpUrl: null } };
  await sendMessage(without, which);
  expect(await requeueUnsent(without)).toBe(0);
  expect(await state()).toMatchObject({ state: "queued", attempts: 0 });
  expect(await mailState(house.db, organisationId)).toMatchObject({ waiting: 1 });
  expect(await requeueUnsent(house)).toBe(1);
  await sendMessage(house, which);
  expect(server.received).toHaveLength(1);
});

test("a message that was sent is not sent again on request, and a stranger's is not found", async () => {
  const { house, which } = await prepare();
  await sendMessage(house, which);
  expect(await resendMessage(house, which)).toEqual({ ok: false, refusal: { kind: "not-needed", state: "sent" } });
  const stranger = await setStage(house, { slug: "ander" });
  expect(await resendMessage(house, { ...which, organisationId: stranger.organisationId })).toEqual({ ok: false, refusal: { kind: "message-unknown" } });
});

test("the queue sends by itself, and again by itself after a busy server", async () => {
  let asked = 0;
  const { house, server, state } = await prepare({
    onMailFrom: (_address, _session, done) => {
      asked += 1;
      done(asked === 1 ? smtpAnswer(421, "too busy") : null);
    },
  });
  const jobs = await startJobs(house.pool, messageTasks(house, { beforeRendering: async () => undefined }), { log: house.log, onEnd: (reason) => expect.unreachable(reason) });
  await vi.waitFor(async () => expect(await state()).toMatchObject({ state: "sent", attempts: 2 }), { timeout: 20_000, interval: 200 });
  await jobs.stop();
  expect(server.received).toHaveLength(1);
  expect(messageTasks({ ...house, config: { ...house.config, smtpUrl: null } }, { beforeRendering: async () => undefined })).toEqual({});
});

const bounce = { domain: "bounce.voorbeeld.example", port: 2525 };

test("what was said to the mail server is kept, and the record names it", async () => {
  const { house, which, organisationId } = await prepare({ hideDSN: false });
  await sendMessage({ ...house, config: { ...house.config, bounce } }, which);
  const record = await house.db.selectFrom("records").select("details").where("type", "=", "message.submitted").executeTakeFirstOrThrow();
  expect(record.details).toMatchObject({ message: which.messageId, dsnRequested: true, tls: null });
  const blobs = await house.db.selectFrom("mail_evidence_blobs").select(["id", "subject_kind", "subject_id", "name", "bytes"]).where("organisation_id", "=", organisationId).execute();
  expect(blobs).toMatchObject([{ subject_kind: "message", subject_id: which.messageId, name: "smtp-dialogue.txt" }]);
  expect(record.details).toMatchObject({ blob: blobs[0]?.id });
  expect(blobs[0]?.bytes.toString()).toMatch(/^S: 220[^]*C: DATA\r\n[^]*S: 250[^\r]*\r\n$/);
  await expect(house.db.updateTable("mail_evidence_blobs").set({ name: "other" }).execute()).rejects.toThrow(/append-only/);
});

test("without a domain for reports, mail comes from the organisation, is answered there, and asks for no report", async () => {
  const { house, server, which } = await prepare({ hideDSN: false });
  await sendMessage(house, which);
  expect(server.received[0]).toMatchObject({ from: "hallo@helder.example", dsn: null });
  expect((await PostalMime.parse(server.received[0]?.bytes ?? "")).replyTo).toEqual([{ name: "Studio Helder", address: "hallo@helder.example" }]);
});

test("with one, reports and answers come to two addresses that nobody can guess, and one does not tell the other", async () => {
  const { house, server, which, organisationId } = await prepare({ hideDSN: false });
  await sendMessage({ ...house, config: { ...house.config, bounce } }, which);
  const { token, answer_token: answerToken } = await house.db.selectFrom("messages").select(["token", "answer_token"]).where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  expect(token).toMatch(/^[a-z2-9]{26}$/);
  expect(answerToken).not.toBe(token);
  expect(server.received[0]).toMatchObject({ from: `b-${token}@bounce.voorbeeld.example`, dsn: { envid: token } });
  expect((await PostalMime.parse(server.received[0]?.bytes ?? "")).replyTo).toEqual([{ name: "Studio Helder", address: `a-${answerToken}@bounce.voorbeeld.example` }]);
});
