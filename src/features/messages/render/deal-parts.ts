import { compactIban } from "../../../domain/bank/iban.ts";
import { groupsOfFour, rfReference } from "../../../domain/bank/rf-reference.ts";
import type { MailAttachment } from "../../../platform/mail/render.ts";
import { calendarFile, editionOf } from "../../../platform/calendar/calendar-file.ts";
import { priceInWords } from "../../../platform/i18n/price-in-words.ts";
import { placeInWords } from "../../../platform/i18n/meetings.ts";
import type { MeetingWords } from "../../../platform/i18n/meetings.ts";
import type { LetterFact, Part } from "../letter.ts";
import type { DealMail } from "./words.ts";

/** What was ordered, for whom, and who pays. */
export function orderFacts({ deal, bookings, meetings, words }: DealMail): LetterFact[] {
  const { labels, kvk } = words.texts;
  const { customer, frozen } = deal;
  const { course } = frozen;
  return [
    { label: labels.training, value: [course.title, course.duration].filter((part) => part !== "").join(", ") },
    ...placeFacts({ meetings, words }),
    { label: bookings.length === 1 ? labels.participant : labels.participants, value: words.names(bookings) },
    { label: labels.payer, value: customer.kvkNumber === "" ? customer.name : `${customer.name}, ${kvk(customer.kvkNumber)}` },
    ...(customer.reference === "" ? [] : [{ label: labels.reference, value: customer.reference }]),
  ];
}

export function placeFacts({ meetings, words }: Pick<DealMail, "meetings" | "words">): LetterFact[] {
  const { labels } = words.texts;
  const { when, where } = words.whenAndWhere(meetings);
  const online = [...new Set(meetings.flatMap(({ onlineUrl }) => onlineUrl ?? []))];
  return [
    { label: labels.when, value: when },
    ...(where === "" ? [] : [{ label: labels.where, value: where }]),
    ...online.map((url) => ({ label: labels.online, value: url })),
  ];
}

/** The price line by line, VAT apart; nothing for a free training. */
export function priceLedger({ deal }: DealMail): Part[] {
  const { frozen: { price }, locale, customer: { kind } } = deal;
  if (price.totalCents === 0 && price.lines === undefined) return [];
  return [{ kind: "ledger", ...priceInWords(price, { kind, locale }) }];
}

/** How to pay an amount by bank; nothing without an account or without an amount. */
export function paySlip({ deal, words }: DealMail, due: { cents: number; dueAt: string | null; rest?: LetterFact[] }): Part[] {
  const { organisation } = deal.frozen;
  if (organisation.iban === "" || due.cents <= 0) return [];
  const { labels, slip } = words.texts;
  return [
    { kind: "heading", text: slip.heading },
    {
      kind: "facts",
      facts: [
        { label: labels.amount, value: words.money(due.cents) },
        { label: labels.to, value: groupsOfFour(compactIban(organisation.iban)) },
        { label: labels.inNameOf, value: organisation.accountName === "" ? organisation.name : organisation.accountName },
        { label: labels.paymentReference, value: groupsOfFour(rfReference(deal.code)) },
        ...(due.dueAt === null ? [] : [{ label: labels.before, value: words.moment(due.dueAt) }]),
        ...(due.rest ?? []),
      ],
    },
  ];
}

type CalendarWish = { tentative: boolean; description: string; was?: readonly Pick<MeetingWords, "startsAt" | "endsAt">[] };

/**
 * Every meeting for the calendar. The names of the events are those of the deal's own page, so that they replace each other.
 * @param wish.was the meetings before; those that have no successor are taken out
 */
export function calendarOf({ deal, meetings, words, changes }: DealMail, { tentative, description, was = [] }: CalendarWish): MailAttachment {
  const { course, organisation } = deal.frozen;
  const eventOf = (meeting: Pick<MeetingWords, "startsAt" | "endsAt">, index: number) => ({
    uid: `${deal.id}-${index + 1}@handslag`,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    summary: words.texts.calendarSummary(course.title, organisation.name),
    description,
    tentative,
  });
  const file = calendarFile({
    sequence: editionOf({ changes, tentative }),
    writtenAt: deal.formed_at,
    events: [
      ...meetings.map((meeting, index) => ({ ...eventOf(meeting, index), location: placeInWords(meeting) === "online" ? (meeting.onlineUrl ?? "") : placeInWords(meeting) })),
      ...was.slice(meetings.length).map((meeting, index) => ({ ...eventOf(meeting, meetings.length + index), location: "", cancelled: true })),
    ],
  });
  return { filename: words.texts.files.calendar, contentType: "text/calendar; charset=utf-8; method=PUBLISH", content: Buffer.from(file) };
}
