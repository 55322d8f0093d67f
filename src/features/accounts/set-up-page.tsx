import type { Locale } from "../../domain/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Clause } from "../../ui/clause.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Field } from "../../ui/field.tsx";
import type { FieldProps } from "../../ui/field.tsx";
import { Opening } from "../../ui/opening.tsx";
import { Pair } from "../../ui/pair.tsx";
import { minPasswordLength } from "./auth.ts";
import { AccountShell } from "./pages.tsx";
import { setUpFields } from "./set-up-form.ts";
import type { FieldProblem, SetUpField } from "./set-up-form.ts";
import { accountTexts } from "./texts.ts";

export type SetUpProps = {
  locale: Locale;
  /** "https://afspraak.voorbeeld.nl" */
  baseUrl: string;
  typed: Readonly<Record<SetUpField, string>>;
  errors: ReadonlyMap<string, FieldProblem>;
};

export function SetUpPage({ locale, baseUrl, typed, errors }: SetUpProps) {
  const { setUp: texts, errors: errorTexts, problems, passwordHint } = accountTexts[locale];
  const wrong = setUpFields.flatMap((field) => {
    const problem = errors.get(field);
    return problem === undefined ? [] : [{ fieldId: field, text: problems[problem] }];
  });
  const field = (name: SetUpField, label: string, more: Partial<FieldProps> = {}) => (
    <Field lang={locale} name={name} label={label} value={typed[name]} error={wrong.find((one) => one.fieldId === name)?.text} {...more} />
  );
  return (
    <AccountShell locale={locale} path="/office/set-up" title={texts.title} wrong={wrong.length > 0}>
      <Opening
        above={wrong.length > 0 && <ErrorSummary heading={errorTexts.heading(wrong.length)} kept={errorTexts.kept} errors={wrong} />}
        eyebrow={texts.eyebrow}
        sentence={texts.sentence}
        note={texts.note}
      />
      <form method="post" class="numbered">
        <Clause id="organisation" heading={texts.organisation}>
          {field("name", texts.name, { autocomplete: "organization" })}
          {field("slug", texts.slug, { hint: texts.slugHint(baseUrl), optional: true })}
          {field("contactName", texts.contactName, { autocomplete: "name" })}
        </Clause>
        <Clause id="where" heading={texts.where}>
          {field("street", texts.street, { autocomplete: "street-address", optional: true })}
          <Pair narrowFirst>
            {field("postcode", texts.postcode, { autocomplete: "postal-code", optional: true })}
            {field("town", texts.town, { autocomplete: "address-level2", optional: true })}
          </Pair>
          {field("phone", texts.phone, { type: "tel", autocomplete: "tel", optional: true })}
          {field("email", texts.email, { type: "email", autocomplete: "email" })}
        </Clause>
        <Clause id="numbers" heading={texts.numbers}>
          {field("kvkNumber", texts.kvk, { hint: texts.kvkHint, inputmode: "numeric", optional: true })}
          {field("vatNumber", texts.vat, { hint: texts.vatHint, optional: true })}
          {field("iban", texts.iban, { hint: texts.ibanHint, optional: true })}
        </Clause>
        <Clause id="account" heading={texts.account}>
          {field("ownerEmail", texts.ownerEmail, { type: "email", autocomplete: "username" })}
          {field("password", texts.password, { type: "password", autocomplete: "new-password", hint: passwordHint(minPasswordLength), value: "" })}
          <p><Button>{texts.button}</Button></p>
        </Clause>
      </form>
    </AccountShell>
  );
}
