import { countryOptions } from "../../../platform/i18n/countries.ts";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { FieldError } from "../../../ui/field-error.tsx";
import { Field } from "../../../ui/field.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { Pair } from "../../../ui/pair.tsx";
import type { FormPartProps } from "./form-page.tsx";
import { signUpTexts } from "./texts.ts";

/** Who is bound and pays: a company or a private person, each with its own questions. */
export function PayerFields({ view, values, locale, errorAt }: FormPartProps) {
  const texts = signUpTexts[locale];
  const kindError = errorAt("kind-company");
  const errorId = kindError && "kind-error";
  const free = view.session.price_cents === 0;
  return (
    <>
      <Choices labelledBy="payer-h" error={kindError && <FieldError lang={locale} id="kind-error">{kindError}</FieldError>}>
        <Choice kind="radio" name="kind" value="company" id="kind-company" checked={values.kind === "company"} errorId={errorId}>{texts.company}</Choice>
        <Choice kind="radio" name="kind" value="private" id="kind-private" checked={values.kind === "consumer"} errorId={errorId} note={free ? undefined : texts.privateNote}>{texts.private}</Choice>
      </Choices>
      <div class="stack only-company">
        <Field lang={locale} name="company" label={texts.companyName} value={values.company} autocomplete="organization" error={errorAt("company")} />
        <Pair>
          <Field lang={locale} name="kvk" label={texts.kvk} value={values.kvk} inputmode="numeric" autocomplete="off" optional short error={errorAt("kvk")} />
          <Field lang={locale} name="reference" label={texts.reference} value={values.reference} autocomplete="off" optional error={errorAt("reference")} />
        </Pair>
        {!free && <Field lang={locale} name="vat-number" label={texts.vatNumber} hint={texts.vatNumberHint} value={values.vatNumber} autocomplete="off" optional error={errorAt("vat-number")} />}
        <Field lang={locale} name="invoice-email" type="email" label={texts.invoiceEmail} value={values.invoiceEmail} hint={texts.invoiceEmailHint} autocomplete="off" optional error={errorAt("invoice-email")} />
      </div>
      <div class={free ? "stack only-company" : "stack"}>
        <Field lang={locale} name="street" label={texts.street} value={values.street} autocomplete="address-line1" error={errorAt("street")} />
        <Pair narrowFirst>
          <Field lang={locale} name="postcode" label={texts.postcode} value={values.postcode} autocomplete="postal-code" error={errorAt("postcode")} />
          <Field lang={locale} name="town" label={texts.town} value={values.town} autocomplete="address-level2" error={errorAt("town")} />
        </Pair>
        <SelectField lang={locale} name="country" label={texts.country} value={values.country} options={countryOptions(locale, values.country)} />
      </div>
      <Field lang={locale} name="remark" type="area" rows={3} label={texts.remark} value={values.remark} optional error={errorAt("remark")} />
    </>
  );
}
