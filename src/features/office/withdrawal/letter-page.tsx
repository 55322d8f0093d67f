import { formatDate } from "../../../platform/i18n/format.ts";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { WithdrawalPreview } from "../../withdrawal/actions.ts";
import { DeedPage, orderedBy } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import type { LetterForm } from "./letter-form.ts";
import { letterTexts } from "./letter-texts.ts";

export type LetterPageProps = { facts: DealFacts; desk: Desk; form: LetterForm; looked: { countsFrom: Temporal.Instant; preview: WithdrawalPreview } | null };

/** A consumer withdrew by letter or mail: what came in, then what it does above the button. */
export function LetterPage({ facts, desk, form, looked }: LetterPageProps) {
  const texts = letterTexts[desk.locale];
  const { typed, problems } = form;
  const errorOf = (field: string) => {
    const problem = problems.get(field);
    return problem === undefined ? undefined : texts.problems[problem];
  };
  const wrong = [...problems].map(([fieldId, problem]) => ({ fieldId, text: texts.problems[problem] }));
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.orderedBy.name)} wrong={wrong}>
      {looked !== null && <Before facts={facts} desk={desk} form={form} looked={looked} />}
      <Part id="what" heading={texts.form}>
        <form method="post" class="stack" novalidate>
          <p id="channel-label">{texts.channel}</p>
          <Choices labelledBy="channel-label">
            {(["letter", "mail"] as const).map((channel) => <Choice kind="radio" name="channel" value={channel} checked={typed.channel === channel}>{texts.channels[channel]}</Choice>)}
          </Choices>
          <Field lang={desk.locale} name="receivedOn" type="date" label={texts.receivedOn} value={typed.receivedOn} error={errorOf("receivedOn")} />
          <Field lang={desk.locale} name="sentOn" type="date" label={texts.sentOn} hint={texts.sentHint} value={typed.sentOn} optional error={errorOf("sentOn")} />
          <Field lang={desk.locale} name="words" type="area" rows={5} maxlength={2000} label={texts.words} hint={texts.wordsHint} value={typed.words} optional error={errorOf("words")} />
          <p><Button kind={looked === null ? "primary" : "first"} name="intent" value="look">{looked === null ? frameTexts[desk.locale].look : frameTexts[desk.locale].lookAgain}</Button></p>
        </form>
      </Part>
    </DeedPage>
  );
}

function Before({ facts, desk, form: { typed }, looked: { countsFrom, preview } }: LetterPageProps & { looked: NonNullable<LetterPageProps["looked"]> }) {
  const texts = letterTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const day = (at: Temporal.Instant) => formatDate(localDateOf(at, desk.zone), desk.locale);
  if (preview.state === "withdrawn") return <p>{texts.done(day(preview.receivedAt))}</p>;
  const mail = { when: now, what: texts.mail(orderedBy(facts)) };
  const counts = { when: now, what: texts.counts(day(countsFrom)) };
  return (
    <Part id="preview" heading={texts.preview}>
      {preview.state === "open" ? (
        <Preview
          steps={[counts, { when: now, what: texts.ends }, mail]}
          total={preview.after.customerOwesCents > 0 ? { label: texts.owes, amount: money(preview.after.customerOwesCents, desk) } : { label: texts.back, amount: money(preview.after.organiserOwesCents, desk) }}
        />
      ) : (
        <Preview steps={[counts, { when: now, what: texts.noEffect[preview.because] }]} />
      )}
      <form method="post" class="entry-do">
        <Hidden name="channel" value={typed.channel} />
        <Hidden name="receivedOn" value={typed.receivedOn} />
        <Hidden name="sentOn" value={typed.sentOn} />
        <Hidden name="words" value={typed.words} />
        <Button kind={preview.state === "open" ? "grave" : "first"} name="intent" value="enter">{preview.state === "open" ? texts.button : texts.buttonNone}</Button>
      </form>
    </Part>
  );
}
