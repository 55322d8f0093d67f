import type { Child } from "hono/jsx";
import { classNames } from "../class-names.ts";

export type StoryEntry = {
  /** "ma 7 sep" */
  day: Child;
  /** "10:12" */
  clock: Child;
  title: Child;
  text?: Child;
  /** The words of the other side. */
  quote?: Child;
  /** A <Grade>, for a message. */
  grade?: Child;
  /** A <RecordLink>. */
  record?: Child;
  /** Between which times from outside it was recorded. */
  times?: Child;
  id?: string | undefined;
};

export type StoryProps = {
  past: readonly StoryEntry[];
  /** "di 24 nov 10:41 nu" */
  now: Child;
  future: readonly StoryEntry[];
};

/** What happened, oldest first, the now-line, and what comes. */
export function Story({ past, now, future }: StoryProps) {
  return (
    <ol role="list" class="daybook story">
      {past.map((entry) => <Line entry={entry} />)}
      <li class="now-line"><p>{now}</p></li>
      {future.map((entry) => <Line entry={entry} future />)}
    </ol>
  );
}

function Line({ entry, future }: { entry: StoryEntry; future?: boolean }) {
  return (
    <li class={classNames("entry", future && "future")} id={entry.id}>
      <p class="entry-when"><b>{entry.day}</b><span>{entry.clock}</span></p>
      <div class="entry-what">
        <h3>{entry.title}</h3>
        {entry.text && <p class="soft">{entry.text}</p>}
        {entry.quote && <blockquote>{entry.quote}</blockquote>}
        {entry.grade && <p>{entry.grade}</p>}
        {entry.times && <p class="entry-times">{entry.times}</p>}
      </div>
      <p class="entry-sum">{entry.record}</p>
    </li>
  );
}
