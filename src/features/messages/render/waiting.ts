import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { priceOf } from "../../../domain/price/price-of.ts";
import { decideVat } from "../../../domain/price/reverse-charge.ts";
import type { FactsOf } from "../kinds.ts";
import type { Letter } from "../letter.ts";
import { placeFacts } from "./deal-parts.ts";
import type { WaitingMail } from "./words.ts";

export function waitingConfirmed(mail: WaitingMail, { ahead }: FactsOf<"waiting-confirmed">): Letter {
  const { words, signUp, course, meetings, session } = mail;
  const { waitingConfirmed: texts, headings, labels } = words.texts;
  return {
    subject: texts.subject(course.title, words.days(meetings)),
    parts: [
      { kind: "sentence", pieces: ahead === 0 ? texts.first(signUp.places) : texts.ahead(ahead) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.next(session.conditions.offerHours) },
      { kind: "text", text: texts.nothing },
      { kind: "button", href: mail.waitingUrl, label: texts.button },
      { kind: "heading", text: headings.practical },
      { kind: "facts", facts: [{ label: labels.training, value: course.title }, ...placeFacts(mail)] },
    ],
  };
}

export function placeOffered(mail: WaitingMail, { places, endsAt }: FactsOf<"place-offered">): Letter {
  const { words, course, meetings } = mail;
  const { placeOffered: texts, headings, labels } = words.texts;
  const { totalCents } = offeredPrice(mail, places, localDateOf(Temporal.Instant.from(endsAt), mail.organisation.zone));
  const offer = { places, days: words.days(meetings), endsAt: words.moment(endsAt) };
  return {
    subject: texts.subject(offer.endsAt, course.title, places),
    parts: [
      { kind: "sentence", pieces: totalCents === 0 ? texts.free(offer) : texts.paid({ ...offer, amount: words.money(totalCents) }) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.choose },
      { kind: "button", href: mail.waitingUrl, label: texts.button },
      { kind: "text", text: texts.nothing(offer.endsAt) },
      { kind: "heading", text: headings.practical },
      { kind: "facts", facts: [{ label: labels.training, value: course.title }, ...placeFacts(mail)] },
    ],
  };
}

export function offerExpired(mail: WaitingMail, endedAt: Temporal.Instant): Letter {
  const { words, course, bookings } = mail;
  const { offerExpired: texts } = words.texts;
  const stillWaits = bookings.some((booking) => booking.place === "waiting");
  return {
    subject: texts.subject(course.title),
    parts: [
      { kind: "sentence", pieces: texts.sentence(words.moment(endedAt)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.next },
      { kind: "text", text: stillWaits ? texts.rest : texts.again },
      { kind: "button", href: mail.waitingUrl, label: texts.button },
    ],
  };
}

export function leftWaitingList(mail: WaitingMail): Letter {
  const { words, course, meetings } = mail;
  const { leftWaitingList: texts } = words.texts;
  return {
    subject: texts.subject(course.title),
    parts: [
      { kind: "sentence", pieces: texts.sentence() },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.about(course.title, words.days(meetings)) },
      { kind: "text", text: texts.again },
      { kind: "button", href: mail.waitingUrl, label: texts.button },
    ],
  };
}

/** What the places cost on the last day of the offer: whoever accepts sooner never pays more. */
function offeredPrice({ course, session, signUp }: WaitingMail, places: number, day: Temporal.PlainDate) {
  const { vat_regime: regime, vat_basis_points: basisPoints, service } = course;
  const { reverseCharge } = decideVat({ regime, service, buyer: signUp.customer });
  return priceOf({ priceCents: session.price_cents, rules: session.price_rules, places, day, vat: { regime, basisPoints }, reverseCharge });
}
