import { Button } from "../../../ui/button.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { BookRow } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Desk } from "../frame/desk.ts";
import { shortDay } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { sayIn } from "../session/say.ts";
import type { CourseWithDates } from "./facts.ts";
import { inThreeParts, sessionState } from "./session-state.ts";
import { courseTexts } from "./texts.ts";

/** All courses, each with how many dates it has and how the next one stands. */
export function CourseListPage({ courses, desk }: { courses: readonly CourseWithDates[]; desk: Desk }) {
  const texts = courseTexts[desk.locale].list;
  const open = courses.flatMap(({ views }) => views).filter(({ session }) => ["open", "full"].includes(sessionState(session, desk.now))).length;
  const make = <Button kind={courses.length === 0 ? "primary" : "first"} href="/office/courses/new">{texts.make}</Button>;
  return (
    <OfficePage desk={desk} section="courses" title={texts.title} head={{ title: texts.title, lead: texts.lead(courses.length, open, sayIn(desk.locale)), actions: <>{make} <Button kind="quiet" href="/office/discounts">{texts.discounts}</Button></> }}>
      {courses.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <Part id="courses" heading={texts.heading} count={courses.length}>
          <BookTable
            caption={texts.caption}
            columns={[
              { head: texts.columns.course, kind: "name" },
              { head: texts.columns.next, axis: texts.columns.next.toLowerCase() },
              { head: texts.columns.state, axis: texts.columns.state.toLowerCase() },
              { head: texts.columns.dates, axis: texts.columns.dates.toLowerCase() },
            ]}
            rows={courses.map((one) => rowOf(one, desk))}
          />
        </Part>
      )}
    </OfficePage>
  );
}

function rowOf({ course, views }: CourseWithDates, desk: Desk): BookRow {
  const { list, states } = courseTexts[desk.locale];
  const { coming, drafts, past } = inThreeParts(views, desk.now);
  const next = coming.find(({ session }) => session.status === "published");
  const startsAt = next?.session.starts_at ?? null;
  return {
    cells: [
      <><a href={`/office/courses/${course.slug}`}>{course.title}</a><Sub>/{desk.organisation.slug}/{course.slug}</Sub></>,
      next === undefined || startsAt === null ? (
        <>{list.noNext}, <a href={`/office/courses/${course.slug}/sessions/new`}>{list.plan}<span class="quiet-name">: {course.title}</span></a></>
      ) : (
        <a href={`/office/sessions/${next.session.id}`}>{shortDay(startsAt, desk)} {startsAt.toZonedDateTimeISO(desk.zone).year}</a>
      ),
      next === undefined ? list.notOpen : states[sessionState(next.session, desk.now)],
      list.counts({ coming: coming.length, drafts: drafts.length, past: past.length }),
    ],
  };
}
