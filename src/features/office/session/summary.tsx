import { isBefore } from "../../../domain/calendar/local-day.ts";
import { formatDays, formatList } from "../../../platform/i18n/format.ts";
import { placePrice } from "../../deal/actions.ts";
import type { SessionView } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { clock, daysUntil, money, shortDay } from "../frame/format.ts";
import type { SessionFacts } from "./facts.ts";
import { sayIn } from "./say.ts";
import { countPlaces } from "./seats.tsx";
import { sessionTexts } from "./texts.ts";

/** "Verkopen zonder duwen, di 1 december 2026" */
export function titleOf({ course, meetings }: SessionView, { locale, zone }: Desk): string {
  const days = formatDays(meetings.map((meeting) => meeting.starts_at), locale, zone);
  return `${course.title}, ${days === "" ? sessionTexts[locale].list.noDate : days}`;
}

/** How the session stands, in one sentence or two. */
export function Summary({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const texts = sessionTexts[desk.locale];
  const { session } = facts.view;
  const say = sayIn(desk.locale);
  if (session.status === "called-off") return <>{texts.calledOff}</>;
  if (session.status === "draft" || session.starts_at === null || session.ends_at === null) return <>{texts.draft}</>;
  if (!isBefore(desk.now, session.ends_at)) {
    const came = facts.seated.filter(({ booking }) => booking.attendance === "attended" || booking.attendance === "partly").length;
    const unmarked = unmarkedOf(facts).length;
    return <>{texts.over(shortDay(session.starts_at, desk))} <strong>{texts.came(came, facts.seated.length, say)}</strong>{unmarked > 0 && ` ${texts.unmarked(unmarked, say)}`}</>;
  }
  const counts = countPlaces(facts);
  return (
    <>
      {isBefore(desk.now, session.starts_at) ? startsIn(daysUntil(session.starts_at, desk), desk) : texts.running}{" "}
      <strong>{texts.certain(counts, say)}</strong>, {formatList(texts.rest(counts, say), desk.locale)}.
    </>
  );
}

/** Who had a place and is not marked yet. */
export function unmarkedOf({ seated }: SessionFacts) {
  return seated.filter(({ booking }) => booking.deal_id !== null && (booking.attendance === "expected" || booking.attendance === "will-come"));
}

/** Date, place, price and terms in one soft line. */
export function aboutSession(view: SessionView, desk: Desk): string {
  const { session, meetings, terms } = view;
  const texts = sessionTexts[desk.locale];
  const [first] = meetings;
  const when = first === undefined ? [] : [`${shortDay(first.starts_at, desk)}, ${clock(first.starts_at, desk)}–${clock(first.ends_at, desk)}`];
  const where = first === undefined ? [] : [first.online_url !== null && first.place === "" ? texts.online : first.place].filter((place) => place !== "");
  const price = placePrice(view, { locale: desk.locale, now: desk.now });
  const cost = price.totalCents === 0 ? texts.free : price.vatCents === 0 ? texts.noVat(money(price.totalCents, desk)) : texts.price(money(price.netCents, desk), money(price.totalCents, desk));
  return [...when, ...where, cost, ...(terms === null ? [] : [texts.termsVersion(terms.number)]), texts.minimum(session.minimum)].join(" · ");
}

function startsIn(days: number, { locale }: Desk): string {
  const { starts } = sessionTexts[locale];
  return days === 0 ? starts.today : days === 1 ? starts.tomorrow : starts.inDays(sayIn(locale).number(days));
}
