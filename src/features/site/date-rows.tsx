import type { Locale } from "../../domain/locale.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { earlyBirdOn } from "../../domain/price/price-of.ts";
import { vatOfPrice } from "../../domain/price/vat-groups.ts";
import { formatDate, formatDays, formatHours, formatMoney } from "../../platform/i18n/format.ts";
import type { DateRow } from "../../ui/dates.tsx";
import { Seats } from "../../ui/seats.tsx";
import type { SessionView } from "../catalogue/store.ts";
import { placePrice } from "../deal/actions.ts";
import { groupInShort } from "./group-lines.ts";
import { openFor, placesLeft } from "./open-for.ts";
import { siteTexts } from "./texts.ts";

/** The dates of a course as rows: when, where, how many places in marks and words, and the one thing to do. */
export function dateRows(views: readonly SessionView[], { locale, now }: { locale: Locale; now: Temporal.Instant }): DateRow[] {
  const totals = new Set(views.map((view) => placePrice(view, { locale, now }).totalCents));
  const groups = new Set(views.map(({ session }) => JSON.stringify(session.price_rules.group)));
  return views.map((view) => {
    const row = dateRow(view, locale, now);
    if (row.action === null) return row;
    return { ...row, where: [...row.where, ...(totals.size > 1 ? [priceOfDate(view, locale, now)] : []), ...(groups.size > 1 ? groupInShort(view, locale) : [])] };
  });
}

export function daysOf(view: SessionView, locale: Locale): string {
  return formatDays(view.meetings.map((meeting) => meeting.starts_at), locale, view.organisation.zone);
}

export function whereOf(view: SessionView, locale: Locale): string[] {
  const [first] = view.meetings;
  if (first === undefined) return [];
  const place = first.place === "" ? siteTexts[locale].online : first.place;
  return [formatHours(first.starts_at, first.ends_at, locale, view.organisation.zone), place];
}

export function placesInWords(view: SessionView, locale: Locale, now: Temporal.Instant): string {
  const texts = siteTexts[locale];
  const { session } = view;
  if (session.status === "called-off") return texts.calledOff;
  const open = openFor(view, now);
  if (open === "nothing") return texts.closed;
  if (open === "waiting-list") return texts.full(session.waiting, session.conditions.offerHours);
  return `${texts.places(placesLeft(view))} ${session.seats_taken >= session.minimum ? texts.sure : texts.fromMinimum(session.minimum)}`;
}

/** What a place costs on a date, where the dates of a course differ in that. */
function priceOfDate(view: SessionView, locale: Locale, now: Temporal.Instant): string {
  const texts = siteTexts[locale];
  const price = placePrice(view, { locale, now });
  if (price.totalCents === 0) return texts.freePrice;
  const amount = formatMoney(price.totalCents, locale);
  const earlyBird = earlyBirdOn(view.session.price_rules, localDateOf(now, view.organisation.zone));
  const said = vatOfPrice(price) === "included" ? texts.dateIncluding(amount) : amount;
  return earlyBird === null ? said : texts.dateEarlyBird(said, formatDate(Temporal.PlainDate.from(earlyBird.untilDay), locale));
}

function dateRow(view: SessionView, locale: Locale, now: Temporal.Instant): DateRow {
  const texts = siteTexts[locale];
  const { organisation, course, session } = view;
  const open = openFor(view, now);
  const when = daysOf(view, locale);
  const href = `/${organisation.slug}/${course.slug}/${session.slug}/sign-up`;
  const what = texts.forDate(when);
  const action =
    open === "sign-up" ? { href, label: texts.signUp, what } : open === "waiting-list" ? { href, label: texts.toWaitingList, what, note: texts.noObligation } : null;
  return {
    when,
    where: whereOf(view, locale),
    seats: <Seats taken={Math.min(session.capacity, session.capacity - placesLeft(view))} capacity={session.capacity} words={placesInWords(view, locale, now)} />,
    action,
  };
}
