import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAboutRecipient, parseDeliveryReport } from "./delivery-report.ts";

const sample = (name: string) => readFileSync(join(import.meta.dirname, "../../test/fixtures/dsn", `${name}.eml`));
const encode = (text: string) => new TextEncoder().encode(text.replaceAll("\n", "\r\n"));

/** A report as any server could write it. */
function reportOf(status: string, { type = "message/delivery-status", encoding = "7bit", extra = "" } = {}): Uint8Array {
  return encode(`From: MAILER-DAEMON@mx.example
To: b-x@bounce.example
Subject: report
Message-ID: <report@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: ${type}
Content-Transfer-Encoding: ${encoding}

${status}
--b
${extra === "" ? "Content-Type: text/plain\n\nbye" : extra}
--b--
`);
}

const fine = "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; sanne@voorbeeld.example\nAction: failed\nStatus: 5.1.1\n";

async function read(bytes: Uint8Array) {
  const parsed = await parseDeliveryReport(bytes);
  if (parsed.kind !== "report") throw new Error(`expected a report, it is unparsed: ${parsed.why}`);
  return parsed.report;
}

describe("reports that a mail server wrote", () => {
  test("delivered: the mailbox has it", async () => {
    expect(await read(sample("delivered"))).toEqual({
      reportingMta: "mta.trainer.test",
      originalEnvelopeId: "r7c38684929b991e595",
      arrivalDate: "Mon, 23 Nov 2026 18:12:17 +0000 (UTC)",
      originalMessageId: "<r7c38684929b991e595@trainer.test>",
      reportId: "<20261123181217.4A4DA228638@mta.trainer.test>",
      recipients: [{
        action: "delivered", status: "2.0.0", originalRecipient: "alice@customer.test", finalRecipient: "alice@customer.test", remoteMta: null,
        diagnostic: "X-Postfix; delivery via virtual: delivered to maildir",
      }],
    });
  });

  test("relayed: the line with which the other server took it", async () => {
    const { recipients } = await read(sample("relayed"));
    expect(recipients).toMatchObject([{ action: "relayed", remoteMta: "127.0.0.1", diagnostic: "250 2.0.0 OK queued as RELAY1795457537440" }]);
  });

  test("failed: a folded answer is one line", async () => {
    const { recipients } = await read(sample("failed"));
    expect(recipients).toMatchObject([{ action: "failed", status: "5.1.1", diagnostic: "550 5.1.1 The email account that you tried to reach does not exist" }]);
  });
});

describe("other ways to write one", () => {
  test("with an address beyond ASCII", async () => {
    const utf8 = fine.replace("rfc822; sanne@voorbeeld.example", "utf-8; jörg@voorbeeld.example");
    expect((await read(reportOf(utf8, { type: "message/global-delivery-status", encoding: "8bit" }))).recipients[0]?.finalRecipient).toBe("jörg@voorbeeld.example");
  });

  test.each(["quoted-printable", "base64"])("encoded as %s", async (encoding) => {
    const status = encoding === "base64" ? Buffer.from(fine.replaceAll("\n", "\r\n")).toString("base64") : fine.replace("5.1.1", "5.1=2E1");
    expect((await read(reportOf(status, { encoding }))).recipients).toMatchObject([{ action: "failed", status: "5.1.1" }]);
  });

  test("with its fields below a child part", async () => {
    expect((await read(reportOf(`Content-Type: text/plain\n\n${fine}`))).recipients).toHaveLength(1);
  });

  test("about several recipients, with names in other case, comments and angle brackets", async () => {
    const two = `${fine}\nFINAL-RECIPIENT : RFC822 ; <joris@voorbeeld.example>\naction: Delayed (will try again)\nstatus: 4.4.1 (no answer)\n`;
    expect((await read(reportOf(two))).recipients).toMatchObject([{ action: "failed" }, { action: "delayed", status: "4.4.1", finalRecipient: "joris@voorbeeld.example" }]);
  });

  test("with the returned mail whole: a report inside that mail is not this report", async () => {
    const inner = new TextDecoder().decode(reportOf(fine.replace("failed", "delivered").replace("5.1.1", "2.0.0"))).replaceAll("\r\n", "\n").replaceAll("--b", "--c").replace('"b"', '"c"');
    const report = await read(reportOf(fine, { extra: `Content-Type: message/rfc822\n\n${inner}` }));
    expect(report.recipients).toMatchObject([{ action: "failed" }]);
    expect(report.originalMessageId).toBe("<report@mx.example>");
  });
});

describe("whom a report is about", () => {
  const about = { action: "failed", status: "5.1.1", originalRecipient: null, finalRecipient: "Sanne@Voorbeeld.example", remoteMta: null, diagnostic: null } as const;

  test.each([
    ["the final recipient, in any case", about, "sanne@voorbeeld.example", true],
    ["somebody else", about, "joris@voorbeeld.example", false],
    ["the original recipient, whose mail is passed on", { ...about, originalRecipient: "sanne@kantoor.example" }, "sanne@kantoor.example", true],
    ["not the final recipient when another was the original one", { ...about, originalRecipient: "joris@kantoor.example" }, "sanne@voorbeeld.example", false],
    ["an original recipient in xtext", { ...about, originalRecipient: "sanne+2Bles@voorbeeld.example" }, "sanne+les@voorbeeld.example", true],
    ["an address with a plus that is no xtext", { ...about, originalRecipient: "sanne+AB@voorbeeld.example" }, "sanne+AB@voorbeeld.example", true],
  ])("%s", (_what, report, address, expected) => {
    expect(isAboutRecipient(report, address)).toBe(expected);
  });
});

describe("what is never guessed at", () => {
  test("a bounce in prose", async () => {
    const prose = encode("From: postmaster@mx.example\nSubject: Undelivered\n\n<sanne@voorbeeld.example>: 550 no such user\n");
    expect(await parseDeliveryReport(prose)).toEqual({ kind: "unparsed", why: "no-status-part" });
  });

  test.each([
    ["an action that is none", fine.replace("failed", "bounced")],
    ["no action", fine.replace("Action: failed\n", "")],
    ["a status that is none", fine.replace("5.1.1", "550")],
    ["no recipient", "Reporting-MTA: dns; mx.example\n"],
    ["one good recipient and a broken one", `${fine}\nFinal-Recipient: rfc822; joris@voorbeeld.example\nAction: maybe\nStatus: 5.0.0\n`],
  ])("%s", async (_what, status) => {
    expect(await parseDeliveryReport(reportOf(status))).toEqual({ kind: "unparsed", why: "broken-fields" });
  });

  test("two reports in one mail", async () => {
    expect(await parseDeliveryReport(reportOf(fine, { extra: `Content-Type: message/delivery-status\n\n${fine}` }))).toEqual({ kind: "unparsed", why: "several-status-parts" });
  });

  test("a field with a hundred thousand blanks in the middle is read at once", async () => {
    const started = performance.now();
    const { recipients } = await read(reportOf(`${fine}Diagnostic-Code: smtp; 550 no${" ".repeat(100_000)}such user\n`));
    expect(recipients[0]?.diagnostic).toMatch(/^550 no +such user$/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("any bytes at all are read or set aside, and never break the reader", async () => {
    expect((await parseDeliveryReport(new Uint8Array())).kind).toBe("unparsed");
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => (await parseDeliveryReport(bytes)).kind === "unparsed"), { numRuns: 100 });
  });
});
