import { localDateOf } from "../../../domain/calendar/local-day.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatDate, formatDays, formatList, formatMoment, formatMoney, formatPercent } from "../../../platform/i18n/format.ts";
import { meetingsInWords } from "../../../platform/i18n/meetings.ts";
import type { MeetingWords } from "../../../platform/i18n/meetings.ts";
import type { Booking, DealSubject, WaitingSubject } from "../subject.ts";
import { mailTexts } from "../texts.ts";
import type { MailTexts } from "../texts.ts";

/** One language, with the formats that fill it. */
export type Words = {
  locale: Locale;
  texts: MailTexts;
  money: (cents: number) => string;
  percent: (basisPoints: number) => string;
  moment: (at: Temporal.Instant | string) => string;
  day: (at: Temporal.Instant | string) => string;
  days: (meetings: readonly MeetingWords[]) => string;
  whenAndWhere: (meetings: readonly MeetingWords[]) => { when: string; where: string };
  names: (bookings: readonly Booking[]) => string;
};

export function wordsOf(locale: Locale, zone: string): Words {
  return {
    locale,
    texts: mailTexts[locale],
    money: (cents) => formatMoney(cents, locale),
    percent: (basisPoints) => formatPercent(basisPoints, locale),
    moment: (at) => breakable(formatMoment(typeof at === "string" ? Temporal.Instant.from(at) : at, locale, zone)),
    day: (at) => breakable(formatDate(localDateOf(typeof at === "string" ? Temporal.Instant.from(at) : at, zone), locale)),
    days: (meetings) => breakable(formatDays(meetings.map(({ startsAt }) => startsAt), locale, zone)),
    whenAndWhere: (meetings) => meetingsInWords(meetings, locale, zone),
    names: (bookings) => formatList(bookings.map(fullName), locale),
  };
}

/** The first sentence of a mail is large and a phone is narrow: dates may break there, amounts may not. */
function breakable(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

export function fullName({ first_name, last_name }: Pick<Booking, "first_name" | "last_name">): string {
  return `${first_name} ${last_name}`.trim();
}

/** A mail about a deal: its subject, its words, whom it greets, and the customer's own address. */
export type DealMail = DealSubject & { words: Words; greeting: string; dealUrl: string; baseUrl: string };

/** A mail about a waiting request. */
export type WaitingMail = WaitingSubject & { words: Words; greeting: string; waitingUrl: string };
