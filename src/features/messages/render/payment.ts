import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { paySlip } from "./deal-parts.ts";
import type { DealMail } from "./words.ts";

export function paymentReminder(mail: DealMail, { part, cents, dueAt, releases }: FactsOf<"payment-reminder">): Letter {
  const { words, deal, meetings } = mail;
  const { paymentReminder: texts } = words.texts;
  const { course, price } = deal.frozen;
  const about = `${texts.parts[part]}${texts.about(course.title, words.days(meetings))}`;
  return {
    subject: texts.subject(words.money(cents), words.moment(dueAt)),
    parts: [
      { kind: "sentence", pieces: texts.sentence(words.money(cents), words.moment(dueAt)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: releases ? `${about} ${texts.releases(price.places)}` : about },
      { kind: "text", text: `${texts.already} ${texts.stuck}` },
      { kind: "button", href: mail.dealUrl, label: texts.button },
      ...paySlip(mail, { cents, dueAt }),
    ],
  };
}

/** After the day: friendly, without costs, and no notice. @see docs/rules/deadlines.md */
export function paymentOverdue(mail: DealMail, { cents, dueAt }: FactsOf<"payment-overdue">): Letter {
  const { words, deal, meetings } = mail;
  const { paymentOverdue: texts, paymentReminder } = words.texts;
  const { course } = deal.frozen;
  return {
    subject: texts.subject(words.money(cents), course.title),
    parts: [
      { kind: "sentence", pieces: texts.sentence(words.money(cents), words.moment(dueAt)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: `${paymentReminder.about(course.title, words.days(meetings))} ${texts.ask}` },
      { kind: "text", text: `${texts.already} ${texts.stuck}` },
      { kind: "button", href: mail.dealUrl, label: texts.button },
      ...paySlip(mail, { cents, dueAt: null }),
    ],
  };
}

export function paymentReceived(mail: DealMail, { cents, openCents, confirms }: FactsOf<"payment-received">): Letter {
  const { words, deal, meetings, bookings } = mail;
  const { paymentReceived: texts } = words.texts;
  const amount = words.money(cents);
  const certain = bookings.filter(({ place }) => place === "confirmed" || place === "completed").length;
  const rest = restOf(mail, openCents);
  return {
    subject: texts.subject(amount, deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: confirms ? texts.confirms(amount, Math.max(1, certain)) : texts.received(amount) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: openCents > 0 ? texts.open(words.money(openCents), rest === null ? null : words.moment(rest)) : texts.settled },
      ...(certain > 0 ? [{ kind: "text", text: texts.expected(words.days(meetings)) } satisfies Part] : []),
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
      ...paySlip(mail, { cents: openCents, dueAt: rest }),
    ],
  };
}

/** The last payment day, when what is open is exactly what falls due then; several days at once are told on the deal's page. */
function restOf({ deal }: DealMail, openCents: number): string | null {
  const last = deal.frozen.schedule.at(-1);
  return last !== undefined && openCents > 0 && openCents <= last.cents ? last.dueAt : null;
}

export function deadlineWaived(mail: DealMail, { openCents }: FactsOf<"deadline-waived">): Letter {
  const { words, deal } = mail;
  const { deadlineWaived: texts } = words.texts;
  const { places } = deal.frozen.price;
  return {
    subject: texts.subject(deal.frozen.course.title, places),
    parts: [
      { kind: "sentence", pieces: texts.sentence(places) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: openCents > 0 ? texts.open(words.money(openCents)) : texts.settled },
      { kind: "button", href: mail.dealUrl, label: openCents > 0 ? texts.button : words.texts.toDeal },
      ...paySlip(mail, { cents: openCents, dueAt: null }),
    ],
  };
}
