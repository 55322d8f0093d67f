import type { Form } from "../../../platform/http/form.ts";
import { fieldErrors } from "../../../platform/http/form.ts";
import type { MeetingInput } from "../../catalogue/actions.ts";
import { changeRows, intentOf, readRows } from "../catalogue/rows.ts";
import { meetingFields, mostMeetings, noMeeting } from "../catalogue/session-form.ts";
import type { MeetingTyped } from "../catalogue/session-form.ts";
import type { SessionFormProblem } from "../catalogue/check-session-form.ts";
import { fieldProblems, meetingSchema } from "../catalogue/session-schema.ts";

/** The form for other dates as it was sent. */
export type MoveForm = {
  typed: { meetings: MeetingTyped[] };
  /** What the button wants: the rows only, to see what it does, or to do it. */
  wants: "rows" | "look" | "move";
  /** Null when something cannot be read. */
  meetings: MeetingInput[] | null;
  problems: ReadonlyMap<string, SessionFormProblem>;
  /** The start that was shown; null when the form does not name one. */
  seenStartsAt: Temporal.Instant | null;
};

export function readMoveForm(form: Form, zone: string): MoveForm {
  const intent = intentOf(form);
  const rows = readRows(form, meetingFields, mostMeetings);
  const last = rows.at(-1);
  const meetings = changeRows(rows, intent, { empty: last === undefined ? noMeeting : { ...last, date: "" }, most: mostMeetings });
  const wants = form.text("intent") === "move" ? "move" : intent.kind === "add" || intent.kind === "remove" ? "rows" : "look";
  const problems = new Map<string, SessionFormProblem>();
  const read = meetings.flatMap((row, index) => {
    const parsed = meetingSchema(zone).safeParse(row);
    if (parsed.success) return [parsed.data];
    for (const [path, problem] of fieldErrors(parsed.error, fieldProblems)) problems.set(`meeting-${index + 1}-${path}`, problem);
    return [];
  });
  return { typed: { meetings }, wants, meetings: problems.size === 0 ? read : null, problems, seenStartsAt: instantOf(form.text("seen")) };
}

function instantOf(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}
