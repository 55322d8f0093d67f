import type { CreditGift } from "../../../domain/goodwill/decide-credit-gift.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { FieldError } from "../../../ui/field-error.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { goodwillReasons } from "../../goodwill/actions.ts";
import { DeedPage, orderedBy } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { moment, money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { goodwillTexts } from "../goodwill/texts.ts";
import type { GiveCreditForm } from "./form.ts";
import { giveCreditTexts } from "./texts.ts";
import type { CreditProblem } from "./texts.ts";

type GiveCreditPageProps = {
  facts: DealFacts;
  desk: Desk;
  form: GiveCreditForm;
  /** What would be given; null while it cannot be. */
  preview: CreditGift | null;
  problem: CreditProblem | null;
};

/** Giving a credit just so: what happens stands above the button. */
export function GiveCreditPage({ facts, desk, form, preview, problem }: GiveCreditPageProps) {
  const texts = giveCreditTexts[desk.locale];
  const wrong = problem === null ? null : { fieldId: fieldOf(problem), text: texts.problems[problem] };
  const errorOf = (name: string) => (wrong?.fieldId === name ? wrong.text : undefined);
  const { typed } = form;
  const { reasons } = goodwillTexts[desk.locale];
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)} wrong={wrong === null ? undefined : [wrong]}>
      {preview !== null && <Part id="preview" heading={texts.preview}><GiveDeed facts={facts} desk={desk} form={form} gift={preview} /></Part>}
      <Part id="what" heading={preview === null ? texts.what : texts.again}>
        <form method="get" class="stack">
          <Pair>
            <Field lang={desk.locale} name="amount" label={texts.amount} inputmode="decimal" value={typed.amount} error={errorOf("amount")} short />
            <Field lang={desk.locale} name="until" label={texts.until} type="date" value={typed.until} error={errorOf("until")} short />
          </Pair>
          {errorOf("condition") !== undefined && <FieldError lang={desk.locale} id="condition-error">{errorOf("condition")}</FieldError>}
          <Choice kind="checkbox" name="condition" id="condition" value="deal-paid" checked={typed.condition} errorId={errorOf("condition") === undefined ? undefined : "condition-error"} bare>{texts.condition}</Choice>
          <Choice kind="checkbox" name="transferable" value="yes" checked={typed.transferable} bare>{texts.transferable}</Choice>
          <SelectField lang={desk.locale} name="reason" label={texts.reason} value={typed.reason} options={goodwillReasons.map((reason) => ({ value: reason, label: reasons[reason] }))} />
          <Field lang={desk.locale} name="note" label={texts.note} hint={texts.noteHint} value={typed.note} optional maxlength={500} />
          <p><Button kind={preview === null ? "primary" : "first"}>{preview === null ? frameTexts[desk.locale].look : frameTexts[desk.locale].lookAgain}</Button></p>
        </form>
      </Part>
    </DeedPage>
  );
}

function GiveDeed({ facts, desk, form, gift }: { facts: DealFacts; desk: Desk; form: GiveCreditForm; gift: CreditGift }) {
  const texts = giveCreditTexts[desk.locale];
  const { now, mailTo } = frameTexts[desk.locale];
  const until = moment(gift.validUntil, desk);
  return (
    <>
      <Preview
        steps={[
          { when: now, what: texts.gives(facts.deal.customer.name), amount: money(gift.cents, desk) },
          { when: now, what: gift.condition === "deal-paid" ? texts.waits(until) : texts.usable(until) },
          { when: now, what: gift.transferable ? texts.passOn : texts.own },
          { when: now, what: mailTo(orderedBy(facts)) },
        ]}
        total={{ label: texts.total, amount: money(gift.cents, desk) }}
      />
      <form method="post" class="entry-do" action={`/office/deals/${facts.deal.code}/credit`}>
        <Hidden name="token" value={form.token} />
        <Hidden name="amount" value={form.typed.amount} />
        <Hidden name="until" value={form.typed.until} />
        {form.typed.condition && <Hidden name="condition" value="deal-paid" />}
        {form.typed.transferable && <Hidden name="transferable" value="yes" />}
        <Hidden name="reason" value={form.typed.reason} />
        <Hidden name="note" value={form.typed.note} />
        <Button>{texts.button(money(gift.cents, desk))}</Button>
      </form>
    </>
  );
}

function fieldOf(problem: CreditProblem): string {
  if (problem === "no-date" || problem === "ends-too-soon") return "until";
  return problem === "nothing-owed" ? "condition" : "amount";
}
