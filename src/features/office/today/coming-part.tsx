import { Button } from "../../../ui/button.tsx";
import { AutoBook } from "../../../ui/office/auto-book.tsx";
import type { AutoEntry } from "../../../ui/office/auto-book.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { storyTexts } from "../deal/story-texts.ts";
import type { Desk } from "../frame/desk.ts";
import { clock, datetime, daysUntil, money, shortDay, shortMoment } from "../frame/format.ts";
import type { Coming } from "./coming.ts";
import { nextSentence } from "./days.ts";
import { todayTexts } from "./texts.ts";

const mostShown = 30;

/** What happens by itself today and tomorrow, and how to stop it. */
export function ComingPart({ coming, later, desk }: { coming: readonly Coming[]; later: Coming | null; desk: Desk }) {
  const texts = todayTexts[desk.locale].coming;
  const shown = coming.slice(0, mostShown);
  const today = shown.filter(({ at }) => daysUntil(at, desk) <= 0);
  const tomorrow = shown.filter(({ at }) => daysUntil(at, desk) > 0);
  const next = later === null ? "" : ` ${nextSentence(later, desk)}`;
  if (coming.length === 0) return <Part id="auto" heading={texts.heading}><EmptyLine>{texts.nothing}{next}</EmptyLine></Part>;
  return (
    <Part id="auto" heading={texts.heading}>
      <AutoBook day={texts.today} now={texts.now(clock(desk.now, desk))} entries={today.map((one) => entryOf(one, desk))} />
      {today.length === 0 && <Note>{texts.noMoreToday}</Note>}
      {tomorrow.length > 0 && <AutoBook day={texts.tomorrow(shortDay(desk.now.add({ hours: 24 }), desk))} entries={tomorrow.map((one) => entryOf(one, desk))} />}
      {coming.length > shown.length && <Note>{texts.more(coming.length - shown.length)}</Note>}
    </Part>
  );
}

function entryOf(one: Coming, desk: Desk): AutoEntry {
  return { datetime: datetime(one.at, desk.zone), time: clock(one.at, desk), ...wordsOf(one, desk) };
}

function wordsOf(one: Coming, desk: Desk): Omit<AutoEntry, "datetime" | "time"> {
  const texts = todayTexts[desk.locale].coming;
  switch (one.kind) {
    case "hold":
      return { what: texts.hold(one.who), note: texts.open(money(one.cents, desk)), hold: <a href={`/office/deals/${one.code}/waive`}>{texts.keep}</a> };
    case "reminder":
      return {
        what: <a href={`/office/deals/${one.code}`}>{texts.reminder(one.who, money(one.cents, desk))}</a>,
        note: texts.payBy(shortMoment(one.dueAt, desk)),
        hold: <form method="post" action={`/office/reminders/${one.deadlineId}/stop`}><Button kind="as-link">{texts.stop}</Button></form>,
      };
    case "offer":
      return { what: texts.offer(one.who), note: texts.nextInLine, hold: <a href={`/office/sessions/${one.sessionId}#wait`}>{texts.line}</a> };
    case "question":
      return { what: texts.question(one.title), note: texts.customers(one.deals), hold: <a href={`/office/sessions/${one.sessionId}`}>{texts.session}</a> };
    case "session-end":
      return { what: texts.ends(one.title), note: texts.people(one.places), hold: <a href={`/office/sessions/${one.sessionId}/attendance`}>{texts.roll}</a> };
    case "session-start":
      return { what: texts.starts(one.title), note: texts.people(one.places), hold: <a href={`/office/sessions/${one.sessionId}/attendance`}>{texts.roll}</a> };
    case "other":
      return { what: storyTexts[desk.locale].deadlines[one.what] ?? one.what };
    default:
      return one satisfies never;
  }
}
