import { formatDays } from "../../../platform/i18n/format.ts";
import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { sessionMoveMailTexts } from "../texts/session-moves.ts";
import { calendarOf, placeFacts } from "./deal-parts.ts";
import type { DealMail, WaitingMail, Words } from "./words.ts";

/** @param facts.meetings as they are now: the mail is about these */
export function sessionMoved(mail: DealMail, { to, was, meetings, tentative, answerBy, refundCents }: FactsOf<"session-moved">): Letter {
  const { words, deal } = mail;
  const texts = sessionMoveMailTexts[words.locale];
  const { title } = deal.frozen.course;
  const now = { ...mail, meetings: meetings.map((meeting) => ({ ...meeting, startsAt: Temporal.Instant.from(meeting.startsAt), endsAt: Temporal.Instant.from(meeting.endsAt) })) };
  const orderer = to === "orderer";
  const choice: Part[] = [
    { kind: "text", text: texts.choose(words.moment(answerBy), refundCents > 0 ? words.money(refundCents) : null) },
    { kind: "text", text: texts.silence },
    { kind: "button", href: `${mail.dealUrl}/session-move`, label: texts.button },
    { kind: "text", text: texts.same },
  ];
  return {
    subject: texts.subject(title, words.days(now.meetings)),
    parts: [
      { kind: "sentence", pieces: texts.sentence(title, daysOf(was.map(({ startsAt }) => startsAt), words, deal.frozen.organisation.zone), words.days(now.meetings)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.sorry },
      ...(orderer ? choice : [{ kind: "text", text: texts.participant } satisfies Part]),
      { kind: "facts", facts: placeFacts(now) },
      { kind: "text", text: texts.calendar },
    ],
    attachments: [calendarOf(now, { tentative, description: orderer ? mail.dealUrl : "", was: was.map(({ startsAt, endsAt }) => ({ startsAt: Temporal.Instant.from(startsAt), endsAt: Temporal.Instant.from(endsAt) })) })],
  };
}

/** @param mail.meetings of the date that was chosen, or of the one that was left */
export function sessionMoveAnswered(mail: DealMail, { answer, refundCents, credit }: FactsOf<"session-move-answered">): Letter {
  const { words, deal, meetings } = mail;
  const texts = sessionMoveMailTexts[words.locale];
  return {
    subject: texts.answeredSubject(deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: texts.answered[answer](credit === null ? words.days(meetings) : words.money(credit.cents)) },
      { kind: "text", text: mail.greeting },
      ...(answer === "stays" ? [{ kind: "text", text: texts.fromNow } satisfies Part] : []),
      ...(refundCents > 0 ? [{ kind: "text", text: texts.refunded(words.money(refundCents)) } satisfies Part] : []),
      ...(credit === null ? [] : [{ kind: "text", text: texts.credited(words.moment(credit.validUntil)) } satisfies Part]),
      { kind: "button", href: mail.dealUrl, label: words.texts.toDeal },
    ],
    ...(answer === "other-date" ? { attachments: [calendarOf(mail, { tentative: false, description: mail.dealUrl })] } : {}),
  };
}

/** @param mail.meetings as they are now */
export function lineMoved(mail: WaitingMail, { was, offerEndsAt }: FactsOf<"line-moved">): Letter {
  const { words, course, meetings, waitingUrl, organisation } = mail;
  const texts = sessionMoveMailTexts[words.locale];
  return {
    subject: texts.subject(course.title, words.days(meetings)),
    parts: [
      { kind: "sentence", pieces: texts.sentence(course.title, daysOf(was, words, organisation.zone), words.days(meetings)) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: offerEndsAt === null ? texts.line.stay : texts.line.offer(words.moment(offerEndsAt)) },
      { kind: "button", href: waitingUrl, label: texts.line.button },
      { kind: "facts", facts: placeFacts(mail) },
    ],
  };
}

function daysOf(starts: readonly string[], { locale }: Words, zone: string): string {
  return formatDays(starts.map((at) => Temporal.Instant.from(at)), locale, zone).replaceAll("\u00a0", " ");
}
