import type { Locale } from "../../../domain/locale.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Dates } from "../../../ui/dates.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import { dateRows, daysOf } from "../date-rows.tsx";
import { SiteShell } from "../site-shell.tsx";
import { signUpPath } from "./form-page.tsx";
import { signUpTexts } from "./texts.ts";

type AnswerProps = { view: SessionView; locale: Locale; baseUrl: string };

/** Signing up came too late, or the date does not take place: said plainly, with the dates that can be chosen instead. */
export function ClosedPage({ view, others, locale, now, baseUrl }: AnswerProps & { others: readonly SessionView[]; now: Temporal.Instant }) {
  const texts = signUpTexts[locale];
  const { organisation, course, session } = view;
  const days = daysOf(view, locale);
  return (
    <SiteShell locale={locale} title={texts.title(course.title)} organisation={organisation} terms={view.terms} path={null} baseUrl={baseUrl}>
      <Opening eyebrow={texts.title(course.title)} sentence={session.status === "called-off" ? texts.calledOff(days) : texts.closed(days)}>
        <p>{texts.closedText}</p>
        <Actions><Button href={`/${organisation.slug}/${course.slug}`} kind={others.length === 0 ? "primary" : "plain"}>{texts.toCourse}</Button></Actions>
      </Opening>
      {others.length > 0 && <Clause id="dates" heading={texts.otherDates} width="wide"><Dates dates={dateRows(others, { locale, now })} /></Clause>}
    </SiteShell>
  );
}

/** The form was used before, for something else. */
export function ReusedPage({ view, locale, baseUrl, earlier }: AnswerProps & { earlier: string }) {
  const texts = signUpTexts[locale];
  return (
    <SiteShell locale={locale} title={texts.title(view.course.title)} organisation={view.organisation} terms={view.terms} path={null} baseUrl={baseUrl}>
      <Opening eyebrow={texts.title(view.course.title)} sentence={texts.reused}>
        <p>{texts.reusedText}</p>
        <Actions aside={<a href={signUpPath(view)}>{texts.again}</a>}><Button href={earlier}>{texts.reusedLink}</Button></Actions>
      </Opening>
    </SiteShell>
  );
}
