import { mostRules } from "../../../domain/price/price-rules.ts";
import type { PriceRules } from "../../../domain/price/price-rules.ts";
import { isLocale } from "../../../domain/locale.ts";
import type { Locale } from "../../../domain/locale.ts";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { formatClock } from "../../../platform/i18n/format.ts";
import type { Form } from "../../../platform/http/form.ts";
import type { Meeting, SessionView } from "../../catalogue/store.ts";
import { eurosForField } from "../frame/euros.ts";
import { setNames } from "./condition-choice.ts";
import type { SetChoice } from "./condition-choice.ts";
import { readRows } from "./rows.ts";

/** The form as it was typed, right or wrong. */
export type SessionTyped = {
  meetings: MeetingTyped[];
  price: string;
  earlyBird: EarlyBirdTyped[];
  group: GroupTyped[];
  extras: ExtraTyped[];
  capacity: string;
  minimum: string;
  untilDate: string;
  untilTime: string;
  language: Locale;
  /** The identifier of a version, or empty. */
  terms: string;
  set: SetChoice;
};

export type MeetingTyped = { date: string; start: string; end: string; place: string; address: string; url: string };

export type EarlyBirdTyped = { day: string; price: string };
export type GroupTyped = { places: string; share: string };
/** `vat` is a rate in per cent, or empty to follow the training. */
export type ExtraTyped = { text: string; price: string; vat: string };

export const ruleFields = {
  earlyBird: { day: "early-day", price: "early-price" },
  group: { places: "group-places", share: "group-share" },
  extras: { text: "extra-text", price: "extra-price", vat: "extra-vat" },
} as const;

export const mostMeetings = 30;
export const noMeeting: MeetingTyped = { date: "", start: "", end: "", place: "", address: "", url: "" };

export const meetingFields = {
  date: "meeting-date", start: "meeting-start", end: "meeting-end", place: "meeting-place", address: "meeting-address", url: "meeting-url",
} as const satisfies Record<keyof MeetingTyped, string>;

export function readSessionForm(form: Form): SessionTyped {
  const language = form.text("language");
  const set = form.text("set");
  return {
    meetings: readRows(form, meetingFields, mostMeetings),
    price: form.text("price"),
    earlyBird: readRows(form, ruleFields.earlyBird, mostRules.earlyBird),
    group: readRows(form, ruleFields.group, mostRules.group),
    extras: readRows(form, ruleFields.extras, mostRules.extras),
    capacity: form.text("capacity"),
    minimum: form.text("minimum"),
    untilDate: form.text("untilDate"),
    untilTime: form.text("untilTime"),
    language: isLocale(language) ? language : "nl",
    terms: form.text("terms"),
    set: setNames.find((name) => name === set) ?? (set === "own" ? "own" : "usual"),
  };
}

/** A session as it stands in its form. */
export function typedSession({ organisation, session, meetings }: SessionView, { locale, set }: { locale: Locale; set: SetChoice }): SessionTyped {
  const { zone } = organisation;
  const until = session.sign_up_until;
  return {
    meetings: meetings.length === 0 ? [noMeeting] : meetings.map((meeting) => typedMeeting(meeting, zone)),
    price: eurosForField(session.price_cents, locale),
    ...typedRules(session.price_rules, locale),
    capacity: String(session.capacity),
    minimum: String(session.minimum),
    untilDate: until === null ? "" : localDateOf(until, zone).toString(),
    untilTime: until === null ? "" : formatClock(until, zone),
    language: session.language,
    terms: session.terms_version_id ?? "",
    set,
  };
}

/** A new date proposes what the last one had, but for its days. */
export function proposedSession({ last, language, terms, locale, set }: {
  last: SessionView | undefined;
  language: Locale;
  terms: string;
  locale: Locale;
  set: SetChoice;
}): SessionTyped {
  const usual = {
    meetings: [{ ...noMeeting, start: "09:30", end: "17:00" }],
    price: "", earlyBird: [], group: [], extras: [], capacity: "12", minimum: "1", untilDate: "", untilTime: "", language, terms, set,
  };
  if (last === undefined) return usual;
  const before = typedSession(last, { locale, set });
  return { ...before, terms, untilDate: "", untilTime: "", earlyBird: [], meetings: before.meetings.map((meeting) => ({ ...meeting, date: "" })) };
}

/** The rules of a price as they stand in the form. */
function typedRules({ earlyBird, group, extras }: PriceRules, locale: Locale): Pick<SessionTyped, "earlyBird" | "group" | "extras"> {
  const percent = (basisPoints: number) => String(basisPoints / 100).replace(".", locale === "nl" ? "," : ".");
  return {
    earlyBird: earlyBird.map(({ untilDay, priceCents }) => ({ day: untilDay, price: eurosForField(priceCents, locale) })),
    group: group.map(({ fromPlaces, basisPointsOff }) => ({ places: String(fromPlaces), share: percent(basisPointsOff) })),
    extras: extras.map(({ text, priceCents, vatBasisPoints }) => ({ text, price: eurosForField(priceCents, locale), vat: vatBasisPoints === null ? "" : percent(vatBasisPoints) })),
  };
}

export function typedMeeting(meeting: Meeting, zone: string): MeetingTyped {
  return {
    date: localDateOf(meeting.starts_at, zone).toString(),
    start: formatClock(meeting.starts_at, zone),
    end: formatClock(meeting.ends_at, zone),
    place: meeting.place,
    address: meeting.address,
    url: meeting.online_url ?? "",
  };
}
