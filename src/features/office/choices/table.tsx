import { Amount } from "../../../ui/amount.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import type { BookRow } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Desk } from "../frame/desk.ts";
import { figure, shortDay, shortMoment } from "../frame/format.ts";
import type { CustomerChoice } from "./store.ts";
import { choicesTexts } from "./texts.ts";

/** Who was asked what they want, what each chose, and what is still to be paid back; by session where there are several. */
export function ChoicesTable({ choices, desk, bySession }: { choices: readonly CustomerChoice[]; desk: Desk; bySession: boolean }) {
  const texts = choicesTexts[desk.locale];
  const groups = Map.groupBy(choices, (one) => `${one.session_id} ${one.what}`);
  const rows = [...groups.values()].flatMap((together) => together.flatMap((one, index) => [...(bySession && index === 0 ? [{ group: <SessionLink choice={one} desk={desk} /> }] : []), rowOf(one, desk)]));
  return (
    <BookTable
      caption={texts.caption}
      columns={[{ head: texts.columns.customer, kind: "name" }, { head: texts.columns.places, axis: texts.columns.places }, { head: texts.columns.answer, axis: texts.columns.answer }, { head: texts.columns.when, kind: "term", axis: texts.columns.when }, { head: texts.columns.back, kind: "number", axis: texts.columns.back }]}
      rows={rows}
      foot={{ label: texts.sum, sum: <Amount>{figure(choices.reduce((sum, one) => sum + one.backCents, 0), desk)}</Amount> }}
    />
  );
}

/** The same of one session, as a part of its page. */
export function ChoicesPart({ choices, desk }: { choices: readonly CustomerChoice[]; desk: Desk }) {
  const texts = choicesTexts[desk.locale];
  const answered = choices.filter(({ answer }) => answer !== "open").length;
  return (
    <Part id="answers" heading={texts.overview} beside={choices.length === 0 ? "" : texts.summary(answered, choices.length)}>
      {choices.length === 0 ? <EmptyLine>{texts.nobody}</EmptyLine> : <ChoicesTable choices={choices} desk={desk} bySession={false} />}
      <p class="small"><a href="/office/choices">{texts.all}</a></p>
    </Part>
  );
}

function SessionLink({ choice: { what, session_id: id, course_title: title, starts_at: at }, desk }: { choice: CustomerChoice; desk: Desk }) {
  const page = what === "moved" ? "move" : "call-off";
  return <a href={`/office/sessions/${id}/${page}`}>{choicesTexts[desk.locale].what[what](at === null ? title : `${title}, ${shortDay(at, desk)}`)}</a>;
}

function rowOf(one: CustomerChoice, desk: Desk): BookRow {
  const texts = choicesTexts[desk.locale];
  return {
    cells: [
      <a href={`/office/deals/${one.code}`}>{one.customer_name}</a>,
      String(one.places),
      one.answer === "silence" ? texts.silence[one.what] : texts.answers[one.answer],
      one.answered_at === null ? texts.until(shortMoment(one.answer_by, desk)) : shortMoment(one.answered_at, desk),
      <Amount>{figure(one.backCents, desk)}</Amount>,
    ],
  };
}
