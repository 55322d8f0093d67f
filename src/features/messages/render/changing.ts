import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { changingMailTexts } from "../texts/changing.ts";
import { calendarOf, placeFacts } from "./deal-parts.ts";
import type { DealMail } from "./words.ts";

/** @param mail.meetings of the new date */
export function bookingMoved(mail: DealMail, { bookingIds, costsCents, owesCents, refundCents }: FactsOf<"booking-moved">): Letter {
  const { words, deal, meetings } = mail;
  const { moved: texts } = changingMailTexts[words.locale];
  const names = words.names(mail.bookings.filter(({ id }) => bookingIds.includes(id)));
  const money = [
    ...(costsCents > 0 ? [texts.costs(words.money(costsCents))] : []),
    ...(owesCents > 0 ? [texts.owes(words.money(owesCents))] : []),
    ...(refundCents > 0 ? [texts.refund(words.money(refundCents))] : []),
  ];
  return {
    subject: texts.subject(deal.frozen.course.title, words.days(meetings)),
    parts: [
      { kind: "sentence", pieces: texts.sentence(names, words.days(meetings)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.along },
      ...(money.length === 0 ? [] : [{ kind: "text", text: money.join(" ") } satisfies Part]),
      { kind: "facts", facts: placeFacts(mail) },
      { kind: "text", text: texts.calendar },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
    attachments: [calendarOf(mail, { tentative: false, description: mail.dealUrl })],
  };
}

export function participantReplaced(mail: DealMail, { bookingId }: FactsOf<"participant-replaced">): Letter {
  const { words, deal, meetings } = mail;
  const { replaced: texts } = changingMailTexts[words.locale];
  const name = words.names(mail.bookings.filter(({ id }) => id === bookingId));
  return {
    subject: texts.subject(deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: texts.sentence(name, words.days(meetings)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: `${texts.told} ${texts.wrong}` },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}

/** A place that the customer cancelled was sold again: good news, with what is left to pay or to get back. */
export function placeRefilled(mail: DealMail, { bookingIds, offCents, owesCents, refundCents, refundBy }: FactsOf<"place-refilled">): Letter {
  const { words, deal } = mail;
  const { refilled: texts } = changingMailTexts[words.locale];
  const names = words.names(mail.bookings.filter(({ id }) => bookingIds.includes(id)));
  const money = refundCents > 0
    ? texts.refund(words.money(refundCents), refundBy === null ? null : words.moment(refundBy))
    : owesCents > 0 ? texts.owes(words.money(owesCents)) : texts.nothing;
  return {
    subject: texts.subject(deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: texts.sentence(names, words.money(offCents)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: money },
      { kind: "text", text: texts.why },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}
