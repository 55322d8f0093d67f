import type { Child } from "hono/jsx";
import { Amount } from "./amount.tsx";

export type Right = {
  title: Child;
  /** Without an address it is said, not offered. */
  href?: string | undefined;
  text: Child;
  /** What it costs until when, one line per step. */
  terms: readonly { amount: string; until: Child }[];
  /** Instead of a price: "antwoord binnen twee werkdagen". */
  term?: Child;
};

/** What the reader can still do, each with its price and its end. */
export function Rights({ rights }: { rights: readonly Right[] }) {
  return (
    <ul role="list" class="rights rows">
      {rights.map(({ title, href, text, terms, term }) => (
        <li>
          <div>
            <h3>{href === undefined ? title : <a href={href}>{title}</a>}</h3>
            <p>{text}</p>
          </div>
          <div class="terms">
            {terms.map(({ amount, until }) => <><p><Amount>{amount}</Amount></p><p>{until}</p></>)}
            {term && <p class="whole">{term}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
