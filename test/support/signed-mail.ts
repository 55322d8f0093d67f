import { generateKeyPairSync } from "node:crypto";
import { createTransport } from "nodemailer";
import { bounceDomain } from "./inbound.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "der" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });

/** What the DNS says of the key of voorbeeld.example, and of nothing else. */
export async function askDnsOfVoorbeeld(name: string): Promise<string[][]> {
  if (name !== "s1._domainkey.voorbeeld.example") throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
  return [[`v=DKIM1; k=rsa; p=${publicKey.toString("base64")}`]];
}

/** A mail signed over the first signs of its text alone (RFC 6376, l=), and what somebody added after them. */
export async function partlySigned(mail: Buffer, added: string): Promise<Buffer> {
  const text = mail.subarray(mail.indexOf("\r\n\r\n") + 4);
  return Buffer.concat([await signatureOf(mail, { selector: "s1", maxBodyLength: text.length }), mail, Buffer.from(added)]);
}

/** A mail that was signed many times, each with another key. */
export async function signedBy(mail: Buffer, selectors: readonly string[]): Promise<Buffer> {
  return Buffer.concat([...(await Promise.all(selectors.map((selector) => signatureOf(mail, { selector })))), mail]);
}

async function signatureOf(mail: Buffer, how: { selector: string; maxBodyLength?: number }): Promise<Buffer> {
  const { dkimSign } = await import("mailauth/lib/dkim/sign.js");
  const signer = { signingDomain: "voorbeeld.example", privateKey, algorithm: "rsa-sha256", canonicalization: "simple/simple", ...how };
  const { signatures } = await dkimSign(mail, { ...signer, signatureData: [signer] });
  return Buffer.from(signatures);
}

type AnswerOptions = { answerToken: string; from?: string; text?: string; html?: string; headers?: Record<string, string>; signed?: boolean; attachment?: string };

/** An answer of a person, as their mail program writes it, signed by their domain or not. */
export async function answerMail({ answerToken, from = "Sanne Kooiman <sanne.kooiman@voorbeeld.example>", text, html, headers = {}, signed = false, attachment }: AnswerOptions): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows", ...(signed ? { dkim: { domainName: "voorbeeld.example", keySelector: "s1", privateKey } } : {}) });
  const { message } = await composer.sendMail({ from, to: `a-${answerToken}@${bounceDomain}`, subject: "Re: Bevestigd", ...(attachment === undefined ? {} : { attachments: [{ filename: attachment, content: "x" }] }), text: text ?? (html === undefined ? "Dank, ik kom graag." : undefined), html, headers });
  if (!Buffer.isBuffer(message)) throw new Error("expected bytes");
  return message;
}
