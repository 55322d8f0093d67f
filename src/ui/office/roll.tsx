import type { Child } from "hono/jsx";
import { classNames } from "../class-names.ts";
import { Hidden } from "../hidden.tsx";
import { Mark, type AttendanceMark } from "./mark.tsx";

export type RollRow = {
  /** Posted as `booking`. */
  bookingId: string;
  name: string;
  company?: Child;
  mark: AttendanceMark;
  /** "binnen", "verwacht" */
  word: Child;
  /** "09:04" */
  clock?: string | undefined;
  /** "Anders voor Rachid Benali" */
  otherLabel: string;
};

export type RollProps = {
  action: string;
  rows: readonly RollRow[];
  /** The value a tap posts as `attendance` when somebody is there, and when a second tap takes it back. */
  tap: { there: string; undo: string };
  /** The rarer answers behind the three dots. */
  others: readonly { value: string; label: string }[];
  hidden?: Readonly<Record<string, string>> | undefined;
};

/** Attendance by tap. No amounts here: others see the screen. */
export function Roll({ action, rows, tap, others, hidden = {} }: RollProps) {
  return (
    <ol role="list" class="roll">
      {rows.map((row) => {
        const there = row.mark === "there";
        return (
          <li>
            <form class={classNames("roll-row", there && "is-there")} method="post" action={action} id={`roll-${row.bookingId}`}>
              {Object.entries(hidden).map(([field, value]) => <Hidden name={field} value={value} />)}
              <Hidden name="booking" value={row.bookingId} />
              <button class="roll-tap" name="attendance" value={there ? tap.undo : tap.there} aria-pressed={there ? "true" : "false"}>
                <Mark name={`a-${row.mark}`} kind="big" />
                <span><b>{row.name}</b>{row.company && <span class="sub">{row.company}</span>}</span>
                <span class="roll-state">{row.clock && <time>{row.clock}</time>}{row.word}</span>
              </button>
              <details class="roll-more" name="more">
                <summary aria-label={row.otherLabel}><span aria-hidden="true">···</span></summary>
                <div>{others.map(({ value, label }) => <button class="button first" name="attendance" value={value}>{label}</button>)}</div>
              </details>
            </form>
          </li>
        );
      })}
    </ol>
  );
}
