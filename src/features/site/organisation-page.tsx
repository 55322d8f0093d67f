import type { Locale } from "../../domain/locale.ts";
import { cut } from "../../platform/plain-text.ts";
import { Clause } from "../../ui/clause.tsx";
import { InLanguage } from "../../ui/in-language.tsx";
import { Opening } from "../../ui/opening.tsx";
import type { Course, Organisation, SessionView } from "../catalogue/store.ts";
import { dateRows, daysOf } from "./date-rows.tsx";
import { Dates } from "../../ui/dates.tsx";
import { openFor } from "./open-for.ts";
import { SiteShell } from "./site-shell.tsx";
import { siteTexts } from "./texts.ts";

/** An organisation and its courses, each with its coming dates. */
export function OrganisationPage({ organisation, courses, views, locale, now, baseUrl }: {
  organisation: Organisation;
  courses: readonly Course[];
  views: readonly SessionView[];
  locale: Locale;
  now: Temporal.Instant;
  baseUrl: string;
}) {
  const texts = siteTexts[locale];
  const next = views.find((view) => openFor(view, now) !== "nothing");
  const [lead = ""] = organisation.introduction.split(/\n\s*\n/);
  return (
    <SiteShell
      locale={locale}
      title={texts.trainings}
      organisation={organisation}
      terms={next?.terms ?? null}
      path={`/${organisation.slug}`}
      baseUrl={baseUrl}
      indexed
      description={cut(organisation.introduction, 200)}
    >
      <Opening title sentence={organisation.name} lead={lead === "" ? undefined : <InLanguage of={organisation.locale} page={locale}>{lead}</InLanguage>}>
        <p>{courses.length === 0 ? texts.noCourses : next === undefined ? texts.noDates : texts.nextDate(`${next.course.title}, ${daysOf(next, locale)}`)}</p>
      </Opening>
      {courses.map((course) => {
        const own = views.filter((view) => view.course.id === course.id);
        return (
          <Clause id={course.slug} heading={<a href={`/${organisation.slug}/${course.slug}`}><InLanguage of={course.language} page={locale}>{course.title}</InLanguage></a>} width="wide">
            <div class="stack roomy">
              {course.lead !== "" && <p class="text"><InLanguage of={course.language} page={locale}>{course.lead}</InLanguage></p>}
              {own.length === 0 ? <p class="soft">{texts.noDates}</p> : <Dates dates={dateRows(own, { locale, now })} />}
            </div>
          </Clause>
        );
      })}
    </SiteShell>
  );
}
