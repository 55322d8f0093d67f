import type { Child } from "hono/jsx";
import type { Locale } from "../../domain/locale.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { earlyBirdOn } from "../../domain/price/price-of.ts";
import { vatGroupsOf, vatOfPrice } from "../../domain/price/vat-groups.ts";
import { formatDate, formatList, formatMoment, formatMoney, formatPercent } from "../../platform/i18n/format.ts";
import { vatInWords } from "../../platform/i18n/price-in-words.ts";
import { Actions } from "../../ui/actions.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Aside } from "../../ui/aside.tsx";
import { Button } from "../../ui/button.tsx";
import { Clause } from "../../ui/clause.tsx";
import { Dates } from "../../ui/dates.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Fold } from "../../ui/fold.tsx";
import { InLanguage } from "../../ui/in-language.tsx";
import { Opening } from "../../ui/opening.tsx";
import type { Course, Organisation, SessionView } from "../catalogue/store.ts";
import { placePrice } from "../deal/actions.ts";
import { dateRows, daysOf } from "./date-rows.tsx";
import { groupLines } from "./group-lines.ts";
import { courseData } from "./json-ld.ts";
import { openFor, placesLeft } from "./open-for.ts";
import { QuoteLine } from "./quote-line.tsx";
import { SiteShell } from "./site-shell.tsx";
import { siteTexts } from "./texts.ts";

export type CoursePageProps = {
  organisation: Organisation;
  course: Course;
  /** Published or called off, not yet over, in order of their start. */
  views: readonly SessionView[];
  locale: Locale;
  now: Temporal.Instant;
  baseUrl: string;
};

/** A course: what it costs, when it is, what one can do afterwards, and what happens when. */
export function CoursePage(props: CoursePageProps) {
  const { organisation, course, views, locale, now, baseUrl } = props;
  const texts = siteTexts[locale];
  const own = (words: Child) => <InLanguage of={course.language} page={locale}>{words}</InLanguage>;
  const next = views.find((view) => openFor(view, now) === "sign-up") ?? views.find((view) => openFor(view, now) === "waiting-list");
  return (
    <SiteShell
      locale={locale}
      title={course.title}
      organisation={organisation}
      terms={next?.terms ?? null}
      path={`/${organisation.slug}/${course.slug}`}
      baseUrl={baseUrl}
      indexed
      description={course.lead}
      structuredData={courseData(props)}
    >
      <Opening title sentence={own(course.title)} lead={course.lead === "" ? undefined : own(course.lead)} aside={next && <Price view={next} locale={locale} now={now} />}>
        {next === undefined ? <p>{texts.noDates}</p> : <NextDate view={next} locale={locale} now={now} />}
      </Opening>
      {views.length > 0 && <Clause id="dates" heading={texts.dates} width="wide"><Dates dates={dateRows(views, { locale, now })} /></Clause>}
      {course.outcomes.length > 0 && (
        <Clause id="outcomes" heading={texts.outcomes}>
          <div class="stack">
            <ul class="spaced">{course.outcomes.map((outcome) => <li>{own(outcome)}</li>)}</ul>
            {course.audience !== "" && <p class="soft">{own(course.audience)}</p>}
          </div>
        </Clause>
      )}
      {course.description !== "" && <Clause id="about" heading={own(course.title)}>{paragraphs(course.description, own)}</Clause>}
      {course.included.length > 0 && (
        <Clause id="included" heading={texts.included}><Facts facts={course.included.map(({ name, text }) => ({ label: own(name), value: own(text) }))} /></Clause>
      )}
      {next !== undefined && <WhatHappensWhen view={next} locale={locale} now={now} />}
      {organisation.introduction !== "" && <Clause id="trainer" heading={texts.trainer}>{paragraphs(organisation.introduction, (words) => <InLanguage of={organisation.locale} page={locale}>{words}</InLanguage>)}</Clause>}
    </SiteShell>
  );
}

type ViewProps = { view: SessionView; locale: Locale; now: Temporal.Instant };

function NextDate({ view, locale, now }: ViewProps) {
  const texts = siteTexts[locale];
  const { organisation, course, session } = view;
  const when = daysOf(view, locale);
  const open = openFor(view, now);
  const closesAt = session.sign_up_until ?? session.starts_at;
  const href = `/${organisation.slug}/${course.slug}/${session.slug}/sign-up`;
  return (
    <>
      <p>
        {texts.opening.next}<strong>{when}</strong>.{" "}
        {open === "sign-up" ? <>{texts.opening.left}<strong>{texts.placesBold(placesLeft(view))}</strong></> : texts.opening.full}
        {open === "sign-up" && closesAt !== null && texts.opening.until(formatMoment(closesAt, locale, organisation.zone))}
      </p>
      <Actions aside={texts.bound}><Button href={href}>{open === "sign-up" ? texts.signUpFor(when) : texts.toWaitingList}</Button></Actions>
    </>
  );
}

function Price({ view, locale, now }: ViewProps) {
  const texts = siteTexts[locale];
  const { course, session } = view;
  const price = placePrice(view, { locale, now });
  const about = texts.about([course.duration, texts.atMost(session.capacity), texts.inLanguage[session.language]]);
  if (price.totalCents === 0) return <Aside lines={[<Amount size="sum">{texts.freePrice}</Amount>, <span class="soft">{about}</span>]} />;
  const included = vatOfPrice(price) === "included";
  const groups = vatGroupsOf(price);
  const share = groups.length === 1 ? texts.perPerson(formatPercent(price.vatBasisPoints, locale)) : texts.perPersonVat(vatInWords(price, locale));
  return (
    <Aside
      lines={[
        <><Amount size="sum">{formatMoney(price.totalCents, locale)}</Amount> {included ? share : texts.perPersonExempt}</>,
        ...(included ? [<><Amount>{formatMoney(price.netCents, locale)}</Amount> {texts.excluding}</>] : []),
        ...ruleLines(view, { locale, now }).map((line) => <span>{line}</span>),
        <span class="soft">{about}</span>,
      ]}
    />
  );
}

/** Until when the early-bird price holds and what comes after it, from how many places a group pays less, and what is in the price. */
function ruleLines(view: SessionView, { locale, now }: { locale: Locale; now: Temporal.Instant }): string[] {
  const texts = siteTexts[locale];
  const { price_rules: rules } = view.session;
  const earlyBird = earlyBirdOn(rules, localDateOf(now, view.organisation.zone));
  return [
    ...(earlyBird === null ? [] : [texts.earlyBird(formatDate(Temporal.PlainDate.from(earlyBird.untilDay), locale), formatMoney(priceAfter(view, earlyBird.untilDay, locale), locale))]),
    ...groupLines(view, { locale, now }),
    ...(rules.extras.length === 0 ? [] : [texts.extras(formatList(rules.extras.map(({ text }) => text), locale))]),
  ];
}

/** The price on the day after, at noon: no clock change makes that another day. */
function priceAfter(view: SessionView, untilDay: string, locale: Locale): number {
  const next = Temporal.PlainDate.from(untilDay).add({ days: 1 }).toZonedDateTime({ timeZone: view.organisation.zone, plainTime: "12:00" });
  return placePrice(view, { locale, now: next.toInstant() }).totalCents;
}

function WhatHappensWhen({ view, locale, now }: ViewProps) {
  const texts = siteTexts[locale];
  return (
    <Clause id="when" heading={texts.when} width="across" motto={texts.motto}>
      <div class="stack roomy">
        <p class="soft text">{texts.sample(daysOf(view, locale))}</p>
        <QuoteLine view={view} kind="company" places={1} stage="looking" locale={locale} now={now} />
        <Fold summary={texts.asPrivate}><QuoteLine view={view} kind="consumer" places={1} stage="looking" locale={locale} now={now} /></Fold>
      </div>
    </Clause>
  );
}

function paragraphs(text: string, own: (words: Child) => Child) {
  return <div class="stack text">{text.split(/\n\s*\n/).map((paragraph) => <p>{own(paragraph)}</p>)}</div>;
}
