import type { FactsOf } from "../kinds.ts";
import type { Letter } from "../letter.ts";
import { goodwillMailTexts } from "../texts/goodwill.ts";
import type { DealMail } from "./words.ts";

/** A part of the amount was let go: what is left to pay, or what comes back. */
export function goodwillGranted(mail: DealMail, { cents, owesCents, refundCents, confirms }: FactsOf<"goodwill-granted">): Letter {
  const { words } = mail;
  const texts = goodwillMailTexts[words.locale];
  const rest = [
    owesCents > 0 ? texts.owes(words.money(owesCents)) : refundCents > 0 ? texts.refund(words.money(refundCents)) : texts.nothing,
    ...(confirms ? [texts.confirms] : []),
  ];
  return {
    subject: texts.subject(words.money(cents)),
    parts: [
      { kind: "sentence", pieces: texts.sentence(words.money(cents)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: rest.join(" ") },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}
