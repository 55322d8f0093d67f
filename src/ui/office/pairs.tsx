import type { Child } from "hono/jsx";

/** A few facts with their figure at the right, and a note below. */
export function Pairs({ pairs }: { pairs: readonly { name: Child; value: Child; note?: Child }[] }) {
  return (
    <dl class="pairs">
      {pairs.map(({ name, value, note }) => <div><dt>{name}</dt><dd>{value}</dd>{note && <dd>{note}</dd>}</div>)}
    </dl>
  );
}
