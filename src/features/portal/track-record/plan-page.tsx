import { formatCode } from "../../../domain/deal/code.ts";
import type { FrozenDeal } from "../../../domain/deal/frozen-deal.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoment } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Field } from "../../../ui/field.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import type { PlanReview } from "../../plan-review/store.ts";
import { mostTrackWords } from "../../track-record/actions.ts";
import { planInWords } from "../../track-record/words.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import type { WordsProblem } from "./remembered-page.tsx";
import { trackRecordTexts } from "./texts.ts";

export type PlanPageProps = {
  deal: Deal;
  organisation: Organisation;
  chosen: NonNullable<FrozenDeal["chosenPlan"]>;
  review: PlanReview | null;
  locale: Locale;
  /** The address of the deal. */
  path: string;
  typed: string;
  problem: WordsProblem | null;
};

/** Asking a person to look at the plan that was chosen for a deal, and that it was answered: the words, which may tell of earlier deals, go by mail alone. */
export function PlanPage(props: PlanPageProps) {
  const { deal, organisation, chosen, review, locale, path, typed, problem } = props;
  const texts = trackRecordTexts[locale];
  const { plan } = texts;
  return (
    <PortalShell locale={locale} title={plan.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${path}/plan`} wrong={problem !== null}>
      <Opening
        above={problem !== null && <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={[{ fieldId: "words", text: texts.errors[problem] }]} />}
        eyebrow={texts.remembered.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={sentenceOf(props)}
        note={<a href={path}>{texts.remembered.back}</a>}
      >
        {(review === null || review.answer === null) && <p class="soft">{plan.deadlineRuns}</p>}
      </Opening>
      <Clause id="now" heading={plan.now}>
        <ul class="spaced">{deal.frozen.wording.sentences.slice(1, 3).map((sentence) => <li>{sentence}</li>)}</ul>
        <p>{plan.usual(planInWords(chosen.instead, locale), planInWords(deal.frozen.conditions.payment, locale))}</p>
        <p><a href={`${path}/remembered`}>{plan.see}</a></p>
      </Clause>
      {review !== null && <Clause id="said" heading={plan.said}>{review.words.split(/\n+/).map((line) => <p class="text">{line}</p>)}</Clause>}
      {review?.answer != null && <Clause id="answer" heading={plan.answer}><p>{plan.mailed(deal.customer.orderedBy.email)}</p></Clause>}
      {review === null && (
        <Clause id="ask" heading={plan.form}>
          <form method="post" class="stack roomy" novalidate>
            <Field lang={locale} name="words" type="area" rows={5} maxlength={mostTrackWords} label={plan.field} hint={plan.hint} value={typed} error={problem !== null && texts.errors[problem]} />
            <Actions aside={plan.within(organisation.complaint_days)}><Button>{plan.send}</Button></Actions>
          </form>
        </Clause>
      )}
    </PortalShell>
  );
}

function sentenceOf({ review, locale, deal }: PlanPageProps): string {
  const { plan } = trackRecordTexts[locale];
  if (review === null) return plan.ask;
  return review.answer === null ? plan.askedSentence(formatMoment(review.asked_at, locale, deal.frozen.organisation.zone)) : plan[review.answer];
}
