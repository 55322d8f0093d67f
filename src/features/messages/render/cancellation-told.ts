import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { cancellationToldTexts } from "../texts/cancellation-told.ts";
import type { DealMail } from "./words.ts";

/** To the trainer: who cancelled, what that costs, and what the customer wanted to say. */
export function cancellationTold(mail: DealMail, { bookingIds, feeCents, said }: FactsOf<"cancellation-told">): Letter {
  const { words, deal } = mail;
  const texts = cancellationToldTexts[words.locale];
  const who = deal.customer.orderedBy.name;
  const names = words.names(mail.bookings.filter(({ id }) => bookingIds.includes(id)));
  const quoted: Part[] = said === "" ? [] : [{ kind: "text", text: texts.said(who) }, ...said.split(/\n{2,}/).map((text): Part => ({ kind: "text", text }))];
  return {
    subject: texts.subject(who, deal.frozen.course.title, words.days(mail.meetings)),
    parts: [
      { kind: "sentence", pieces: texts.sentence(names) },
      { kind: "text", text: feeCents === 0 ? texts.free : texts.fee(words.money(feeCents)) },
      ...quoted,
      { kind: "button", href: `${mail.baseUrl}/office/deals/${deal.code}`, label: texts.button },
    ],
  };
}
