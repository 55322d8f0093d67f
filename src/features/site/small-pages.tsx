import type { Locale } from "../../domain/locale.ts";
import { formatLongDate } from "../../platform/i18n/format.ts";
import { Button } from "../../ui/button.tsx";
import { Clause } from "../../ui/clause.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Field } from "../../ui/field.tsx";
import { Hidden } from "../../ui/hidden.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Opening } from "../../ui/opening.tsx";
import { PlainShell } from "../../ui/plain-shell.tsx";
import { Prose } from "../../ui/prose.tsx";
import type { Organisation } from "../catalogue/store.ts";
import { SiteShell } from "./site-shell.tsx";
import { siteTexts } from "./texts.ts";

type Frame = { organisation: Organisation; locale: Locale; baseUrl: string };

/** A published version of the terms, for ever at this address. */
export function TermsPage({ organisation, locale, baseUrl, terms }: Frame & {
  terms: { number: number; title: string; locale: Locale; sha256: string; html: string | null; published_at: Temporal.Instant };
}) {
  const { termsPage: texts } = siteTexts[locale];
  const path = `/${organisation.slug}/terms/${terms.sha256}`;
  const day = formatLongDate(terms.published_at.toZonedDateTimeISO(organisation.zone).toPlainDate(), locale);
  return (
    <SiteShell locale={locale} title={texts.title(terms.title, terms.number)} organisation={organisation} terms={terms} path={path} baseUrl={baseUrl} indexed>
      <Opening sentence={texts.title(terms.title, terms.number)} eyebrow={organisation.name}>
        <p>{texts.since(day)}</p>
        <p class="actions"><Button href={`${path}.pdf`}>{texts.download}</Button></p>
      </Opening>
      <Clause id="text" heading={texts.text}>{terms.html === null ? <p>{texts.pdfOnly}</p> : <Prose safeHtml={terms.html} lang={terms.locale} />}</Clause>
      <Clause id="version" heading={texts.proof}><Facts facts={[{ label: texts.hash, value: <code>{terms.sha256}</code> }]} /></Clause>
    </SiteShell>
  );
}

/** A visitor tells that something is wrong; nothing else is asked. */
export function ReportPage({ organisation, locale, baseUrl, page, missing, remark }: Frame & { page: string; missing: boolean; remark: string }) {
  const { report_: texts } = siteTexts[locale];
  const above = missing ? (
    <ErrorSummary heading={texts.missing} kept={texts.eyebrow} errors={[{ fieldId: "remark", text: texts.missing }]} />
  ) : undefined;
  return (
    <SiteShell locale={locale} title={texts.title} organisation={organisation} terms={null} path={null} baseUrl={baseUrl} wrong={missing}>
      <Opening sentence={texts.sentence} eyebrow={texts.eyebrow} above={above} />
      <form method="post" class="stack roomy text" novalidate>
        <Hidden name="page" value={page} />
        <p class="quiet-name" aria-hidden="true"><label>Leave empty <input name="website" tabindex={-1} autocomplete="off" /></label></p>
        <Field lang={locale} name="remark" type="area" rows={4} label={texts.remark} value={remark} hint={page === "" ? undefined : `${texts.page}: ${page}`} error={missing ? texts.missing : undefined} />
        <p class="actions"><Button>{texts.send}</Button></p>
      </form>
    </SiteShell>
  );
}

export function ReportedPage({ organisation, locale, baseUrl, page }: Frame & { page: string }) {
  const { report_: texts } = siteTexts[locale];
  const back = page.startsWith(`/${organisation.slug}`) ? page : `/${organisation.slug}`;
  return (
    <SiteShell locale={locale} title={texts.title} organisation={organisation} terms={null} path={null} baseUrl={baseUrl}>
      <Opening sentence={texts.thanks} above={<Notice next={texts.next}>{texts.thanks}</Notice>}>
        <p><a href={back}>{texts.back}</a></p>
      </Opening>
    </SiteShell>
  );
}

/** What is not there, in the frame of whoever's address it was. */
export function GonePage({ locale, organisation }: { locale: Locale; organisation: Organisation | null }) {
  const { gone: texts } = siteTexts[locale];
  const name = organisation === null ? undefined : { label: organisation.name, href: `/${organisation.slug}` };
  return (
    <PlainShell lang={locale} title={texts.title} name={name}>
      <Opening sentence={texts.sentence}>
        <p>{texts.text} <a href={name?.href ?? "/"}>{name?.label ?? "Handslag"}</a></p>
      </Opening>
    </PlainShell>
  );
}

/** A form that came from another site. */
export function ForeignFormPage({ locale }: { locale: Locale }) {
  return <Plain locale={locale} said={siteTexts[locale].foreignForm} />;
}

/** More was sent than a form can hold. */
export function TooLargePage({ locale }: { locale: Locale }) {
  return <Plain locale={locale} said={siteTexts[locale].tooLarge} />;
}

/** A form that broke off on its way, or that no browser made. */
export function BrokenFormPage({ locale }: { locale: Locale }) {
  return <Plain locale={locale} said={siteTexts[locale].brokenForm} />;
}

/** Something went wrong on our side. */
export function FaultPage({ locale }: { locale: Locale }) {
  return <Plain locale={locale} said={siteTexts[locale].fault} />;
}

function Plain({ locale, said }: { locale: Locale; said: { title: string; sentence: string; text: string } }) {
  return (
    <PlainShell lang={locale} title={said.title}>
      <Opening sentence={said.sentence}><p>{said.text}</p></Opening>
    </PlainShell>
  );
}
