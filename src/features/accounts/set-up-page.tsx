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
import type { AccountTexts } from "./texts.ts";

export type SetUpProps = {
  locale: Locale;
  /** "https://afspraak.voorbeeld.nl" */
  baseUrl: string;
  typed: Readonly<Record<SetUpField, string>>;
  errors: ReadonlyMap<string, FieldProblem>;
};

export function SetUpPage({ locale, baseUrl, typed, errors }: SetUpProps) {
  const { setUp: texts, errors: errorTexts, problems, passwordHint } = accountTexts[locale];
  const said = (name: SetUpField) => {
    const problem = errors.get(name);
    return problem === undefined ? undefined : problems[problem];
  };
  const wrong = setUpFields.flatMap((name) => {
    const text = said(name);
    return text === undefined ? [] : [{ fieldId: name, text: `${labelOf(name, texts)}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` }];
  });
  const field = (name: SetUpField, more: Partial<FieldProps> = {}) => (
    <Field lang={locale} name={name} label={labelOf(name, texts)} value={typed[name]} error={said(name)} {...more} />
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
          {field("name", { autocomplete: "organization" })}
          {field("slug", { hint: texts.slugHint(baseUrl), optional: true })}
          {field("contactName", { autocomplete: "name" })}
        </Clause>
        <Clause id="where" heading={texts.where}>
          {field("street", { autocomplete: "street-address", optional: true })}
          <Pair narrowFirst>
            {field("postcode", { autocomplete: "postal-code", optional: true })}
            {field("town", { autocomplete: "address-level2", optional: true })}
          </Pair>
          {field("phone", { type: "tel", autocomplete: "tel", optional: true })}
          {field("email", { type: "email", autocomplete: "email" })}
        </Clause>
        <Clause id="numbers" heading={texts.numbers}>
          {field("kvkNumber", { hint: texts.kvkHint, inputmode: "numeric", optional: true })}
          {field("vatNumber", { hint: texts.vatHint, optional: true })}
          {field("iban", { hint: texts.ibanHint, optional: true })}
        </Clause>
        <Clause id="account" heading={texts.account}>
          {field("ownerEmail", { type: "email", autocomplete: "username" })}
          {field("password", { type: "password", autocomplete: "new-password", hint: passwordHint(minPasswordLength), value: "" })}
          <p><Button>{texts.button}</Button></p>
        </Clause>
      </form>
    </AccountShell>
  );
}

function labelOf(name: SetUpField, texts: AccountTexts["setUp"]): string {
  return { ...texts, kvkNumber: texts.kvk, vatNumber: texts.vat }[name];
}
