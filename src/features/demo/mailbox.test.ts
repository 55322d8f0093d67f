import { Hono } from "hono";
import { afterAll, expect, test, vi } from "vitest";
import { createTestHouse } from "../../../test/support/database.ts";
import { securityHeaders } from "../../platform/http/security.ts";
import { startMailReceiver } from "../../platform/mail/receiver.ts";
import type { ReceivedMail } from "../../platform/mail/receiver.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { handOver } from "../../platform/mail/transport.ts";
import { parseDeliveryReport } from "../../proof/delivery-report.ts";
import { startMailCatcher } from "./mailbox.ts";
import { mailboxRoutes } from "./mailbox-routes.tsx";

const plain = await createTestHouse();
const house = { ...plain, config: { ...plain.config, demo: true } };
const catcher = await startMailCatcher(house);
afterAll(catcher.close);
const app = new Hono().use(securityHeaders({ https: false })).route("/_mail", mailboxRoutes(house));

const bytes = await renderMail({
  from: { name: "Studio Helder", address: "post@helder.example" },
  replyTo: { name: "Marit", address: "hallo@helder.example" },
  to: { name: "Sanne <b>Kooiman</b>", address: "sanne@voorbeeld.example" },
  subject: "Bevestigd <script>alert(1)</script>",
  text: "Dag <i>Sanne</i>",
  html: "<!doctype html><html><head><title>x</title></head><body><script>alert(1)</script><a href=\"/d/A/b\">afspraak</a></body></html>",
  messageId: "<m1@helder.example>",
  date: house.clock.now(),
  language: "nl",
  attachments: [{ filename: "voorwaarden.pdf", contentType: "application/pdf", content: Buffer.from("%PDF-1.7") }],
});

test("caught mail is listed, shown, and kept byte for byte", async () => {
  expect(await (await app.request("/_mail")).text()).toContain("nog geen mail");
  expect(await handOver(catcher.url, { from: "post@helder.example", to: "sanne@voorbeeld.example", bytes, token: null })).toMatchObject({ kind: "sent" });
  const list = await (await app.request("/_mail")).text();
  expect(list).toContain("Bevestigd &lt;script&gt;");
  const [, path = ""] = /href="(\/_mail\/\d+)"/.exec(list) ?? [];
  const page = await (await app.request(path)).text();
  expect(page).toContain("Sanne &lt;b&gt;Kooiman&lt;/b&gt; &lt;sanne@voorbeeld.example&gt;");
  expect(page).toContain("Dag &lt;i&gt;Sanne&lt;/i&gt;");
  expect(page).not.toContain("<script>alert");
  expect(page).toMatch(/<iframe[^>]+sandbox="allow-popups[^"]*"/);
  expect(page).not.toContain("allow-scripts");
  const raw = Buffer.from(await (await app.request(`${path}/raw`)).arrayBuffer());
  expect(raw.equals(bytes)).toBe(true);
  const attachment = await app.request(`${path}/attachments/0`);
  expect(await attachment.text()).toBe("%PDF-1.7");
  expect(attachment.headers.get("content-disposition")).toContain("voorwaarden.pdf");
});

test("the HTML of a mail stands in a sandbox where no script runs, and its links lead out of the frame", async () => {
  const list = await (await app.request("/_mail?to=sanne@voorbeeld.example")).text();
  const [, path = ""] = /href="(\/_mail\/\d+)"/.exec(list) ?? [];
  const response = await app.request(`${path}/html`);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("sandbox");
  expect(policy).not.toContain("script");
  expect(await response.text()).toContain('<base target="_top">');
});

test.each(["/_mail/0", "/_mail/abc", "/_mail/99999999999999999999", "/_mail/1/attachments/99", "/_mail/77/html"])("%s is not there", async (path) => {
  expect((await app.request(path)).status).toBe(404);
});

test("outside the demo there is no mailbox", async () => {
  expect((await new Hono().route("/_mail", mailboxRoutes(plain)).request("/_mail")).status).toBe(404);
});

test("the other side of the demo reports what became of a mail, the same for the same mail, also of what came before anybody listened", async () => {
  const received: ReceivedMail[] = [];
  const receiver = await startMailReceiver({ domain: "bounce.helder.example", port: 0, hostname: "127.0.0.1", log: house.log, takes: async () => true, keep: async (mail) => { received.push(mail); return "kept"; } });
  const own = await startMailCatcher(house);
  const token = "a".repeat(26);
  const send = (to: string) => handOver(own.url, { from: `b-${token}@bounce.helder.example`, to, bytes, token });
  await send("sanne@noordkaap.example");
  own.answerTo(receiver.port);
  await send("pieter@nachtuil.example");
  await send("jet@kortleve.example");
  await vi.waitFor(() => expect(received).toHaveLength(3));
  const reports = await Promise.all(received.map(async (mail) => ({ ...(await parseDeliveryReport(mail.bytes)), from: mail.envelopeFrom })));
  expect(reports).toMatchObject([
    { from: "", report: { originalEnvelopeId: token, recipients: [{ action: "relayed", remoteMta: "mx.noordkaap.example", diagnostic: expect.stringMatching(/^250 2\.0\.0 OK queued as [0-9A-F]{10}$/) }] } },
    { report: { recipients: [{ action: "failed", status: "5.1.1", finalRecipient: "pieter@nachtuil.example" }] } },
    { report: { recipients: [{ action: "delivered" }] } },
  ]);
  await own.close();
  await receiver.stop();
});
