import { goodwillReasons } from "../../goodwill/actions.ts";
import type { GoodwillPreview } from "../../goodwill/actions.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { DeedPage, orderedBy } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { goodwillTexts } from "./texts.ts";
import type { GoodwillProblem } from "./texts.ts";

export type GiveForm = { amount: string; reason: string; note: string; token: string };

type GivePageProps = { facts: DealFacts; desk: Desk; form: GiveForm; preview: GoodwillPreview | null; problem: GoodwillProblem | null };

/** Letting go of a part of the amount: the standing before and after it stands above the button. */
export function GivePage({ facts, desk, form, preview, problem }: GivePageProps) {
  const { give: texts, problems, reasons } = goodwillTexts[desk.locale];
  const most = money(facts.standing.owedPrincipalCents, desk);
  const wrong = problem === null ? undefined : problems[problem](most);
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)} wrong={wrong === undefined ? undefined : [{ fieldId: "amount", text: wrong }]}>
      {preview !== null && <Part id="preview" heading={texts.preview}><GiveDeed facts={facts} desk={desk} form={form} preview={preview} /></Part>}
      {facts.standing.owedPrincipalCents === 0 ? (
        <EmptyLine>{texts.nothing}</EmptyLine>
      ) : (
        <Part id="what" heading={preview === null ? texts.what : texts.again}>
          <form method="get" class="stack">
            <Field lang={desk.locale} name="amount" label={texts.amount} inputmode="decimal" value={form.amount} hint={texts.most(most)} error={wrong} short />
            <SelectField lang={desk.locale} name="reason" label={texts.reason} value={form.reason} options={goodwillReasons.map((reason) => ({ value: reason, label: reasons[reason] }))} />
            <Field lang={desk.locale} name="note" label={texts.note} hint={texts.noteHint} value={form.note} optional maxlength={500} />
            <p><Button kind={preview === null ? "primary" : "first"}>{preview === null ? frameTexts[desk.locale].look : frameTexts[desk.locale].lookAgain}</Button></p>
          </form>
        </Part>
      )}
    </DeedPage>
  );
}

function GiveDeed({ facts, desk, form, preview }: { facts: DealFacts; desk: Desk; form: GiveForm; preview: GoodwillPreview }) {
  const { give: texts } = goodwillTexts[desk.locale];
  const { now, mailTo } = frameTexts[desk.locale];
  const { before, after, cents, confirms } = preview;
  const refunds = after.refundCents > 0;
  return (
    <>
      <Preview
        steps={[
          { when: now, what: before.refundCents > 0 ? texts.refundNow(money(before.refundCents, desk)) : texts.now(money(before.owesCents, desk)) },
          { when: now, what: texts.gives, amount: money(cents, desk) },
          ...(after.creditBackCents > 0 ? [{ when: now, what: texts.creditBack, amount: money(after.creditBackCents, desk) }] : []),
          ...(confirms ? [{ when: now, what: texts.confirms }] : []),
          { when: now, what: mailTo(orderedBy(facts)) },
        ]}
        total={refunds ? { label: texts.refund, amount: money(after.refundCents, desk) } : { label: texts.after, amount: money(after.owesCents, desk) }}
      />
      <form method="post" class="entry-do" action={`/office/deals/${facts.deal.code}/goodwill`}>
        <Hidden name="token" value={form.token} />
        <Hidden name="amount" value={form.amount} />
        <Hidden name="reason" value={form.reason} />
        <Hidden name="note" value={form.note} />
        <Hidden name="seen" value={String(before.owesCents)} />
        <Button>{texts.button(money(cents, desk))}</Button>
      </form>
    </>
  );
}
