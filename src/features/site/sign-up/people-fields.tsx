import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { FieldError } from "../../../ui/field-error.tsx";
import { Field } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Pair } from "../../../ui/pair.tsx";
import type { FormPartProps } from "./form-page.tsx";
import { signUpTexts } from "./texts.ts";

/** Who takes part, one row each, and who orders when that is somebody else. */
export function PeopleFields(props: FormPartProps) {
  const { values, locale, action, errorAt } = props;
  const texts = signUpTexts[locale];
  const tooMany = errorAt("who");
  return (
    <>
      {tooMany && <div class="wrong"><FieldError lang={locale} id="who-error">{tooMany}</FieldError></div>}
      {values.participants.map((_, index) => <Person {...props} row={index + 1} />)}
      <Actions aside={texts.namesFree}>
        <Button kind="plain" name="intent" value="add" formaction={`${action}#p${values.participants.length + 1}-first`} unchecked>{texts.add}</Button>
      </Actions>
      <Fold summary={texts.paste} open={values.paste !== ""}>
        <div class="stack">
          <Field lang={locale} name="paste" type="area" rows={4} label={texts.pasteLabel} hint={texts.pasteHint} value={values.paste} error={errorAt("paste")} optional />
          <p><Button kind="plain" name="intent" value="paste" formaction={`${action}#who`} unchecked>{texts.pasteAdd}</Button></p>
        </div>
      </Fold>
      <fieldset class="stack only-other">
        <legend>{texts.orderer}</legend>
        <p class="hint">{texts.ordererHint}</p>
        <Pair>
          <Field lang={locale} name="orderer-name" label={texts.ordererName} value={values.ordererName} autocomplete="name" error={errorAt("orderer-name")} />
          <Field lang={locale} name="orderer-email" type="email" label={texts.ordererEmail} value={values.ordererEmail} autocomplete="email" error={errorAt("orderer-email")} />
        </Pair>
      </fieldset>
    </>
  );
}

function Person({ values, locale, action, errorAt, row }: FormPartProps & { row: number }) {
  const texts = signUpTexts[locale];
  const person = values.participants[row - 1];
  const own = row === 1;
  return (
    <fieldset class="stack">
      <legend>{texts.participant(row)}</legend>
      <Pair>
        <Field lang={locale} name={`p${row}-first`} label={texts.first} value={person?.first} autocomplete={own ? "given-name" : "off"} error={errorAt(`p${row}-first`)} />
        <Field lang={locale} name={`p${row}-last`} label={texts.last} value={person?.last} autocomplete={own ? "family-name" : "off"} error={errorAt(`p${row}-last`)} />
      </Pair>
      <Field lang={locale} name={`p${row}-email`} type="email" label={texts.email} value={person?.email} hint={own ? texts.emailHint : undefined} autocomplete={own ? "email" : "off"} error={errorAt(`p${row}-email`)} />
      <Field lang={locale} name={`p${row}-needs`} label={texts.needs} value={person?.needs} hint={own ? texts.needsHint : undefined} autocomplete="off" optional error={errorAt(`p${row}-needs`)} />
      {own && <Choice kind="checkbox" name="self" id="self" value="yes" checked={values.self} bare>{texts.self}</Choice>}
      {values.participants.length > 1 && <p><Button kind="as-link" name="intent" value={`remove-${row}`} formaction={`${action}#who`} unchecked>{texts.remove(row)}</Button></p>}
    </fieldset>
  );
}
