import type { Child } from "hono/jsx";
import { mostRules } from "../../../domain/price/price-rules.ts";
import { Field } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { ruleFields } from "./session-form.ts";
import type { EarlyBirdTyped, ExtraTyped, GroupTyped } from "./session-form.ts";
import type { SessionFormProps } from "./session-fields.tsx";
import { sessionFormTexts } from "./session-form-texts.ts";

/** What changes the price: each kind folded until it is used, with one empty row to fill in. */
export function PriceRuleFields(props: SessionFormProps) {
  const { desk: { locale }, course, typed, errorAt } = props;
  const texts = sessionFormTexts[locale].rules;
  const standard = course.vat_regime !== "small-business";
  const rates = [{ value: "", label: texts.asTraining }, { value: "21", label: "21 %" }, { value: "9", label: "9 %" }];
  return (
    <Part id="rules" heading={texts.heading}>
      <div class="stack text">
        <Rules id="early" legend={texts.early} hint={texts.earlyHint} rows={withEmpty(typed.earlyBird, { day: "", price: "" }, mostRules.earlyBird)} errorAt={errorAt}>
          {(row: EarlyBirdTyped, id) => (
            <Pair>
              <Field lang={locale} name={ruleFields.earlyBird.day} id={`${id}-day`} type="date" label={texts.until} value={row.day} error={errorAt(`${id}-day`)} />
              <Field lang={locale} name={ruleFields.earlyBird.price} id={`${id}-price`} label={texts.price} value={row.price} inputmode="decimal" error={errorAt(`${id}-price`)} />
            </Pair>
          )}
        </Rules>
        <Rules id="group" legend={texts.group} hint={texts.groupHint} rows={withEmpty(typed.group, { places: "", share: "" }, mostRules.group)} errorAt={errorAt}>
          {(row: GroupTyped, id) => (
            <Pair>
              <Field lang={locale} name={ruleFields.group.places} id={`${id}-places`} label={texts.fromPlaces} value={row.places} inputmode="numeric" error={errorAt(`${id}-places`)} />
              <Field lang={locale} name={ruleFields.group.share} id={`${id}-share`} label={texts.share} value={row.share} inputmode="decimal" error={errorAt(`${id}-share`)} />
            </Pair>
          )}
        </Rules>
        <Rules id="extra" legend={texts.extra} hint={texts.extraHint} rows={withEmpty(typed.extras, { text: "", price: "", vat: "" }, mostRules.extras)} errorAt={errorAt}>
          {(row: ExtraTyped, id) => (
            <div class="stack">
              <Field lang={locale} name={ruleFields.extras.text} id={`${id}-text`} label={texts.what} value={row.text} maxlength={100} error={errorAt(`${id}-text`)} />
              <Pair>
                <Field lang={locale} name={ruleFields.extras.price} id={`${id}-price`} label={texts.price} value={row.price} inputmode="decimal" error={errorAt(`${id}-price`)} />
                {standard && (
                  <SelectField
                    lang={locale}
                    name={ruleFields.extras.vat}
                    id={`${id}-vat`}
                    label={texts.vat}
                    value={row.vat}
                    options={rates.some(({ value }) => value === row.vat) ? rates : [...rates, { value: row.vat, label: `${row.vat} %` }]}
                    error={errorAt(`${id}-vat`)}
                  />
                )}
              </Pair>
            </div>
          )}
        </Rules>
      </div>
    </Part>
  );
}

type RulesProps<Row> = { id: string; legend: string; hint: string; rows: readonly Row[]; errorAt: SessionFormProps["errorAt"]; children: (row: Row, id: string) => Child };

function Rules<Row extends Record<string, string>>({ id, legend, hint, rows, children }: RulesProps<Row>) {
  const used = rows.some((row) => Object.values(row).some((value) => value !== ""));
  return (
    <Fold summary={legend} open={used}>
      <div class="stack" role="group" aria-label={legend}>
        <p class="hint">{hint}</p>
        {rows.map((row, index) => children(row, `${id}-${index + 1}`))}
      </div>
    </Fold>
  );
}

function withEmpty<Row extends Record<string, string>>(rows: readonly Row[], empty: Row, most: number): Row[] {
  const filled = rows.filter((row) => Object.values(row).some((value) => value !== ""));
  return filled.length < most ? [...filled, empty] : filled;
}
