import type { Child } from "hono/jsx";
import { absenceOutcomes } from "../../../domain/absence/absences.ts";
import type { AbsenceOutcome } from "../../../domain/absence/absences.ts";
import { formatDate, formatPercent } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Pairs } from "../../../ui/office/pairs.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Two } from "../../../ui/office/two.tsx";
import type { Desk } from "../frame/desk.ts";
import { formatCode, money, moment, shortDay, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { SessionFacts } from "../session/facts.ts";
import { titleOf } from "../session/summary.tsx";
import type { Draft } from "./drafts.ts";
import type { AbsenceCase } from "./facts.ts";
import { absenceTexts } from "./texts.ts";

export type AbsenceProblem = keyof (typeof absenceTexts)["nl"]["refusals"];

/** What stands in the form: the outcome that was tapped, and what was typed for each. */
export type SettleForm = { outcome: AbsenceOutcome | null; to: string; endsOn: string; letters: Readonly<Record<AbsenceOutcome, Draft>> };

export type SettlePageProps = { facts: SessionFacts; one: AbsenceCase; form: SettleForm; problem: AbsenceProblem | null; desk: Desk };

/** How one absence ends: five outcomes as one account, each with its message, and one button that does both. */
export function SettlePage({ facts, one, form, problem, desk }: SettlePageProps) {
  const texts = absenceTexts[desk.locale];
  const { absence, name } = one;
  const title = texts.why[absence.why](name);
  const path = `/office/sessions/${facts.view.session.id}/absences`;
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={title}
      wrong={problem === null ? [] : [{ fieldId: problem === "no-letter" && form.outcome !== null ? `subject-${form.outcome}` : "o1", text: texts.refusals[problem] }]}
      head={{
        crumb: [{ href: path, label: texts.title }, { href: `/office/deals/${absence.deal.code}`, label: formatCode(absence.deal.code) }],
        title,
        lead: texts.agreed[absence.why](formatPercent(absence.basisPoints, desk.locale)),
        about: `${absence.deal.customer.name} · ${titleOf(facts.view, desk)}`,
      }}
    >
      <form method="post" class="settle" action={`${path}/${absence.current.id}`}>
        <Hidden name="seen" value={absence.feeCents} />
        <Two wide>
          <div>
            <div class="part options" role="radiogroup" aria-labelledby="outcome-h">
              <div class="part-head"><h2 id="outcome-h">{texts.outcome}</h2></div>
              <p class="option-heads" aria-hidden="true">{texts.heads.map((head) => <span>{head}</span>)}</p>
              {absenceOutcomes.map((outcome, index) => (outcome === "other-date" && one.dates.length === 0 ? null : <Option outcome={outcome} number={index + 1} one={one} form={form} desk={desk} />))}
            </div>
            <Part id="message" heading={texts.message(absence.deal.customer.orderedBy.name)} beside={texts.messageBeside}>
              <div class="drafts">{absenceOutcomes.map((outcome, index) => <Letter outcome={outcome} number={index + 1} letter={form.letters[outcome]} desk={desk} />)}</div>
              <div class="send">
                <div class="send-what">{absenceOutcomes.map((outcome, index) => <p class={`for-${index + 1}`}>{texts.afterwards[outcome]}</p>)}</div>
                <Button>{texts.send}</Button>
              </div>
            </Part>
          </div>
          <div>
            <Part id="stand" heading={texts.whatHappened}>
              <Pairs
                pairs={[
                  { name: texts.fee, value: money(absence.feeCents, desk) },
                  { name: texts.paid, value: money(one.standing.paidCents, desk) },
                  { name: texts.openNow, value: money(one.standing.customerOwesCents, desk), note: one.payBy === null ? undefined : shortMoment(one.payBy, desk) },
                ]}
              />
            </Part>
          </div>
        </Two>
      </form>
      <p class="small"><a href={path}>{frameTexts[desk.locale].keepIt}</a></p>
    </OfficePage>
  );
}

function Option({ outcome, number, one, form, desk }: { outcome: AbsenceOutcome; number: number; one: AbsenceCase; form: SettleForm; desk: Desk }) {
  const texts = absenceTexts[desk.locale];
  const { feeCents } = one.absence;
  const pays = { charge: feeCents, half: feeCents - one.halfCents, "other-date": one.movedCents, credit: feeCents, "let-go": 0 }[outcome];
  const gives = { charge: 0, half: one.halfCents, "other-date": feeCents, credit: feeCents, "let-go": feeCents }[outcome];
  const as = outcome === "other-date" ? texts.asPlace : outcome === "credit" ? texts.asCredit : null;
  const id = `o${number}`;
  return (
    <div class="option">
      <input type="radio" name="outcome" id={id} value={outcome} checked={form.outcome === outcome} aria-describedby={`${id}-d ${id}-p ${id}-g`} />
      <label for={id}><b>{texts.names[outcome]}</b>{outcome === "charge" && <span class="tag">{texts.proposal}</span>}</label>
      <p id={`${id}-d`}>{doesOf(outcome, { one, form, desk })}</p>
      <p class="n" id={`${id}-p`}><span class="axis-name">{texts.pays}</span><Amount tone={pays === 0 ? "nil" : undefined}>{money(pays, desk)}</Amount></p>
      <p class="n" id={`${id}-g`}><span class="axis-name">{texts.gives}</span><Amount tone={gives === 0 ? "nil" : undefined}>{money(gives, desk)}</Amount>{as !== null && <span class="sub">{as}</span>}</p>
    </div>
  );
}

function doesOf(outcome: AbsenceOutcome, { one, form, desk }: { one: AbsenceCase; form: SettleForm; desk: Desk }): Child {
  const texts = absenceTexts[desk.locale];
  const { does } = texts;
  const fee = money(one.absence.feeCents, desk);
  const by = one.payBy === null ? null : moment(one.payBy, desk);
  switch (outcome) {
    case "charge":
      return does.charge(fee, by);
    case "half":
      return does.half(money(one.halfCents, desk), by);
    case "credit":
      return does.credit(fee, shortDay(one.creditUntil, desk));
    case "let-go":
      return does["let-go"](fee);
    case "other-date": {
      const [before, until, after] = does["other-date"];
      return (
        <>
          {before}
          <select class="blank" name="to" aria-label={texts.whichDate}>
            {one.dates.map(({ session }) => <option value={session.id} selected={session.id === form.to}>{session.starts_at === null ? session.slug : shortMoment(session.starts_at, desk)}</option>)}
          </select>
          {until}
          <select class="blank" name="endsOn" aria-label={texts.untilWhen}>
            {one.ends.map((day) => <option value={day.toString()} selected={day.toString() === form.endsOn}>{formatDate(day, desk.locale)}</option>)}
          </select>
          {after}
        </>
      );
    }
    default:
      return outcome satisfies never;
  }
}

function Letter({ outcome, number, letter, desk }: { outcome: AbsenceOutcome; number: number; letter: Draft; desk: Desk }) {
  const texts = absenceTexts[desk.locale];
  return (
    <div class={`draft for-${number}`}>
      <p class="quiet-name">{texts.names[outcome]}</p>
      <label class="letter-field"><span>{texts.subject}</span><input type="text" id={`subject-${outcome}`} name={`subject-${outcome}`} value={letter.subject} maxlength={150} autocomplete="off" /></label>
      <label class="letter-field"><span>{texts.text}</span><textarea name={`message-${outcome}`} rows={12} maxlength={4000}>{letter.text}</textarea></label>
    </div>
  );
}
