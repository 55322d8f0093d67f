import type { Locale } from "../../../domain/locale.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import { SiteShell } from "../site-shell.tsx";
import { signUpTexts } from "./texts.ts";

type AnswerProps = { view: SessionView; locale: Locale; baseUrl: string };

/** Signing up came too late, or too early: said plainly, with where to go. */
export function ClosedPage({ view, locale, baseUrl }: AnswerProps) {
  const texts = signUpTexts[locale];
  return (
    <SiteShell locale={locale} title={texts.title(view.course.title)} organisation={view.organisation} terms={view.terms} path={null} baseUrl={baseUrl}>
      <Opening eyebrow={texts.title(view.course.title)} sentence={texts.closed}>
        <p>{texts.closedText}</p>
        <Actions><Button href={`/${view.organisation.slug}/${view.course.slug}`}>{texts.nothingOpenNext}</Button></Actions>
      </Opening>
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
        <Actions aside={<a href={`/${view.organisation.slug}/${view.course.slug}/${view.session.slug}/sign-up`}>{texts.again}</a>}><Button href={earlier}>{texts.reusedLink}</Button></Actions>
      </Opening>
    </SiteShell>
  );
}
