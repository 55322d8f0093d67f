import type { Child } from "hono/jsx";

export type DateRow = {
  /** "do 21 en vr 22 januari 2027" */
  when: Child;
  /** Hours, then place, one line each. */
  where: readonly Child[];
  /** A <Seats>. */
  seats: Child;
  /** Null when nothing can be done here. */
  action: { href: string; label: string; what: string; note?: Child } | null;
};

/** The dates of a course, each with its places in words and one thing to do. */
export function Dates({ dates }: { dates: readonly DateRow[] }) {
  return (
    <ul role="list" class="dates rows">
      {dates.map(({ when, where, seats, action }) => (
        <li>
          <div>
            <h3>{when}</h3>
            <p class="soft">{where.map((line, index) => <>{index > 0 && <br />}{line}</>)}</p>
          </div>
          <div>{seats}</div>
          {action && (
            <p>
              <a href={action.href}>{action.label}<span class="quiet-name"> {action.what}</span></a>
              {action.note && <> <span class="soft small">{action.note}</span></>}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
