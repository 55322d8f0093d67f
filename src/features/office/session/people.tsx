import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Nil, Sub } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { StateMark, attendanceMark, paymentMark, placeMark } from "../../../ui/office/state-mark.tsx";
import { Fold } from "../../../ui/fold.tsx";
import type { Desk } from "../frame/desk.ts";
import { datetime, daysUntil, figure, shortMoment } from "../frame/format.ts";
import { words } from "../frame/words.ts";
import type { Person, SessionFacts } from "./facts.ts";
import { sessionTexts } from "./texts.ts";

/** Everybody with a place: three axes, the next deadline, what is open. */
export function People({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const texts = sessionTexts[desk.locale].people;
  const { seated, gone } = facts;
  const seatNumbers = new Map(seated.map((person, index) => [person.booking.id, index + 1]));
  const openCents = [...seated, ...gone].reduce((sum, person) => sum + person.openCents, 0);
  return (
    <Part id="people" heading={texts.heading} count={seated.length}>
      {seated.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <BookTable
          caption={texts.caption}
          kind="people"
          moneyRule
          columns={columnsOf(desk)}
          rows={seated.map((person) => ({ id: person.booking.id, cells: cellsOf(person, seatNumbers, desk) }))}
          foot={{ label: texts.total, sum: <Amount>{figure(openCents, desk)}</Amount> }}
        />
      )}
      {gone.length > 0 && (
        <Fold summary={`${texts.gone} (${gone.length})`}>
          <BookTable
            caption={texts.gone}
            kind="people"
            moneyRule
            columns={columnsOf(desk)}
            rows={gone.map((person) => ({ cells: cellsOf(person, seatNumbers, desk) }))}
          />
        </Fold>
      )}
    </Part>
  );
}

function columnsOf({ locale }: Desk) {
  const { columns, axis } = sessionTexts[locale].people;
  return [
    { head: columns.seat, kind: "seat" as const },
    { head: columns.name, kind: "name" as const },
    { head: columns.place, axis: axis.place },
    { head: columns.payment, axis: axis.payment },
    { head: columns.attendance, axis: axis.attendance },
    { head: columns.term, kind: "term" as const },
    { head: columns.open, kind: "number" as const },
  ];
}

function cellsOf(person: Person, seats: ReadonlyMap<string, number>, desk: Desk) {
  const { booking, deal, due } = person;
  const say = words[desk.locale];
  const late = due?.late === true;
  return [
    seats.get(booking.id) ?? "",
    <Who person={person} desk={desk} />,
    <StateMark mark={placeMark(booking.place)} word={say.place[booking.place]} />,
    deal === null ? (
      <StateMark mark="m-none" word={say.nothingYet} tone="quiet" />
    ) : (
      <StateMark mark={paymentMark(deal.payment, late)} word={say.payment[deal.payment]} tone={late ? "late" : undefined} />
    ),
    deal === null ? (
      <StateMark mark="m-none" word={say.nothingYet} tone="quiet" />
    ) : (
      <StateMark mark={attendanceMark(booking.attendance)} word={say.attendance[booking.attendance]} />
    ),
    <Term person={person} desk={desk} />,
    <Open person={person} seats={seats} desk={desk} />,
  ];
}

function Who({ person, desk }: { person: Person; desk: Desk }) {
  const { booking, deal, signUp, name } = person;
  const { customer } = signUp;
  const payer = customer.kind === "company" ? customer.name : words[desk.locale].privatePerson;
  const note = booking.place === "offered" ? sessionTexts[desk.locale].people.fromLine : payer;
  return (
    <>
      {deal === null ? name : <a href={`/office/deals/${deal.code}`}>{name}</a>}
      <Sub>{note}</Sub>
    </>
  );
}

function Term({ person, desk }: { person: Person; desk: Desk }) {
  const { booking, due, offer } = person;
  const texts = sessionTexts[desk.locale].people;
  const moment = (at: Temporal.Instant) => <time datetime={datetime(at, desk.zone)}>{shortMoment(at, desk)}</time>;
  if (booking.place === "offered" && offer !== null) return <>{moment(offer.ends_at)}<Sub>{texts.offerEnds}</Sub></>;
  if (due === null) return <Nil word={words[desk.locale].none} />;
  const note = due.late ? texts.late(-daysUntil(due.dueAt, desk)) : booking.place === "held" ? texts.lapses : null;
  return <>{moment(due.dueAt)}{note !== null && <Sub late={due.late}>{note}</Sub>}</>;
}

function Open({ person, seats, desk }: { person: Person; seats: ReadonlyMap<string, number>; desk: Desk }) {
  const { sameDealAs, openCents, due } = person;
  if (sameDealAs !== null) {
    const seat = seats.get(sameDealAs.id);
    return <span class="soft xs">{seat === undefined ? "" : sessionTexts[desk.locale].people.withPerson(String(seat))}</span>;
  }
  return <Amount tone={openCents === 0 ? "nil" : due?.late === true ? "late" : undefined}>{figure(openCents, desk)}</Amount>;
}
