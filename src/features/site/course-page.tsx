import type { Child } from "hono/jsx";
import type { Locale } from "../../domain/locale.ts";
import { formatMoment, formatMoney, formatPercent } from "../../platform/i18n/format.ts";
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
import { quoteFor } from "../deal/actions.ts";
import { dateRows, daysOf } from "./date-rows.tsx";
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
      <Opening title sentence={own(course.title)} lead={course.lead === "" ? undefined : own(course.lead)} aside={next && <Price view={next} locale={locale} />}>
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

function Price({ view, locale }: { view: SessionView; locale: Locale }) {
  const texts = siteTexts[locale];
  const { course, session } = view;
  const { price } = quoteFor(view, { kind: "consumer", places: 1, locale, now: session.created_at });
  const about = texts.about([course.duration, texts.atMost(session.capacity), texts.inLanguage[session.language]]);
  if (price.totalCents === 0) return <Aside lines={[<Amount size="sum">{texts.freePrice}</Amount>, <span class="soft">{about}</span>]} />;
  const standard = price.vatRegime === "standard";
  const share = formatPercent(price.vatBasisPoints, locale);
  return (
    <Aside
      lines={[
        <><Amount size="sum">{formatMoney(price.totalCents, locale)}</Amount> {standard ? texts.perPerson(share) : texts.perPersonExempt}</>,
        ...(standard ? [<><Amount>{formatMoney(price.netCents, locale)}</Amount> {texts.excluding}</>] : []),
        <span class="soft">{about}</span>,
      ]}
    />
  );
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
