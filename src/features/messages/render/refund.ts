import type { FactsOf, MessageFacts } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { refundMailTexts } from "../texts/refund.ts";
import type { DealMail } from "./words.ts";

/** Where the money goes; whoever did not say so themselves learns it in time. */
export function refundAccountGiven(mail: DealMail, { by, account, cents }: FactsOf<"refund-account-given">): Letter {
  const { words, deal } = mail;
  const { given: texts } = refundMailTexts[words.locale];
  return {
    subject: texts.subject(deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: texts.sentence(words.money(cents), account) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.by[by] },
      { kind: "text", text: texts.wrong },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}

/** Mail to whoever ordered that says that money comes back now, not only when they would choose so. */
export function isPromisingRefund(facts: MessageFacts): boolean {
  switch (facts.kind) {
    case "booking-cancelled":
    case "place-refilled":
    case "goodwill-granted":
    case "called-off-answered":
    case "session-move-answered":
    case "booking-moved":
    case "withdrawal-answered":
      return facts.refundCents > 0;
    case "late-money-chosen":
      return facts.choice === "refund";
    default:
      return false;
  }
}

/** The question stands before the last button or link, which leads to the page of the deal. */
export function withAccountAsked(letter: Letter, { words, dealUrl }: DealMail): Letter {
  const { ask } = refundMailTexts[words.locale];
  const at = Math.max(0, letter.parts.findLastIndex(({ kind }) => kind === "button" || kind === "link"));
  const asked: Part[] = [{ kind: "text", text: ask.text }, { kind: "link", href: `${dealUrl}/refund-account`, label: ask.link }];
  return { ...letter, parts: letter.parts.toSpliced(at, 0, ...asked) };
}
