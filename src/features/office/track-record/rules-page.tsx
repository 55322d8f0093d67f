import type { Child } from "hono/jsx";
import type { TrackRules } from "../../../domain/track-record/track-rules.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Pairs } from "../../../ui/office/pairs.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Sentences } from "../../../ui/office/sentences.tsx";
import { Two } from "../../../ui/office/two.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { rulesInWords } from "../../track-record/words.ts";
import type { Touched } from "../../track-record/store.ts";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { RulesField, RulesProblem, RulesTyped } from "./rules-form.ts";
import { rulesTexts } from "./rules-texts.ts";

export type RulesPreview = { rules: TrackRules | null; touched: Touched };

export type RulesPageProps = { desk: Desk; typed: RulesTyped; problems: readonly RulesProblem[]; preview: RulesPreview | null };

/** What earlier deals may decide of the next payment plan: the rules, and beside them what they would do. */
export function RulesPage(props: RulesPageProps) {
  const { desk, problems, preview } = props;
  const texts = rulesTexts[desk.locale];
  return (
    <OfficePage
      desk={desk}
      section="settings"
      title={texts.title}
      wrong={problems.map(({ field, fault }) => ({ fieldId: field, text: texts.errors[fault] }))}
      head={{ crumb: [{ href: "/office/settings", label: frameTexts[desk.locale].settings }, { label: texts.title }], title: texts.title, lead: <>{texts.lead} {desk.organisation.track_rules === null && texts.off}</> }}
    >
      <Two>
        <RulesForm {...props} />
        <div>{preview !== null && <PreviewPart {...props} preview={preview} />}</div>
      </Two>
    </OfficePage>
  );
}

function RulesForm({ desk, typed, problems }: RulesPageProps) {
  const texts = rulesTexts[desk.locale];
  const field = (name: RulesField): Child => {
    const problem = problems.find((one) => one.field === name);
    return <Field lang={desk.locale} name={name} label={texts.labels[name]} value={typed[name]} inputmode="numeric" short error={problem !== undefined && texts.errors[problem.fault]} />;
  };
  return (
    <form method="post" novalidate>
      <Part id="on-your-word" heading={texts.trusted.heading}>
        <div class="stack text">
          <Choice kind="checkbox" name="trusted" value="yes" checked={typed.trusted === "yes"} bare note={texts.trusted.note}>{texts.trusted.tick}</Choice>
          {field("places")}
          {field("daysAfter")}
        </div>
      </Part>
      <Part id="pay-first" heading={texts.careful.heading}>
        <div class="stack text">
          <Choice kind="checkbox" name="careful" value="yes" checked={typed.careful === "yes"} bare note={texts.careful.note}>{texts.careful.tick}</Choice>
          {field("times")}
          <h3 id="how-h">{texts.modes.heading}</h3>
          <Choices labelledBy="how-h">
            <Choice kind="radio" name="mode" value="before" checked={typed.mode !== "deposit"}>{texts.modes.before}</Choice>
            <Choice kind="radio" name="mode" value="deposit" checked={typed.mode === "deposit"}>{texts.modes.deposit}</Choice>
          </Choices>
          {field("dueDays")}
          <Pair>{field("deposit")}{field("restDays")}</Pair>
          <Choice kind="checkbox" name="release" value="yes" checked={typed.release === "yes"} bare>{texts.release}</Choice>
        </div>
      </Part>
      <Part id="how-long" heading={texts.keep.heading}>
        <div class="stack text">
          <p class="soft">{texts.keep.note}</p>
          {field("months")}
          <Actions aside={<a href="/office/settings">{texts.back}</a>}><Button kind="first" name="intent" value="look">{texts.look}</Button></Actions>
        </div>
      </Part>
    </form>
  );
}

function PreviewPart({ desk, typed, preview: { rules, touched } }: RulesPageProps & { preview: RulesPreview }) {
  const texts = rulesTexts[desk.locale];
  const count = (of: number) => texts.touchedCount(of, touched.customers);
  return (
    <Part id="preview" heading={texts.preview}>
      <div class="stack">
        {rules === null ? <><p>{texts.nothing}</p><p class="text">{texts.forgotten}</p></> : <Sentences sentences={rulesInWords(rules, desk.locale)} />}
        {rules !== null && (
          <>
            <h3>{texts.touched}</h3>
            <Pairs
              pairs={[
                ...(rules.trusted === null ? [] : [{ name: texts.touchedTrusted, value: count(touched.trusted) }]),
                ...(rules.careful === null ? [] : [{ name: texts.touchedCareful, value: count(touched.careful) }]),
              ]}
            />
          </>
        )}
        <form method="post" class="stack">
          {Object.entries(typed).map(([name, value]) => <Hidden name={name} value={value} />)}
          <p class="soft small">{texts.later}</p>
          <p><Button name="intent" value="save">{rules === null ? texts.saveOff : texts.save}</Button></p>
        </form>
      </div>
    </Part>
  );
}
