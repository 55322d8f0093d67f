import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { latestOverrule } from "../../../domain/track-record/decide-overrule.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { mostTrackWords } from "../../track-record/actions.ts";
import type { CustomerRecord } from "../../track-record/actions.ts";
import type { CustomerPageProps } from "./customer-page.tsx";
import { customerTexts } from "./customer-texts.ts";

/** Deciding for one customer, whatever the rules choose: with a reason and an end. */
export function OverrulePart({ desk, record, token, came }: CustomerPageProps & { record: CustomerRecord }) {
  const { overrule: texts, review, errors } = customerTexts[desk.locale];
  const mine = came?.form === "overrule" ? came : null;
  const latest = latestOverrule(localDateOf(desk.now, desk.zone), record.rules.months);
  const choices = record.overrule === null ? (["as-session", "on-your-word"] as const) : (["as-session", "on-your-word", "by-the-rules"] as const);
  const error = (field: string) => mine !== null && (mine.problem === "until-out-of-range") === (field === "until") && errors[mine.problem];
  return (
    <Part id="overrule" heading={texts.heading}>
      <div class="stack">
        <p class="soft text">{texts.lead}</p>
        <form method="post" class="stack" novalidate>
          <Hidden name="token" value={token} />
          <Choices labelledBy="overrule-h">
            {choices.map((choice) => <Choice kind="radio" name="plan" value={choice} checked={(mine?.typed.plan || "as-session") === choice}>{texts.choices[choice]}</Choice>)}
          </Choices>
          <Field lang={desk.locale} name="until" id="overrule-until" type="date" short label={review.until} hint={review.untilHint(formatDate(latest, desk.locale))} value={mine?.typed.until ?? latest.toString()} error={error("until")} />
          <Field lang={desk.locale} name="words" id="overrule-words" type="area" rows={3} maxlength={mostTrackWords} label={texts.field} hint={texts.hint} value={mine?.typed.words} error={error("words")} />
          <p><Button kind="first" name="intent" value="overrule">{texts.button}</Button></p>
        </form>
      </div>
    </Part>
  );
}
