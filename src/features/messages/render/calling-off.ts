import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { callingOffMailTexts } from "../texts/calling-off.ts";
import type { DealMail, WaitingMail } from "./words.ts";

export function calledOff(mail: DealMail, { to, refundCents, answerBy }: FactsOf<"called-off">): Letter {
  const { words, deal, meetings } = mail;
  const texts = callingOffMailTexts[words.locale];
  const { title } = deal.frozen.course;
  const forOrderer: Part[] = [
    { kind: "text", text: texts.choose(words.moment(answerBy), refundCents > 0) },
    { kind: "text", text: texts.silence(refundCents > 0 ? words.money(refundCents) : null) },
    { kind: "button", href: `${mail.dealUrl}/called-off`, label: texts.button },
  ];
  return {
    subject: texts.subject(title, words.days(meetings)),
    parts: [
      { kind: "sentence", pieces: texts.sentence(title, words.days(meetings)) },
      { kind: "text", text: mail.greeting },
      ...(to === "orderer" ? forOrderer : [{ kind: "text", text: texts.participant } satisfies Part]),
    ],
  };
}

/** @param mail.meetings of the date that was chosen */
export function calledOffAnswered(mail: DealMail, { answer, refundCents, credit }: FactsOf<"called-off-answered">): Letter {
  const { words, deal, meetings } = mail;
  const texts = callingOffMailTexts[words.locale];
  return {
    subject: texts.answeredSubject(deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: texts.answered[answer](credit === null ? words.days(meetings) : words.money(credit.cents)) },
      { kind: "text", text: mail.greeting },
      ...(refundCents > 0 ? [{ kind: "text", text: texts.refunded(words.money(refundCents)) } satisfies Part] : []),
      ...(credit === null ? [] : [{ kind: "text", text: texts.credited(words.moment(credit.validUntil)) } satisfies Part]),
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}

export function lineCalledOff(mail: WaitingMail): Letter {
  const { words, course, meetings, waitingUrl } = mail;
  const texts = callingOffMailTexts[words.locale];
  return {
    subject: texts.subject(course.title, words.days(meetings)),
    parts: [
      { kind: "sentence", pieces: texts.sentence(course.title, words.days(meetings)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: `${texts.line} ${texts.lineAgain}` },
      { kind: "button", href: waitingUrl, label: texts.lineButton },
    ],
  };
}
