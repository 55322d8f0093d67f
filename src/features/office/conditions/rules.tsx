import type { Child } from "hono/jsx";
import type { PaymentPlan } from "../../../domain/conditions/conditions.ts";
import type { CustomerKind } from "../../../domain/customer-kind.ts";
import { Button } from "../../../ui/button.tsx";
import { Ladders } from "../../../ui/office/ladder.tsx";
import type { Ladder } from "../../../ui/office/ladder.tsx";
import { PlanChoice } from "../../../ui/office/plan-choice.tsx";
import { Choose, Field, Rule, Sentence, TickField } from "./fields.tsx";
import type { Editing } from "./fields.tsx";
import { editorTexts } from "./texts.ts";
import { mostRows, planModes, valueOf } from "./typed.ts";

type Props = { editing: Editing };

/** When a customer pays, and what happens otherwise. */
export function PaymentRule({ editing }: Props) {
  const { plans: texts } = editorTexts[editing.desk.locale];
  const field = (name: string) => <Field name={name} editing={editing} />;
  const bodies: Record<PaymentPlan["mode"], Child> = {
    before: <p><Sentence words={texts.before} fields={[field("before.dueDays")]} /></p>,
    deposit: (
      <>
        <p><Sentence words={texts.deposit} fields={[field("deposit.depositBasisPoints"), field("deposit.dueDays"), field("deposit.restDaysBefore")]} /></p>
        <p><TickField name="deposit.returnsOnAttendance" editing={editing}>{texts.returns}</TickField>.</p>
      </>
    ),
    parts: <Parts editing={editing} />,
    after: <p><Sentence words={texts.after} fields={[field("after.dueDaysAfterSession")]} /></p>,
  };
  return (
    <Rule rule="payment" editing={editing}>
      <PlanChoice
        legend={texts.legend}
        name="mode"
        chosen={valueOf(editing.typed, "mode")}
        plans={planModes.map((mode) => ({ value: mode, label: texts.names[mode], body: bodies[mode] }))}
      />
      <div class="unless-after">
        <p><Sentence words={texts.lapse} fields={[<Choose name="onLapse" options={texts.onLapse} editing={editing} />, field("graceHours")]} /></p>
        <p class="soft small">{texts.lapseOfFirst}</p>
      </div>
    </Rule>
  );
}

function Parts({ editing }: Props) {
  const texts = editorTexts[editing.desk.locale];
  const count = editing.typed.rows.parts;
  return (
    <>
      {Array.from({ length: count }, (_, index) => {
        const label = (what: "basisPoints" | "days" | "counted") => texts.partLabel(index + 1, what);
        return (
          <p>
            <Sentence
              words={texts.plans.part}
              fields={[
                <Field name={`parts.${index}.basisPoints`} label={label("basisPoints")} editing={editing} />,
                <Field name={`parts.${index}.days`} label={label("days")} editing={editing} />,
                <Choose name={`parts.${index}.counted`} label={label("counted")} options={texts.plans.counted} editing={editing} />,
              ]}
            />
            {count > 2 && <> <Button kind="as-link" name="intent" value={`remove:parts:${index}`}><span aria-hidden="true">{texts.remove}</span><span class="quiet-name">{texts.removePart(index + 1)}</span></Button></>}
          </p>
        );
      })}
      {count < mostRows.parts && <p class="row-do"><Button kind="as-link" name="intent" value="add:parts">{texts.addPart}</Button></p>}
    </>
  );
}

/** What leaving costs each kind of customer, step by step. */
export function CancellationRule({ editing }: Props) {
  const texts = editorTexts[editing.desk.locale];
  return (
    <Rule rule="cancellation" editing={editing}>
      <Ladders ladders={[ladderOf("company", editing), ladderOf("consumer", editing)]} />
      <p><TickField name="refundIfRefilled" editing={editing}>{texts.refill}</TickField>.</p>
    </Rule>
  );
}

function ladderOf(kind: CustomerKind, editing: Editing): Ladder {
  const texts = editorTexts[editing.desk.locale];
  const list = `cancellation.${kind}` as const;
  const count = editing.typed.rows[list];
  return {
    legend: texts.ladders[kind],
    steps: Array.from({ length: count }, (_, index) => {
      const label = (what: "fromDaysBefore" | "feeBasisPoints") => texts.stepLabel(texts.kinds[kind], index + 1, what);
      const name = (what: string) => `${list}.${index}.${what}`;
      const last = index === count - 1;
      return {
        until: last ? texts.ladders.afterwards : <Sentence words={texts.ladders.until} fields={[<Field name={name("fromDaysBefore")} label={label("fromDaysBefore")} editing={editing} />]} />,
        share: <Sentence words={texts.ladders.share} fields={[<Field name={name("feeBasisPoints")} label={label("feeBasisPoints")} editing={editing} />]} />,
        wrong: editing.problems.some(({ field }) => field.startsWith(`${list}.${index}.`)),
        remove: last ? undefined : (
          <Button kind="as-link" name="intent" value={`remove:${list}:${index}`}>
            <span aria-hidden="true">{texts.remove}</span><span class="quiet-name">{texts.removeStep(texts.kinds[kind], index + 1)}</span>
          </Button>
        ),
      };
    }),
    add: count < mostRows[list] && <Button kind="as-link" name="intent" value={`add:${list}`}>{texts.addStep[kind]}</Button>,
  };
}

export function NoShowRule({ editing }: Props) {
  const texts = editorTexts[editing.desk.locale];
  const fields = ["noShow.companyFeeBasisPoints", "noShow.consumerFeeBasisPoints"].map((name) => <Field name={name} editing={editing} wide />);
  return <Rule rule="noShow" editing={editing}><p><Sentence words={texts.noShow} fields={fields} /></p></Rule>;
}

/** Going to another date, and sending somebody else. */
export function MoveRule({ editing }: Props) {
  const texts = editorTexts[editing.desk.locale];
  const field = (name: string, wide = false) => <Field name={name} editing={editing} wide={wide} />;
  return (
    <Rule rule="move" editing={editing}>
      <p><Sentence words={texts.move} fields={[field("move.freeTimes"), field("move.feeCents", true), field("move.untilDaysBefore"), field("move.validMonths")]} /></p>
      <p class="soft small">{texts.moveNever}</p>
      <p><TickField name="substitute" editing={editing}>{texts.substitute}</TickField>.</p>
    </Rule>
  );
}

/** Messages that go out by themselves. */
export function RemindRule({ editing }: Props) {
  const texts = editorTexts[editing.desk.locale];
  const field = (name: string) => <Field name={name} editing={editing} />;
  return (
    <Rule rule="remind" editing={editing}>
      <p><Sentence words={texts.remind} fields={[field("reminderDaysBefore")]} /></p>
      <p><TickField name="remindsAfter" editing={editing}><Sentence words={texts.remindAfter} fields={[field("reminderDaysAfter")]} /></TickField>.</p>
      <p><TickField name="asks" editing={editing}><Sentence words={texts.ask} fields={[field("confirmHoursBefore")]} /></TickField>.</p>
      <p class="soft small">{texts.remindNote}</p>
    </Rule>
  );
}

export function OfferRule({ editing }: Props) {
  const texts = editorTexts[editing.desk.locale];
  return <Rule rule="offer" editing={editing}><p><Sentence words={texts.offer} fields={[<Field name="offerHours" editing={editing} />]} /></p></Rule>;
}

export function LateRule({ editing }: Props) {
  const texts = editorTexts[editing.desk.locale];
  return (
    <Rule rule="late" editing={editing}>
      <p><Sentence words={texts.late} fields={[<Choose name="lateCharges" options={texts.lateCharges} editing={editing} />]} /></p>
    </Rule>
  );
}
