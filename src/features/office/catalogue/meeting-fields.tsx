import { formatDays, formatHours } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/field-error.tsx";
import { Field } from "../../../ui/field.tsx";
import type { FieldProps } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Pair } from "../../../ui/pair.tsx";
import type { Meeting } from "../../catalogue/store.ts";
import { sayIn } from "../session/say.ts";
import { meetingFields, mostMeetings, typedMeeting } from "./session-form.ts";
import type { MeetingTyped } from "./session-form.ts";
import { sessionFormTexts } from "./session-form-texts.ts";
import type { SessionFormProps } from "./session-fields.tsx";

/** The meetings of a session, one row each. Once somebody counts on them, only their places can change. */
export function MeetingFields({ desk, typed, before, action, errorAt }: Pick<SessionFormProps, "desk" | "before" | "action" | "errorAt"> & { typed: Pick<SessionFormProps["typed"], "meetings"> }) {
  const { meetings: texts } = sessionFormTexts[desk.locale];
  const people = before === null ? 0 : before.session.seats_taken + before.session.waiting;
  const kept = people === 0 ? [] : (before?.meetings ?? []);
  const fixed = kept.length === typed.meetings.length;
  const wrong = errorAt("meetings");
  return (
    <Part id="meetings" heading={texts.heading} beside={texts.beside(desk.zone)}>
      <div class="stack text">
        {wrong && <div class="wrong"><FieldError lang={desk.locale} id="meetings-error">{wrong}</FieldError></div>}
        {people > 0 && <p class="soft">{texts.agreed(people, sayIn(desk.locale))}</p>}
        {typed.meetings.length === 0 && <EmptyLine>{texts.none}</EmptyLine>}
        {typed.meetings.map((row, index) => (
          <MeetingRow desk={desk} action={action} errorAt={errorAt} row={row} number={index + 1} agreed={fixed ? kept[index] : undefined} removable={people === 0} />
        ))}
        {people === 0 && typed.meetings.length < mostMeetings && (
          <p><Button kind="quiet" name="intent" value="add" formaction={`${action}#meeting-${typed.meetings.length + 1}-date`} unchecked>{texts.add}</Button></p>
        )}
      </div>
    </Part>
  );
}

type RowProps = Pick<SessionFormProps, "desk" | "action" | "errorAt"> & { row: MeetingTyped; number: number; agreed: Meeting | undefined; removable: boolean };

function MeetingRow({ desk, action, errorAt, row, number, agreed, removable }: RowProps) {
  const { meetings: texts } = sessionFormTexts[desk.locale];
  const field = (name: keyof MeetingTyped, label: string, more: Partial<FieldProps> = {}) => (
    <Field lang={desk.locale} name={meetingFields[name]} id={`meeting-${number}-${name}`} label={label} value={row[name]} error={errorAt(`meeting-${number}-${name}`)} {...more} />
  );
  return (
    <fieldset class="stack meeting">
      <legend>{texts.row(number)}</legend>
      {agreed !== undefined && isSame(agreed, row, desk.zone) ? (
        <Agreed meeting={agreed} row={row} desk={desk} />
      ) : (
        <div class="day-and-time">
          {field("date", texts.date, { type: "date" })}
          {field("start", texts.start, { type: "time" })}
          {field("end", texts.end, { type: "time" })}
        </div>
      )}
      <Pair>
        {field("place", texts.place, { hint: texts.placeHint })}
        {field("address", texts.address, { optional: true })}
      </Pair>
      {field("url", texts.url, { hint: texts.urlHint, inputmode: "url" })}
      {removable && <p><Button kind="as-link" name="intent" value={`remove-${number}`} formaction={`${action}#meetings`} unchecked>{texts.remove(number)}</Button></p>}
    </fieldset>
  );
}

function Agreed({ meeting, row, desk }: { meeting: Meeting; row: MeetingTyped } & Pick<SessionFormProps, "desk">) {
  const day = formatDays([meeting.starts_at], desk.locale, desk.zone);
  return (
    <p>
      <b>{day}, {formatHours(meeting.starts_at, meeting.ends_at, desk.locale, desk.zone)}</b>
      <Hidden name={meetingFields.date} value={row.date} />
      <Hidden name={meetingFields.start} value={row.start} />
      <Hidden name={meetingFields.end} value={row.end} />
    </p>
  );
}

function isSame(meeting: Meeting, row: MeetingTyped, zone: string): boolean {
  const kept = typedMeeting(meeting, zone);
  return kept.date === row.date && kept.start === row.start && kept.end === row.end;
}
