import { isBefore } from "../../../domain/calendar/local-day.ts";
import { Button } from "../../../ui/button.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { BookRow } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { clock, shortDay } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { words } from "../frame/words.ts";
import { sayIn } from "./say.ts";
import { sessionTexts } from "./texts.ts";

const mostPast = 30;

/** All sessions: what is coming, what is not published yet, what is over. */
export function SessionListPage({ views, desk }: { views: readonly SessionView[]; desk: Desk }) {
  const texts = sessionTexts[desk.locale].list;
  const over = (view: SessionView) => view.session.ends_at !== null && !isBefore(desk.now, view.session.ends_at);
  const coming = views.filter((view) => view.session.status !== "draft" && !over(view));
  const drafts = views.filter((view) => view.session.status === "draft");
  const past = views.filter((view) => view.session.status !== "draft" && over(view)).toReversed().slice(0, mostPast);
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={texts.title}
      head={{ title: texts.title, lead: texts.lead(coming.length, sayIn(desk.locale)), actions: <Button kind="first" href="/office/courses">{texts.plan}</Button> }}
    >
      {views.length === 0 ? (
        <EmptyLine>{texts.empty} <a href="/office/courses">{texts.emptyLink}</a></EmptyLine>
      ) : (
        <>
          <List id="coming" heading={texts.coming} views={coming} desk={desk} />
          <List id="drafts" heading={texts.drafts} views={drafts} desk={desk} />
          <List id="past" heading={texts.past} views={past} desk={desk} />
        </>
      )}
    </OfficePage>
  );
}

function List({ id, heading, views, desk }: { id: string; heading: string; views: readonly SessionView[]; desk: Desk }) {
  if (views.length === 0) return null;
  return <Part id={id} heading={heading} count={views.length}><SessionTable caption={heading} views={views} desk={desk} /></Part>;
}

/** Sessions as lines: which, when, how full. */
export function SessionTable({ caption, views, desk }: { caption: string; views: readonly SessionView[]; desk: Desk }) {
  const { columns } = sessionTexts[desk.locale].list;
  return (
    <BookTable
      caption={caption}
      kind="people"
      columns={[
        { head: columns.session, kind: "name" },
        { head: columns.date, axis: columns.date.toLowerCase() },
        { head: columns.places, axis: columns.places.toLowerCase() },
        { head: columns.waiting, axis: columns.waiting.toLowerCase(), kind: "number" },
      ]}
      rows={views.map((view) => rowOf(view, desk))}
    />
  );
}

function rowOf({ session, course, meetings }: SessionView, desk: Desk): BookRow {
  const texts = sessionTexts[desk.locale].list;
  const [first] = meetings;
  const below = session.status === "published" && session.seats_taken < session.minimum;
  return {
    cells: [
      <><a href={`/office/sessions/${session.id}`}>{course.title}</a><Sub>{first === undefined ? session.slug : first.place || sessionTexts[desk.locale].online}</Sub></>,
      session.starts_at === null ? texts.noDate : <>{shortDay(session.starts_at, desk)} {session.starts_at.toZonedDateTimeISO(desk.zone).year}<Sub>{clock(session.starts_at, desk)}</Sub></>,
      <>{texts.seatsTaken(session.seats_taken, session.capacity)}{below && <Sub>{texts.belowMinimum(session.minimum)}</Sub>}{session.status === "draft" && <Sub><a href={`/office/sessions/${session.id}/edit`}>{texts.finish}<span class="quiet-name">: {course.title}</span></a></Sub>}</>,
      session.waiting === 0 ? <span class="soft">0<span class="quiet-name"> {words[desk.locale].place.waiting}</span></span> : String(session.waiting),
    ],
  };
}
