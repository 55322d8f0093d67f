import { serviceKinds } from "../../../domain/invoice/place-of-supply.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Field } from "../../../ui/field.tsx";
import type { FieldProps } from "../../../ui/field.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { Desk } from "../frame/desk.ts";
import { mostIncluded, vatRegimes } from "./course-form.ts";
import type { CourseProblem, CourseTyped } from "./course-form.ts";
import { courseTexts } from "./texts.ts";

export type CourseFieldsProps = {
  desk: Desk;
  typed: CourseTyped;
  problems: ReadonlyMap<string, CourseProblem>;
  /** Where the form goes, for the buttons that add and remove rows. */
  action: string;
  /** The address of a course that exists: shown, never asked again. */
  fixedAddress: string | null;
};

/** All that is said about a course. */
export function CourseFields(props: CourseFieldsProps) {
  const { desk, typed, problems, fixedAddress } = props;
  const { form: texts, problems: problemTexts } = courseTexts[desk.locale];
  const field = (name: "title" | "slug" | "lead" | "description" | "outcomes" | "audience" | "duration", label: string, more: Partial<FieldProps> = {}) => {
    const problem = problems.get(name);
    return <Field lang={desk.locale} name={name} label={label} value={typed[name]} error={problem && problemTexts[problem]} {...more} />;
  };
  const percentProblem = problems.get("vatPercent");
  return (
    <>
      <Part id="about" heading={texts.about}>
        <div class="stack text">
          {field("title", texts.title, { maxlength: 200 })}
          {fixedAddress === null ? field("slug", texts.slug, { hint: texts.slugHint(`/${desk.organisation.slug}`), optional: true }) : <p class="soft small">{texts.slugFixed(fixedAddress)}</p>}
          {field("lead", texts.lead, { hint: texts.leadHint, type: "area", rows: 2, optional: true })}
          {field("description", texts.description, { hint: texts.descriptionHint, type: "area", rows: 6, optional: true })}
        </div>
      </Part>
      <Part id="after" heading={texts.after}>
        <div class="stack text">
          {field("outcomes", texts.outcomes, { hint: texts.outcomesHint, type: "area", rows: 4, optional: true })}
          <Included {...props} />
        </div>
      </Part>
      <Part id="practical" heading={texts.practical}>
        <div class="stack text">
          {field("audience", texts.audience, { type: "area", rows: 2, optional: true })}
          <Pair>
            {field("duration", texts.duration, { hint: texts.durationHint, optional: true })}
            <SelectField lang={desk.locale} name="language" label={texts.language} value={typed.language} options={Object.entries(texts.languages).map(([value, label]) => ({ value, label }))} />
          </Pair>
        </div>
      </Part>
      <Part id="vat" heading={texts.vat}>
        <div class="stack text">
          <p id="regime-h" class="soft">{texts.regime}</p>
          <Choices labelledBy="regime-h">
            {vatRegimes.map((regime) => (
              <Choice kind="radio" name="vatRegime" value={regime} checked={typed.vatRegime === regime} note={texts.regimes[regime][1]}>{texts.regimes[regime][0]}</Choice>
            ))}
          </Choices>
          <Field lang={desk.locale} name="vatPercent" label={texts.percent} hint={texts.percentHint} value={typed.vatPercent} inputmode="decimal" short error={percentProblem && problemTexts[percentProblem]} />
          <p id="service-h" class="soft">{texts.service}</p>
          <Choices labelledBy="service-h">
            {serviceKinds.map((kind) => (
              <Choice kind="radio" name="service" value={kind} checked={typed.service === kind} note={texts.services[kind][1]}>{texts.services[kind][0]}</Choice>
            ))}
          </Choices>
        </div>
      </Part>
    </>
  );
}

function Included({ desk, typed, problems, action }: CourseFieldsProps) {
  const { form: texts, problems: problemTexts } = courseTexts[desk.locale];
  const error = (id: string) => {
    const problem = problems.get(id);
    return problem && problemTexts[problem];
  };
  const rows = typed.included;
  return (
    <fieldset class="stack" id="included">
      <legend>{texts.included}</legend>
      <p class="hint">{texts.includedHint}</p>
      {rows.map((row, index) => {
        const id = `included-${index + 1}`;
        return (
          <div role="group" aria-label={texts.includedRow(index + 1)}>
            <Pair narrowFirst>
              <Field lang={desk.locale} name="included-name" id={`${id}-name`} label={texts.name} value={row.name} error={error(`${id}-name`)} />
              <Field lang={desk.locale} name="included-text" id={`${id}-text`} label={texts.text} value={row.text} error={error(`${id}-text`)} />
            </Pair>
            <p><Button kind="as-link" name="intent" value={`remove-${index + 1}`} formaction={`${action}#included`} unchecked>{texts.remove(index + 1)}</Button></p>
          </div>
        );
      })}
      {rows.length < mostIncluded && <p><Button kind="quiet" name="intent" value="add" formaction={`${action}#included-${rows.length + 1}-name`} unchecked>{texts.add}</Button></p>}
    </fieldset>
  );
}
