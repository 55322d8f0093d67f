import { formatCode } from "../../../domain/deal/code.ts";
import type { CreditSaid, FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { creditMailTexts } from "../texts/credit.ts";
import type { DealMail } from "./words.ts";

/** The trainer gave a credit: its code, until when, and what it waits for. */
export function creditGranted(mail: DealMail, { credit, waits, transferable }: FactsOf<"credit-granted">): Letter {
  const { words } = mail;
  const texts = creditMailTexts[words.locale];
  const more = [...(waits ? [texts.granted.waits] : []), texts.how, ...(transferable ? [texts.granted.passOn] : [])];
  return letterOf(mail, { subject: texts.granted.subject(words.money(credit.cents)), sentence: texts.granted.sentence(words.money(credit.cents)), text: more.join(" "), credits: [credit] });
}

/** What a credit waited for came. */
export function creditUsable(mail: DealMail, { credit }: FactsOf<"credit-usable">): Letter {
  const { words } = mail;
  const texts = creditMailTexts[words.locale];
  return letterOf(mail, { subject: texts.usable.subject(words.money(credit.cents)), sentence: texts.usable.sentence(words.money(credit.cents)), text: texts.how, credits: [credit] });
}

/** A credit of which something is left ends in a month, or in a week. */
export function creditReminder(mail: DealMail, { credit, days, waits }: FactsOf<"credit-reminder">): Letter {
  const { words } = mail;
  const texts = creditMailTexts[words.locale];
  const said = [words.money(credit.cents), words.moment(credit.validUntil)] as const;
  return letterOf(mail, { subject: texts.reminder.subject[days](...said), sentence: texts.reminder.sentence[days](...said), text: waits ? `${texts.waits} ${texts.how}` : texts.how, credits: [credit] });
}

/** What a credit paid is over: it is a credit again. */
export function creditReturned(mail: DealMail, { cents, credits }: FactsOf<"credit-returned">): Letter {
  const { words, deal } = mail;
  const { returned, how } = creditMailTexts[words.locale];
  return letterOf(mail, { subject: returned.subject(words.money(cents), deal.frozen.course.title), sentence: returned.sentence(words.money(cents)), text: `${returned.why} ${how}`, credits });
}

function letterOf(mail: DealMail, said: { subject: string; sentence: Extract<Part, { kind: "sentence" }>["pieces"]; text: string; credits: readonly CreditSaid[] }): Letter {
  const { words } = mail;
  const texts = creditMailTexts[words.locale];
  const facts = said.credits.flatMap(({ code, cents, validUntil }) => [
    { label: texts.code, value: formatCode(code) },
    { label: texts.left, value: words.money(cents) },
    { label: texts.until, value: words.moment(validUntil) },
  ]);
  return {
    subject: said.subject,
    parts: [
      { kind: "sentence", pieces: said.sentence },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: said.text },
      { kind: "facts", facts },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}
