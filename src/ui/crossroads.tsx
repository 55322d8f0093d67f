import type { Child } from "hono/jsx";
import { Amount } from "./amount.tsx";

export type Way = {
  id: string;
  title: Child;
  /** The price first: "€ 0,00". */
  sum?: string | undefined;
  children: Child;
};

/** Two ways out beside each other, the kinder one first. */
export function Crossroads({ ways }: { ways: readonly [Way, Way] }) {
  return (
    <div class="crossroads">
      {ways.map(({ id, title, sum, children }) => (
        <section id={id} aria-labelledby={`${id}-h`}>
          <h2 id={`${id}-h`}>{title}</h2>
          {sum !== undefined && <p><Amount size="sum">{sum}</Amount></p>}
          {children}
        </section>
      ))}
    </div>
  );
}
