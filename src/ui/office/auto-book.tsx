import type { Child } from "hono/jsx";

export type AutoEntry = {
  datetime: string;
  /** "14:00", or "do 26 nov" with `byDay`. */
  time: string;
  what: Child;
  note?: Child;
  /** The way to stop it: a form with a <Button kind="as-link">. Every automatic step has one. */
  hold?: Child;
};

export type AutoBookProps = {
  entries: readonly AutoEntry[];
  /** "Morgen, wo 25 nov" */
  day?: Child;
  /** "nu 10:41": the line above the first entry. */
  now?: Child;
  /** The left column holds days instead of hours. */
  byDay?: boolean | undefined;
};

/** What happens by itself, and how to hold it. */
export function AutoBook({ entries, day, now, byDay }: AutoBookProps) {
  return (
    <>
      {day && <h3 class="auto-day">{day}</h3>}
      <ol role="list" class={byDay ? "auto daybook by-day" : "auto daybook"}>
        {now && <li class="now-line"><p>{now}</p></li>}
        {entries.map((entry) => (
          <li>
            <time datetime={entry.datetime}>{entry.time}</time>
            <div>
              <p>{entry.what}</p>
              {(entry.note || entry.hold) && <div class="soft auto-note">{entry.note && <span>{entry.note}</span>}{entry.hold}</div>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
