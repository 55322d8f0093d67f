import { isBefore } from "../../../domain/calendar/local-day.ts";
import type { Attendance } from "../../../domain/booking/attendance.ts";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import type { AttendanceMark } from "../../../ui/office/mark.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Roll } from "../../../ui/office/roll.tsx";
import type { RollRow } from "../../../ui/office/roll.tsx";
import { Tally } from "../../../ui/office/tally.tsx";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { words } from "../frame/words.ts";
import { attendanceTexts } from "./attendance-texts.ts";
import type { Person, SessionFacts } from "./facts.ts";
import { sayIn } from "./say.ts";
import { titleOf } from "./summary.tsx";

const marks: Readonly<Record<Attendance, AttendanceMark>> = {
  expected: "expected",
  "will-come": "coming",
  attended: "there",
  partly: "partly",
  "no-show": "noshow",
  excused: "excused",
};

/** Who came, by tap. No amounts: others see the screen. */
export function AttendancePage({ facts, desk, refused }: { facts: SessionFacts; desk: Desk; refused: boolean }) {
  const texts = attendanceTexts[desk.locale];
  const { session } = facts.view;
  const people = facts.seated.filter(({ booking }) => booking.place === "confirmed" || booking.place === "completed");
  const begun = session.starts_at !== null && !isBefore(desk.now, session.starts_at);
  const there = people.filter(({ booking }) => booking.attendance === "attended" || booking.attendance === "partly").length;
  const title = titleOf(facts.view, desk);
  const back = `/office/sessions/${session.id}`;
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${texts.title}, ${title}`}
      day
      wrong={refused ? [{ fieldId: "roll", text: texts.refused }] : []}
      head={{ crumb: [{ href: back, label: title }], title: facts.view.course.title, lead: <strong>{texts.lead(there, people.length, sayIn(desk.locale))}</strong> }}
    >
      <Part id="roll" heading={texts.heading} beside={<Tally marks={people.map(({ booking }) => marks[booking.attendance])} />}>
        {!begun ? (
          <EmptyLine>{texts.notBegun}</EmptyLine>
        ) : people.length === 0 ? (
          <EmptyLine>{texts.nobody}</EmptyLine>
        ) : (
          <>
            <p class="xs soft roll-help">{texts.help}</p>
            <Roll
              action={`${back}/attendance`}
              rows={people.map((person) => rowOf(person, desk))}
              tap={{ there: "attended", undo: "no-show" }}
              others={(["partly", "excused", "no-show"] as const).map((value) => ({ value, label: words[desk.locale].attendance[value] }))}
            />
          </>
        )}
      </Part>
      <p class="small"><a href={back}>{texts.back}</a></p>
    </OfficePage>
  );
}

function rowOf({ booking, name, signUp }: Person, desk: Desk): RollRow {
  return {
    bookingId: booking.id,
    name,
    company: signUp.customer.kind === "company" ? signUp.customer.name : words[desk.locale].privatePerson,
    mark: marks[booking.attendance],
    word: words[desk.locale].attendance[booking.attendance],
    otherLabel: attendanceTexts[desk.locale].otherFor(name),
  };
}
