import type { House } from "../../platform/house.ts";
import { answerAddress } from "../../platform/mail/bounce-address.ts";
import { renderMail } from "../../platform/mail/render.ts";
import type { MailAddress } from "../../platform/mail/render.ts";
import { newestHead } from "../evidence/store.ts";
import { messageFacts } from "./kinds.ts";
import { plainSentence } from "./letter.ts";
import type { Letter } from "./letter.ts";
import { letterHtml } from "./letter-html.tsx";
import { letterText } from "./letter-text.ts";
import { writeLetter } from "./render.ts";
import type { Message } from "./store.ts";
import type { Organisation } from "./subject.ts";
import { mailTexts } from "./texts.ts";

/** A message as it will be sent. */
export type ComposedMail = { bytes: Buffer; messageId: string };

/** Writes, lays out and encodes a message. The bytes differ each time, so that they are kept and never made again. */
export async function composeMail(house: House, message: Message): Promise<ComposedMail> {
  const { letter, organisation } = await writeLetter(house, message);
  const from = senderOf(house, organisation);
  const messageId = `<${message.id}@${from.address.split("@").at(-1) ?? "handslag"}>`;
  const colophon = colophonOf(organisation, message);
  const head = await newestHead(house.db, message.organisation_id);
  const proof = head === null ? [] : [mailTexts[message.locale].head, ...head.note.trimEnd().split("\n"), "", head.key];
  const bytes = await renderMail({
    from,
    replyTo: answersTo(house, message, organisation),
    to: { name: message.to_name, address: message.to_address },
    subject: soft(letter.subject),
    text: letterText(letter, [...colophon, proof.join("\n")]),
    html: letterHtml(letter, { locale: message.locale, organisation, preheader: preheaderOf(letter), colophon, proof }),
    messageId,
    date: house.clock.now(),
    language: message.locale,
    attachments: letter.attachments ?? [],
  });
  return { bytes, messageId };
}

/**
 * Answers come to us, and from us to the organisation, where they can come in. What goes to the organisation itself is answered there: an
 * answer that came back to where it came from would go round for ever. An answer that we pass on is answered to whoever wrote it.
 */
function answersTo({ config }: House, message: Message, { name, email }: Organisation): MailAddress {
  const { answer_token: answerToken } = message;
  const facts = messageFacts.parse(message.facts);
  if (facts.kind === "reply-forwarded") return facts.from;
  if (config.bounce === null || answerToken === null || message.to_address.toLowerCase() === email.toLowerCase()) return { name, address: email };
  return { name, address: answerAddress(answerToken, config.bounce.domain) };
}

/** The house's own address when it has one, in the name of the organisation; else the organisation's. */
export function senderOf({ config }: House, organisation: { name: string; email: string }): MailAddress {
  return { name: organisation.name, address: config.mailFrom ?? organisation.email };
}

/** What a list of mails shows after the subject: the state in one sentence. */
function preheaderOf({ parts }: Letter): string {
  const sentence = parts.find((part) => part.kind === "sentence");
  return sentence === undefined ? "" : soft(plainSentence(sentence.pieces));
}

function colophonOf(organisation: Organisation, { locale }: Message): string[] {
  const texts = mailTexts[locale];
  const { name, contact_name, street, postcode, town, phone, kvk_number, vat_number } = organisation;
  const details = [name, contact_name, street, `${postcode} ${town}`.trim(), kvk_number === "" ? "" : texts.kvk(kvk_number), vat_number];
  const contact = contact_name.split(" ")[0] || name;
  return [texts.contact({ phone: phone.replaceAll(" ", "\u00a0"), name: contact }), details.filter((detail) => detail !== "").join(", ")];
}

function soft(text: string): string {
  return text.replaceAll("\u00a0", " ");
}
