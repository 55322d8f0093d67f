import { formatDays } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { BookRow } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure } from "../frame/format.ts";
import { sessionTexts } from "../session/texts.ts";
import type { CourseFacts } from "./facts.ts";
import { inThreeParts, sessionState } from "./session-state.ts";
import { courseTexts } from "./texts.ts";

/** The dates of one course: what comes, what is not published, what is over. */
export function CourseDates({ facts, desk }: { facts: CourseFacts; desk: Desk }) {
  const { page: texts } = courseTexts[desk.locale];
  const { course, views } = facts;
  const { coming, drafts, past } = inThreeParts(views, desk.now);
  const groups = [{ heading: texts.coming, of: coming }, { heading: texts.drafts, of: drafts }, { heading: texts.past, of: past }].filter(({ of }) => of.length > 0);
  return (
    <Part id="dates" heading={texts.dates} count={views.length}>
      {views.length === 0 ? (
        <EmptyLine>{texts.empty} <a href={`/office/courses/${course.slug}/sessions/new`}>{texts.emptyLink}</a></EmptyLine>
      ) : (
        <BookTable
          caption={texts.caption}
          columns={[
            { head: texts.columns.date, kind: "name" },
            { head: texts.columns.state, axis: texts.columns.state.toLowerCase() },
            { head: texts.columns.places, axis: texts.columns.places.toLowerCase() },
            { head: course.vat_regime === "standard" ? texts.columns.price : texts.pricePlain, kind: "number" },
          ]}
          rows={groups.flatMap(({ heading, of }) => [{ group: heading }, ...of.map((view) => rowOf(view, desk))])}
        />
      )}
    </Part>
  );
}

function rowOf({ session, meetings }: SessionView, desk: Desk): BookRow {
  const { states, page } = courseTexts[desk.locale];
  const texts = sessionTexts[desk.locale];
  const [first] = meetings;
  const days = formatDays(meetings.map((meeting) => meeting.starts_at), desk.locale, desk.zone);
  return {
    cells: [
      <><a href={`/office/sessions/${session.id}`}>{days === "" ? page.noDate : days}</a>{first !== undefined && <Sub>{first.place || texts.online}</Sub>}</>,
      states[sessionState(session, desk.now)],
      texts.list.seatsTaken(session.seats_taken, session.capacity),
      <Amount>{figure(session.price_cents, desk)}</Amount>,
    ],
  };
}
