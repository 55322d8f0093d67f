import type { FactsOf } from "../kinds.ts";
import type { Letter } from "../letter.ts";
import type { DealMail } from "./words.ts";

export function lateMoneyAsked(mail: DealMail, { cents, latePaymentId }: FactsOf<"late-money-asked">): Letter {
  const { words } = mail;
  const { lateMoneyAsked: texts } = words.texts;
  const amount = words.money(cents);
  return {
    subject: texts.subject(amount),
    parts: [
      { kind: "sentence", pieces: texts.sentence(amount) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.choices },
      { kind: "button", href: `${mail.dealUrl}/late-money/${latePaymentId}`, label: texts.button },
    ],
  };
}

export function lateMoneyChosen(mail: DealMail, { cents, choice, validUntil }: FactsOf<"late-money-chosen">): Letter {
  const { words, deal } = mail;
  const { lateMoneyChosen: texts } = words.texts;
  return {
    subject: texts.subject(deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: choice === "credit" ? texts.choices.credit(words.money(cents), validUntil === undefined ? null : words.moment(validUntil)) : texts.choices[choice](words.money(cents)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.changed },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}
