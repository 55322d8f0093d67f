import { absenceOutcomes } from "../../../domain/absence/absences.ts";
import { formatPercent } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { Daybook } from "../../../ui/office/daybook.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Entry } from "../../../ui/office/entry.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Outcomes } from "../../../ui/office/outcomes.tsx";
import type { Outcome } from "../../../ui/office/outcomes.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Strip } from "../../../ui/office/strip.tsx";
import type { Desk } from "../frame/desk.ts";
import { clock, figure, money, shortDay, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { SessionFacts } from "../session/facts.ts";
import { titleOf } from "../session/summary.tsx";
import type { AbsenceCase, AbsencesFacts } from "./facts.ts";
import { absenceTexts } from "./texts.ts";

/** After a session: who came, who did not, and how each absence can end, with its amount and its date on the button. */
export function AbsencesPage({ facts, absences, desk }: { facts: SessionFacts; absences: AbsencesFacts; desk: Desk }) {
  const texts = absenceTexts[desk.locale];
  const title = titleOf(facts.view, desk);
  const path = `/office/sessions/${facts.view.session.id}`;
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${texts.title}, ${title}`}
      head={{ crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: path, label: title }], title: texts.title, lead: texts.lead(absences.open.length) }}
    >
      <Strip kind="facts" figures={[{ name: texts.came, value: texts.cameOf(absences.came, absences.places), note: <a href={`${path}/attendance`}>{texts.toRoll}</a>, word: true }]} />
      {absences.unmarked > 0 && <Note>{texts.unmarked(absences.unmarked)}</Note>}
      <Part id="open" heading={texts.open} count={absences.open.length} beside={texts.openBeside}>
        {absences.open.length === 0 ? <EmptyLine>{texts.nobody}</EmptyLine> : (
          <Daybook>{absences.open.map((one) => <Case one={one} path={path} desk={desk} />)}</Daybook>
        )}
      </Part>
      {absences.done.length > 0 && <Part id="done" heading={texts.done} count={absences.done.length}><Done done={absences.done} desk={desk} /></Part>}
    </OfficePage>
  );
}

function Case({ one, path, desk }: { one: AbsenceCase; path: string; desk: Desk }) {
  const texts = absenceTexts[desk.locale];
  const { absence, name } = one;
  const { deal, current } = absence;
  const at = current.place_since;
  return (
    <Entry
      when={{ day: shortDay(at, desk), clock: clock(at, desk) }}
      title={texts.why[absence.why](name)}
      href={`/office/deals/${deal.code}`}
      about={deal.customer.name}
      text={texts.agreed[absence.why](formatPercent(absence.basisPoints, desk.locale))}
      sum={{ amount: money(absence.feeCents, desk) }}
      outcomes={<Outcomes label={texts.labelFor(name)} method="get" action={`${path}/absences/${current.id}`} outcomes={outcomesOf(one, desk)} />}
    />
  );
}

function outcomesOf(one: AbsenceCase, desk: Desk): Outcome[] {
  const { names, follows } = absenceTexts[desk.locale];
  const { absence, halfCents, movedCents, payBy, dates } = one;
  const by = payBy === null ? null : shortDay(payBy, desk);
  const start = dates[0]?.session.starts_at ?? null;
  const fee = absence.feeCents;
  const said = {
    charge: { amount: fee, follows: follows.charge(by) },
    half: { amount: fee - halfCents, follows: follows.half(by) },
    "other-date": { amount: movedCents, follows: follows["other-date"](start === null ? null : shortDay(start, desk)) },
    credit: { amount: fee, follows: follows.credit() },
    "let-go": { amount: 0, follows: follows["let-go"]() },
  };
  return absenceOutcomes.filter((outcome) => outcome !== "other-date" || start !== null).map((outcome) => ({
    value: outcome,
    name: names[outcome],
    amount: money(said[outcome].amount, desk),
    follows: said[outcome].follows,
    proposed: outcome === "charge",
  }));
}

function Done({ done, desk }: { done: AbsencesFacts["done"]; desk: Desk }) {
  const texts = absenceTexts[desk.locale];
  const { doneColumns: columns, doneAxis: axis } = texts;
  return (
    <BookTable
      caption={texts.done}
      kind="people"
      moneyRule
      columns={[{ head: columns.who, kind: "name" }, { head: columns.outcome, axis: axis.outcome }, { head: columns.when, axis: axis.when }, { head: columns.fee, kind: "number", axis: axis.fee }]}
      rows={done.map(({ settled, name, code, offer }) => ({
        id: `done-${settled.booking_id}`,
        cells: [
          <a href={`/office/deals/${code}`}>{name}</a>,
          <>
            {texts.names[settled.outcome]}
            {offer !== null && <Sub>{texts.offerStates[offer.state]}</Sub>}
            {settled.given_cents > 0 && <Sub>{texts.gave(money(settled.given_cents, desk))}</Sub>}
          </>,
          shortMoment(settled.settled_at, desk),
          <Amount>{figure(settled.fee_cents, desk)}</Amount>,
        ],
      }))}
    />
  );
}
