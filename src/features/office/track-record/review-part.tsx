import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { latestOverrule } from "../../../domain/track-record/decide-overrule.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Field } from "../../../ui/field.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { PlanReview } from "../../plan-review/store.ts";
import { mostTrackWords } from "../../track-record/actions.ts";
import { planInWords } from "../../track-record/words.ts";
import { canWaive } from "../deal/possible.ts";
import { money } from "../frame/format.ts";
import type { CustomerPageProps } from "./customer-page.tsx";
import { customerTexts } from "./customer-texts.ts";

/** What the customer asked about the plan of this deal, and the answer of a person. */
export function ReviewPart(props: CustomerPageProps & { review: PlanReview }) {
  const { facts, desk, review } = props;
  const { review: texts } = customerTexts[desk.locale];
  const chosen = facts.deal.frozen.chosenPlan;
  return (
    <Part id="review" heading={texts.heading}>
      <div class="stack">
        {review.words.split(/\n+/).map((line) => <p class="text">‘{line}’</p>)}
        {chosen !== undefined && <p class="soft">{texts.chosen({ usual: planInWords(chosen.instead, desk.locale), chosen: planInWords(facts.deal.frozen.conditions.payment, desk.locale) })}</p>}
        {review.answer === null ? <AnswerForm {...props} /> : <p>{texts.answered[review.answer]} ‘{review.answer_words}’</p>}
      </div>
    </Part>
  );
}

function AnswerForm({ facts, desk, record, came }: CustomerPageProps) {
  const { review: texts, errors } = customerTexts[desk.locale];
  const mine = came?.form === "review" ? came : null;
  const error = (field: string) => mine !== null && (mine.problem === "until-out-of-range") === (field === "until") && errors[mine.problem];
  const today = localDateOf(desk.now, desk.zone);
  const path = `/office/deals/${facts.deal.code}`;
  return (
    <form method="post" class="stack" novalidate>
      {canWaive(facts) ? (
        <Choice kind="checkbox" name="thisDeal" value="yes" checked={mine?.thisDeal} bare note={texts.thisDealNote(money(facts.amounts.openCents, desk))}>{texts.thisDeal}</Choice>
      ) : (
        <p class="soft">{texts.nothingHeld} <a href={`${path}/offers?kind=payment-plan`}>{texts.offer}</a></p>
      )}
      {record !== null && (
        <>
          <h3 id="later-h">{texts.later}</h3>
          <Choices labelledBy="later-h">
            {(["none", "as-session", "on-your-word"] as const).map((choice) => <Choice kind="radio" name="plan" value={choice} checked={(mine?.typed.plan || "none") === choice}>{texts.laterChoices[choice]}</Choice>)}
          </Choices>
          <Field
            lang={desk.locale}
            name="until"
            id="review-until"
            type="date"
            short
            label={texts.until}
            hint={texts.untilHint(formatDate(latestOverrule(today, record.rules.months), desk.locale))}
            value={mine?.typed.until ?? latestOverrule(today, record.rules.months).toString()}
            error={error("until")}
          />
        </>
      )}
      <Field lang={desk.locale} name="words" id="review-words" type="area" rows={4} maxlength={mostTrackWords} label={texts.field} hint={texts.hint} value={mine?.typed.words} error={error("words")} />
      <p><Button name="intent" value="review">{texts.button}</Button></p>
    </form>
  );
}
