import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import PostalMime from "postal-mime";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { smtpAnswer, startMailServer } from "../../../test/support/smtp.ts";
import { projectRoot } from "../paths.ts";
import { renderMail } from "./render.ts";
import type { Mail } from "./render.ts";
import { handOver } from "./transport.ts";

const mail: Mail = {
  from: { name: 'Studio "Helder", BV', address: "post@helder.example" },
  replyTo: { name: "Marit", address: "hallo@helder.example" },
  to: { name: "Sanne Kooiman\r\nBcc: evil@x.example", address: "sanne@voorbeeld.example" },
  subject: "Bevestigd: € 2.165,90 – één\r\nX-Evil: 1",
  text: "Dag Sanne,\n.\n.. regels met een punt\nEinde",
  html: "<p>Dag Sanne</p>",
  messageId: "<m1@helder.example>",
  date: Temporal.Instant.from("2026-11-24T09:41:00Z"),
  language: "nl",
  attachments: [
    { filename: "Voorwaarden versie 4.pdf", contentType: "application/pdf", content: Buffer.from("%PDF-1.7 \r\n.\r\n") },
    { filename: "agenda.ics", contentType: "text/calendar; charset=utf-8; method=PUBLISH", content: Buffer.from("BEGIN:VCALENDAR\r\n") },
  ],
};
const quick = { connect: 500, greeting: 500, answer: 500 };
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function smtpServer(options: SMTPServerOptions) {
  const server = await startMailServer(options);
  closing.push(server.close);
  return server;
}

const letter = async () => ({ from: mail.from.address, to: mail.to.address, bytes: await renderMail(mail), token: "tk7" });

test("a mail carries our own name, date and marks, and nothing that was smuggled in", async () => {
  const bytes = await renderMail(mail);
  const parsed = await PostalMime.parse(bytes);
  expect(parsed.messageId).toBe("<m1@helder.example>");
  expect(parsed.date).toBe("2026-11-24T09:41:00.000Z");
  expect(parsed.to).toHaveLength(1);
  expect(parsed.bcc).toBeUndefined();
  expect(parsed.text?.trim()).toBe(mail.text);
  expect(parsed.attachments.map(({ filename }) => filename)).toEqual(["Voorwaarden versie 4.pdf", "agenda.ics"]);
  const keys = parsed.headers.map(({ key }) => key);
  expect(keys).toContain("auto-submitted");
  expect(keys.filter((key) => key.startsWith("list-") || key === "x-evil" || key === "x-mailer")).toEqual([]);
  expect(bytes.includes("\n") && !/[^\r]\n/.test(bytes.toString("latin1"))).toBe(true);
});

test("the server receives exactly the bytes that were kept", async () => {
  const { url, received } = await smtpServer({});
  const sent = await letter();
  expect(await handOver(url, sent, quick)).toMatchObject({ kind: "sent" });
  expect(received[0]?.bytes.equals(sent.bytes)).toBe(true);
});

test("an address that the server does not know is refused for ever", async () => {
  const { url } = await smtpServer({ onRcptTo: (_address, _session, done) => done(smtpAnswer(550, "no such user")) });
  expect(await handOver(url, await letter(), quick)).toMatchObject({ kind: "refused", code: 550 });
});

test("a mail that the server does not want is refused for ever", async () => {
  const { url } = await smtpServer({ onData: (stream, _session, done) => { stream.resume(); stream.on("end", () => done(smtpAnswer(554, "too odd"))); } });
  expect(await handOver(url, await letter(), quick)).toMatchObject({ kind: "refused", code: 554 });
});

test("a server that is busy is asked again later", async () => {
  const { url } = await smtpServer({ onRcptTo: (_address, _session, done) => done(smtpAnswer(451, "try again")) });
  expect(await handOver(url, await letter(), quick)).toMatchObject({ kind: "later" });
});

test("a server that is not there, or hangs before it asks for the mail, is asked again later", async () => {
  expect(await handOver("smtp://127.0.0.1:1", await letter(), quick)).toMatchObject({ kind: "later" });
  const silent = createServer();
  silent.listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  closing.push(() => new Promise((resolve) => silent.close(() => resolve())));
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("expected a port");
  expect(await handOver(`smtp://127.0.0.1:${address.port}`, await letter(), quick)).toMatchObject({ kind: "later" });
});

test("a wrong password is not held against the receiver", async () => {
  const { url } = await smtpServer({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(smtpAnswer(535, "who are you")) });
  expect(await handOver(url.replace("//", "//me:wrong@"), await letter(), quick)).toMatchObject({ kind: "later" });
});

test("a server that falls silent after the mail leaves it unknown whether it arrived", async () => {
  const { url } = await smtpServer({ onData: (stream) => { stream.resume(); } });
  expect(await handOver(url, await letter(), quick)).toMatchObject({ kind: "unknown" });
});

const reports = { hideDSN: false } satisfies SMTPServerOptions;

test("a server that offers reports is asked for them under the word of the mail", async () => {
  const { url, received } = await smtpServer(reports);
  const ended = await handOver(url, await letter(), quick);
  expect(ended).toMatchObject({ kind: "sent", dialogue: { dsnRequested: true, tls: null } });
  expect(received[0]?.dsn).toEqual({ ret: "HDRS", envid: "tk7", notify: ["SUCCESS", "FAILURE", "DELAY"], orcpt: "rfc822;sanne@voorbeeld.example" });
});

test("a server that offers none is asked nothing, and that is known", async () => {
  const { url, received } = await smtpServer({});
  expect((await handOver(url, await letter(), quick)).dialogue.dsnRequested).toBe(false);
  expect(received[0]?.dsn).toBeNull();
});

test("the dialogue is kept line by line in both directions, up to the answer to the mail", async () => {
  const { url } = await smtpServer(reports);
  const { transcript } = (await handOver(url, await letter(), quick)).dialogue;
  const lines = transcript.split("\r\n");
  expect(lines[0]).toMatch(/^S: 220 /);
  expect(lines).toContain("C: RCPT TO:<sanne@voorbeeld.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;sanne@voorbeeld.example");
  expect(lines.findIndex((line) => line === "C: DATA")).toBeGreaterThan(0);
  expect(lines.findLast((line) => line.startsWith("S: "))).toMatch(/^S: 250 /);
  expect(transcript).not.toContain("Dag Sanne");
});

test("a refusal comes with its dialogue too", async () => {
  const { url } = await smtpServer({ onRcptTo: (_address, _session, done) => done(smtpAnswer(550, "no such user")) });
  expect((await handOver(url, await letter(), quick)).dialogue.transcript).toContain("S: 550 no such user");
});

test.each(["LOGIN", "PLAIN", "CRAM-MD5"] as const)("what logs us in by %s is not in the dialogue", async (method) => {
  const { url, received } = await smtpServer({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true, authMethods: [method], onAuth: (_auth, _session, done) => done(null, { user: "me" }) });
  const { transcript } = (await handOver(url.replace("//", "//my-name:my-word@"), await letter(), quick)).dialogue;
  expect(received).toHaveLength(1);
  expect(transcript).toContain("C: AUTH (left out)\r\nS: 235 ");
  for (const secret of ["my-name", "my-word"]) expect(transcript).not.toContain(Buffer.from(secret).toString("base64").replaceAll("=", ""));
  expect(transcript).not.toMatch(/^S: 334/m);
  expect(transcript).not.toMatch(/^C: [\w+/=]{12,}$/m);
});

test.each([["from the start", true], ["by STARTTLS", false]])("what secures the connection %s is known", async (_how, secure) => {
  const [key, cert] = ["key", "cert"].map((name) => readFileSync(join(projectRoot, `test/fixtures/tls/${name}.pem`), "utf8"));
  if (key === undefined || cert === undefined) throw new Error("expected a key and a certificate");
  const { fingerprint256 } = new X509Certificate(cert);
  const { url } = await smtpServer({ secure, key, cert, disabledCommands: ["AUTH"] });
  const ended = await handOver(`${secure ? url.replace("smtp:", "smtps:") : url}?tls.rejectUnauthorized=false`, await letter(), quick);
  expect(ended).toMatchObject({ kind: "sent", dialogue: { tls: { protocol: "TLSv1.3", cipher: expect.stringMatching(/^TLS_/), fingerprint256, authorized: false } } });
});
