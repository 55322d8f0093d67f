import { formatDate } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { PaymentEffect } from "../../payments/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { words } from "../frame/words.ts";
import { DeedPage, orderedBy } from "./deed-page.tsx";
import type { DealFacts } from "./facts.ts";
import { methodsByHand } from "./payment-form.ts";
import type { PaymentForm, PaymentProblem } from "./payment-form.ts";
import { dealTexts } from "./texts.ts";

export type PaymentPreview = { effect: PaymentEffect; openCents: number };

export type PaymentPageProps = {
  facts: DealFacts;
  desk: Desk;
  form: PaymentForm;
  preview: PaymentPreview | null;
  /** What the step itself refused. */
  refused?: PaymentProblem | undefined;
};

/** Money that came in: what it does stands above the button that records it. */
export function PaymentPage({ facts, desk, form, preview, refused }: PaymentPageProps) {
  const { payment: texts, paymentProblems } = dealTexts[desk.locale];
  const wrong = [
    ...[...form.problems].map(([fieldId, problem]) => ({ fieldId, text: paymentProblems[problem] })),
    ...(refused === undefined ? [] : [{ fieldId: "amount", text: paymentProblems[refused] }]),
  ];
  const error = (field: string) => wrong.find(({ fieldId }) => fieldId === field)?.text;
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)} wrong={wrong}>
      {preview !== null && form.draft !== null && <Part id="preview" heading={texts.preview}><PaymentDeed facts={facts} desk={desk} form={form} draft={form.draft} preview={preview} /></Part>}
      <Part id="what" heading={preview === null ? texts.what : texts.other}>
        <form method="get" class="stack">
          <Pair>
            <Field lang={desk.locale} name="amount" label={texts.amount} inputmode="decimal" value={form.typed.amount} error={error("amount")} />
            <Field lang={desk.locale} name="receivedOn" label={texts.receivedOn} type="date" value={form.typed.receivedOn} error={error("receivedOn")} />
          </Pair>
          <SelectField lang={desk.locale} name="method" label={texts.method} value={form.typed.method} options={methodsByHand.map((value) => ({ value, label: words[desk.locale].method[value] }))} />
          <Field lang={desk.locale} name="note" label={texts.note} value={form.typed.note} optional maxlength={500} />
          <p><Button kind={preview === null ? "primary" : "first"}>{preview === null ? frameTexts[desk.locale].look : frameTexts[desk.locale].lookAgain}</Button></p>
        </form>
      </Part>
    </DeedPage>
  );
}

function PaymentDeed({ facts, desk, form, draft, preview }: {
  facts: DealFacts;
  desk: Desk;
  form: PaymentForm;
  draft: NonNullable<PaymentForm["draft"]>;
  preview: PaymentPreview;
}) {
  const texts = dealTexts[desk.locale].payment;
  const { now } = frameTexts[desk.locale];
  const amount = money(draft.amountCents, desk);
  return (
    <>
      <Preview
        steps={[
          { when: formatDate(draft.receivedOn, desk.locale), what: texts.steps.received(words[desk.locale].method[form.typed.method]), amount },
          { when: now, what: texts.effects[preview.effect] },
          { when: now, what: texts.steps.mail(orderedBy(facts)) },
        ]}
        total={{ label: texts.stillOpen, amount: money(preview.openCents, desk) }}
      />
      <form method="post" class="entry-do" action={`/office/deals/${facts.deal.code}/payment`}>
        <Hidden name="token" value={form.token} />
        <Hidden name="amount" value={form.typed.amount} />
        <Hidden name="receivedOn" value={form.typed.receivedOn} />
        <Hidden name="method" value={form.typed.method} />
        <Hidden name="note" value={form.typed.note} />
        <Button>{texts.book(amount)}</Button>
      </form>
    </>
  );
}
