import type { Locale } from "../../../domain/locale.ts";
import type { Stated } from "../../../domain/withdrawal/statement.ts";
import { formatMoment } from "../../../platform/i18n/format.ts";
import { Clause } from "../../../ui/clause.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import { ConfirmStep, GoodToKnow, StateStep } from "../../withdrawal/function-parts.tsx";
import type { StatementForm } from "../../withdrawal/statement-form.ts";
import { withdrawalTexts } from "../../withdrawal/texts.ts";
import { SiteShell } from "../site-shell.tsx";
import { modelFormText } from "./model-form.ts";

type Frame = { organisation: Organisation; locale: Locale; baseUrl: string };

/** Step 1 of the withdrawal function, for whoever has no link at hand. */
export function StatePage({ form, ...frame }: Frame & { form: StatementForm }) {
  const { organisation, locale } = frame;
  const texts = withdrawalTexts[locale];
  const path = pathOf(frame);
  return (
    <SiteShell {...frame} title={texts.link} terms={null} path={path} wrong={form.problems.size > 0}>
      <StateStep locale={locale} form={form} known={false}>
        <GoodToKnow locale={locale} period={texts.period} email={organisation.email} formHref={`${path}/form`} />
      </StateStep>
    </SiteShell>
  );
}

/** Step 2. It tells nothing about the order: whoever typed its number may be anybody. */
export function ConfirmPage({ typed, now, ...frame }: Frame & { typed: Stated; now: Temporal.Instant }) {
  const { organisation, locale } = frame;
  const texts = withdrawalTexts[locale];
  return (
    <SiteShell {...frame} title={texts.review(typed.order)} terms={null} path={null}>
      <ConfirmStep locale={locale} zone={organisation.zone} now={now} typed={typed} what={typed.order} then={[{ label: texts.within14, value: texts.refundText }]} />
    </SiteShell>
  );
}

/** The same answer for every statement. */
export function ReceivedPage({ receivedAt, ...frame }: Frame & { receivedAt: Temporal.Instant }) {
  const { organisation, locale } = frame;
  const texts = withdrawalTexts[locale];
  return (
    <SiteShell {...frame} title={texts.receivedTitle} terms={null} path={null}>
      <Opening sentence={texts.received(formatMoment(receivedAt, locale, organisation.zone))} note={texts.receivedNext} />
    </SiteShell>
  );
}

export function TooManyPage(frame: Frame) {
  const { organisation, locale } = frame;
  const { tooMany } = withdrawalTexts[locale];
  return (
    <SiteShell {...frame} title={tooMany.title} terms={null} path={null}>
      <Opening sentence={tooMany.sentence}><p>{tooMany.text(organisation.email)}</p></Opening>
    </SiteShell>
  );
}

/** The model form of Annex I.B, to copy, to print or as PDF. */
export function ModelFormPage(frame: Frame) {
  const { locale } = frame;
  const { model, link } = withdrawalTexts[locale];
  const path = pathOf(frame);
  const { fill, to, lines, strike } = modelFormText(frame.organisation, locale);
  return (
    <SiteShell {...frame} title={model.title} terms={null} path={`${path}/form`}>
      <Opening sentence={model.title} lead={model.lead}><p><a href={`${path}/form.pdf?lang=${locale}`}>{model.pdf}</a>. <a href={path}>{link}</a>.</p></Opening>
      <Clause id="form" heading={model.form} width="roomy">
        <p>{fill}</p>
        <p>– {to}</p>
        {lines.map((line) => <p>– {line}:</p>)}
        <p>{strike}</p>
      </Clause>
    </SiteShell>
  );
}

function pathOf({ organisation }: Frame): string {
  return `/${organisation.slug}/withdraw`;
}
