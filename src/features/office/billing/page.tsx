import type { CompletionRefusal } from "../../../domain/deal/billing-details.ts";
import { countryOptions } from "../../../platform/i18n/countries.ts";
import { formatList } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { DeedPage } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import type { BillingField, BillingForm } from "./form.ts";
import { billingTexts } from "./texts.ts";

type Props = { facts: DealFacts; desk: Desk; form: BillingForm };

/** What an invoice says of who pays, completed after the order. @param refused why it cannot be any more */
export function BillingPage({ facts, desk, form, refused }: Props & { refused: CompletionRefusal | null }) {
  const texts = billingTexts[desk.locale];
  const wrong = [...form.problems].map(([fieldId, problem]) => ({ fieldId, text: texts.problem(fieldId, problem) }));
  const numbers = formatList(facts.invoices.flatMap(({ kind, number }) => (kind === "invoice" ? [number] : [])), desk.locale);
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)} wrong={refused === null ? wrong : []}>
      {refused === null ? <Details facts={facts} desk={desk} form={form} /> : <EmptyLine>{texts.refused[refused](numbers)}</EmptyLine>}
    </DeedPage>
  );
}

function Details({ facts: { deal }, desk, form: { typed, problems } }: Props) {
  const { locale } = desk;
  const texts = billingTexts[locale];
  const { steps, hints } = texts;
  const isCompany = deal.customer.kind === "company";
  const errorAt = (field: BillingField) => {
    const problem = problems.get(field);
    return problem === undefined ? undefined : `${texts.problem(field, problem)}.`;
  };
  const asked = (name: BillingField) => ({ lang: locale, name, label: texts.fields[name], value: typed[name], error: errorAt(name) });
  return (
    <form method="post" class="stack" novalidate>
      <Part id="details" heading={texts.form}>
        <div class="stack">
          <Field {...asked("name")} label={isCompany ? texts.fields.name : texts.person} hint={hints.name} />
          {isCompany && (
            <>
              <Pair>
                <Field {...asked("kvkNumber")} inputmode="numeric" optional short />
                <Field {...asked("reference")} optional />
              </Pair>
              <Field {...asked("vatNumber")} hint={hints.vatNumber} optional />
              <Field {...asked("billingEmail")} type="email" hint={hints.billingEmail(deal.customer.orderedBy.email)} optional />
            </>
          )}
          <Field {...asked("street")} />
          <Pair narrowFirst>
            <Field {...asked("postcode")} />
            <Field {...asked("town")} />
          </Pair>
          <SelectField {...asked("country")} options={countryOptions(locale, typed.country)} />
        </div>
      </Part>
      <Part id="preview" heading={texts.preview}>
        <Preview steps={[{ when: steps.now, what: steps.details }, { when: steps.soon, what: steps.out(deal.locale) }]} />
      </Part>
      <p><Button>{texts.button}</Button></p>
    </form>
  );
}
