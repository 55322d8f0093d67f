import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import type { Booking } from "../subject.ts";
import type { DealMail } from "./words.ts";

export function placeReleased(mail: DealMail, { bookingIds }: FactsOf<"place-released">): Letter {
  const { words, deal, meetings, baseUrl } = mail;
  const { placeReleased: texts } = words.texts;
  const { course, organisation, schedule, session } = deal.frozen;
  const names = words.names(chosen(mail.bookings, bookingIds));
  const dueAt = schedule[0]?.dueAt ?? session.startsAt;
  return {
    subject: texts.subject(course.title, words.days(meetings), bookingIds.length),
    parts: [
      { kind: "sentence", pieces: texts.sentence(words.moment(dueAt), bookingIds.length) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: bookingIds.length === 1 ? texts.whose(names) : texts.whoseMany(names) },
      ...(deal.paid_cents > 0 ? [{ kind: "text", text: texts.partPaid } satisfies Part] : []),
      { kind: "text", text: texts.again },
      { kind: "button", href: `${baseUrl}/${organisation.slug}/${course.slug}`, label: texts.button },
      { kind: "link", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}

export function placeReinstated(mail: DealMail, { bookingIds }: FactsOf<"place-reinstated">): Letter {
  const { words, deal, meetings } = mail;
  const { placeReinstated: texts } = words.texts;
  return {
    subject: texts.subject(deal.frozen.course.title, bookingIds.length),
    parts: [
      { kind: "sentence", pieces: texts.sentence(bookingIds.length, words.days(meetings)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.why(words.names(chosen(mail.bookings, bookingIds))) },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}

export function bookingCancelled(mail: DealMail, { bookingIds, feeCents, refundCents, refundBy }: FactsOf<"booking-cancelled">): Letter {
  const { words, deal, meetings } = mail;
  const { bookingCancelled: texts } = words.texts;
  const { course, conditions } = deal.frozen;
  const names = words.names(chosen(mail.bookings, bookingIds));
  const fee = feeCents > 0 ? [texts.steps, ...(conditions.refundIfRefilled ? [texts.refilled] : [])] : [];
  return {
    subject: texts.subject(course.title, words.days(meetings)),
    parts: [
      { kind: "sentence", pieces: feeCents === 0 ? texts.free(names) : texts.fee(names, words.money(feeCents)) },
      { kind: "text", text: mail.greeting },
      ...fee.map((text): Part => ({ kind: "text", text })),
      ...(refundCents > 0 ? [{ kind: "text", text: texts.refund(words.money(refundCents), refundBy === null ? null : words.moment(refundBy)) } satisfies Part] : []),
      { kind: "text", text: texts.wrong },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}

function chosen(bookings: readonly Booking[], ids: readonly string[]): Booking[] {
  return bookings.filter(({ id }) => ids.includes(id));
}
