import type { Child } from "hono/jsx";

export type Waiting = {
  name: Child;
  /** "sinds do 12 nov 09:05" */
  since: Child;
  /** A <StateMark>. */
  state: Child;
  /** "Biedt een plaats aan": a form with a <Button kind="as-link">. */
  deed?: Child;
};

/** Who waits, in order. */
export function WaitingLine({ people }: { people: readonly Waiting[] }) {
  return (
    <ol role="list" class="waiting">
      {people.map(({ name, since, state, deed }, index) => (
        <li>
          <b>{index + 1}</b>
          <div><p>{name}</p><p class="soft xs">{since}</p><p>{state}</p>{deed}</div>
        </li>
      ))}
    </ol>
  );
}
