import { isDeepStrictEqual } from "node:util";
import type { Conditions, ConditionSetName } from "../../../domain/conditions/conditions.ts";
import { conditionSets } from "../../../domain/conditions/sets.ts";
import type { CustomerKind } from "../../../domain/customer-kind.ts";
import { formatNumber } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { KeepBar } from "../../../ui/office/keep-bar.tsx";
import { Two } from "../../../ui/office/two.tsx";
import { exampleOf } from "../catalogue/example.ts";
import { meetingInputOf } from "../catalogue/publishing.ts";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { SessionFacts } from "../session/facts.ts";
import { sayIn } from "../session/say.ts";
import { titleOf } from "../session/summary.tsx";
import { cautionsOf } from "./cautions.ts";
import type { Editing } from "./fields.tsx";
import { problemsOf } from "./problems.ts";
import { Reading } from "./reading.tsx";
import { CancellationRule, LateRule, MoveRule, NoShowRule, OfferRule, PaymentRule, RemindRule } from "./rules.tsx";
import { Stories } from "./stories.tsx";
import { editorTexts } from "./texts.ts";
import { conditionsOf, valueOf } from "./typed.ts";
import type { Typed } from "./typed.ts";

export type EditorPageProps = {
  facts: SessionFacts;
  typed: Typed;
  /** For whom the sheet is shown first. */
  reader: CustomerKind;
  desk: Desk;
  /** Whether rows that were just added and are empty yet count as wrong. */
  strict: boolean;
};

/** The rules of a session as sentences with blanks, beside the words and amounts that come of them. */
export function EditorPage({ facts, typed, reader, desk, strict }: EditorPageProps) {
  const texts = editorTexts[desk.locale];
  const { session, course, meetings } = facts.view;
  const title = titleOf(facts.view, desk);
  const conditions = conditionsOf(typed);
  const all = problemsOf(conditions, desk.locale);
  const problems = strict ? all : all.filter(({ field }) => valueOf(typed, field) !== "");
  const whole = all.length === 0 ? conditions : null;
  const editing: Editing = { typed, problems, cautions: whole === null ? [] : cautionsOf(whole, facts.view, desk), desk };
  const example = exampleOf({ meetings: meetings.map(meetingInputOf), priceCents: session.price_cents, rules: session.price_rules }, desk);
  const changes = changedRules(session.conditions, conditions);
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${texts.title}, ${title}`}
      wrong={problems.map(({ field, title: text }) => ({ fieldId: field, text }))}
      head={{
        crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: `/office/sessions/${session.id}`, label: title }, { label: texts.title }],
        title: texts.title,
        lead: <Lead facts={facts} desk={desk} />,
      }}
    >
      <form method="post" novalidate>
        <button class="quiet-name" name="intent" value="preview" tabindex={-1} aria-hidden="true">{texts.preview}</button>
        <Sets conditions={conditions} desk={desk} />
        <Two wide>
          <div class="edits">
            <PaymentRule editing={editing} />
            <CancellationRule editing={editing} />
            <NoShowRule editing={editing} />
            <MoveRule editing={editing} />
            <RemindRule editing={editing} />
            <OfferRule editing={editing} />
            <LateRule editing={editing} />
            {whole !== null && <Stories conditions={whole} example={example} course={course} desk={desk} />}
          </div>
          <Reading
            conditions={whole}
            example={example}
            course={course}
            reader={reader}
            desk={desk}
          />
        </Two>
        <KeepBar what={texts.changed(changes, sayIn(desk.locale).capital(changes))} why={all.length > 0 && texts.notYet(all.length)}>
          <Button kind="first" name="intent" value="preview">{texts.preview}</Button>
          <Button name="intent" value="save">{texts.save}</Button>
        </KeepBar>
      </form>
    </OfficePage>
  );
}

function Lead({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const texts = editorTexts[desk.locale];
  const { session } = facts.view;
  const deals = new Set([...facts.seated, ...facts.gone].flatMap(({ deal }) => deal?.id ?? [])).size;
  return (
    <>
      {texts.lead(deals, formatNumber(deals, desk.locale))}
      {session.waiting > 0 && ` ${texts.waiting}`}
      {session.price_cents === 0 && ` ${texts.free}`}
    </>
  );
}

/** Ready-made rules to start from. */
function Sets({ conditions, desk }: { conditions: Conditions; desk: Desk }) {
  const { sets } = editorTexts[desk.locale];
  const names: readonly ConditionSetName[] = ["mild", "usual", "strict"];
  const current = names.find((name) => isDeepStrictEqual(conditionSets[name], conditions));
  return (
    <p class="begin-with">
      <b>{sets.heading}</b>
      {names.map((name) => <span><Button kind="quiet" name="intent" value={`set:${name}`}>{sets.names[name]}</Button> <span class="small">{sets.about[name]}</span></span>)}
      <span class="soft">{current === undefined ? "" : `${sets.isSet(sets.names[current])} `}{sets.note}</span>
    </p>
  );
}

/** How many rules of the page differ from what is kept. */
function changedRules(kept: Conditions, now: Conditions): number {
  const rules = (conditions: Conditions): unknown[] => [
    conditions.payment,
    [conditions.cancellation, conditions.refundIfRefilled],
    conditions.noShow,
    [conditions.move, conditions.substitute],
    [conditions.reminderDaysAfter, conditions.confirmHoursBefore],
    conditions.offerHours,
    conditions.lateCharges,
  ];
  const before = rules(kept);
  return rules(now).filter((rule, index) => !isDeepStrictEqual(rule, before[index])).length;
}
