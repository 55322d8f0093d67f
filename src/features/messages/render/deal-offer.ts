import { formatDate, formatList } from "../../../platform/i18n/format.ts";
import { plainSentence } from "../letter.ts";
import type { FactsOf, OfferedFacts } from "../kinds.ts";
import type { Letter, Part, Piece } from "../letter.ts";
import type { DealMail, Words } from "./words.ts";

/** An offer about a deal: what it says first, until when it can be answered, and what silence means. */
export function dealOfferMade(mail: DealMail, { offerId, offered, endsAt, acceptedOwesCents, silenceOwesCents }: FactsOf<"deal-offer-made">): Letter {
  const { words, deal } = mail;
  const { dealOffer: texts } = words.texts;
  return {
    subject: subjectOf(offered, words, deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: sentenceOf(offered, words) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.until(words.moment(endsAt)) },
      ...(offered.kind === "credit" && offered.afterPayment ? [{ kind: "text", text: texts.afterPayment } satisfies Part] : []),
      { kind: "text", text: `${texts.accepted(owed(acceptedOwesCents, words))} ${texts.silence(owed(silenceOwesCents, words))}` },
      { kind: "button", href: `${mail.dealUrl}/offers/${offerId}`, label: texts.button },
    ],
  };
}

/** How an offer about a deal ended, and what is owed now. */
export function dealOfferEnded(mail: DealMail, { offered, how, owesCents }: FactsOf<"deal-offer-ended">): Letter {
  const { words, deal } = mail;
  const { dealOffer: texts } = words.texts;
  return {
    subject: texts.endedSubject[how](deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: how === "accepted" ? agreedSentence(offered, words) : texts.ended[how]() },
      { kind: "text", text: mail.greeting },
      ...(how === "accepted" && offered.kind === "credit" && offered.afterPayment ? [{ kind: "text", text: texts.afterPayment } satisfies Part] : []),
      { kind: "text", text: texts.owes(owed(owesCents, words)) },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}

/** What the trainer wrote about somebody who did not come, and under it what was recorded, which nobody can edit. */
export function absenceSettled(mail: DealMail, { subject, text, outcome, owesCents, offer }: FactsOf<"absence-settled">): Letter {
  const { words } = mail;
  const { absenceSettled: texts } = words.texts;
  const facts = [
    { label: texts.outcome, value: texts.outcomes[outcome] },
    { label: texts.open, value: words.money(owesCents) },
    ...(offer === null ? [] : [{ label: texts.offered, value: offeredIn(offer.offered, words) }, { label: texts.answerBy, value: words.moment(offer.endsAt) }]),
  ];
  return {
    subject,
    parts: [
      ...text.split(/\n\s*\n/).map((paragraph): Part => ({ kind: "text", text: paragraph.trim() })),
      { kind: "button", href: offer === null ? mail.dealUrl : `${mail.dealUrl}/offers/${offer.offerId}`, label: offer === null ? words.texts.toDeal : texts.button },
      { kind: "heading", text: texts.recorded },
      { kind: "facts", facts },
    ],
  };
}

/** A credit was used on this deal: what it paid, what is left of it, and what is still open. */
export function creditUsed(mail: DealMail, { cents, leftCents, openCents }: FactsOf<"credit-used">): Letter {
  const { words, deal } = mail;
  const { creditUsed: texts } = words.texts;
  return {
    subject: texts.subject(words.money(cents), deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: texts.sentence(words.money(cents)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: `${texts.open(owed(openCents, words))}${leftCents === 0 ? "" : ` ${texts.left(words.money(leftCents))}`}` },
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
  };
}

function offeredIn(offered: OfferedFacts, words: Words): string {
  return plainSentence(sentenceOf(offered, words)).replace(/\.$/, "");
}

function subjectOf(offered: OfferedFacts, words: Words, course: string): string {
  const { subject } = words.texts.dealOffer;
  return offered.kind === "credit" || offered.kind === "settlement" ? subject[offered.kind](words.money(offered.cents)) : subject[offered.kind](course);
}

function sentenceOf(offered: OfferedFacts, words: Words): readonly Piece[] {
  const { what } = words.texts.dealOffer;
  switch (offered.kind) {
    case "move":
      return what.move(words.moment(offered.startsAt), offered.places);
    case "credit":
      return what.credit(words.money(offered.cents), words.moment(offered.validUntil));
    case "settlement":
      return what.settlement(words.money(offered.cents), words.moment(offered.payUntil));
    case "payment-plan":
      return what.plan(partsOf(offered, words));
    default:
      return offered satisfies never;
  }
}

function agreedSentence(offered: OfferedFacts, words: Words): readonly Piece[] {
  const { ended } = words.texts.dealOffer;
  switch (offered.kind) {
    case "move":
      return ended.move(words.moment(offered.startsAt));
    case "credit":
      return ended.credit(words.money(offered.cents), words.moment(offered.validUntil));
    case "settlement":
      return ended.settlement(words.money(offered.cents), words.moment(offered.payUntil));
    case "payment-plan":
      return ended.plan(partsOf(offered, words));
    default:
      return offered satisfies never;
  }
}

function partsOf({ parts }: Extract<OfferedFacts, { kind: "payment-plan" }>, words: Words): string {
  const { part } = words.texts.dealOffer;
  return formatList(parts.map(({ cents, dueOn }) => part(words.money(cents), formatDate(Temporal.PlainDate.from(dueOn), words.locale).replaceAll("\u00a0", " "))), words.locale);
}

function owed(cents: number, words: Words): string | null {
  return cents === 0 ? null : words.money(cents);
}
