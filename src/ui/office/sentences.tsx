import type { Child } from "hono/jsx";

/** The words that a customer will read, numbered as in a contract. */
export function Sentences({ sentences }: { sentences: readonly Child[] }) {
  return <ol role="list" class="sentences">{sentences.map((sentence) => <li>{sentence}</li>)}</ol>;
}
