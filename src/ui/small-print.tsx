import type { Child } from "hono/jsx";

/** The information before an order: short paragraphs in two columns, each with its word in bold. */
export function SmallPrint({ paragraphs }: { paragraphs: readonly { word: string; text: Child }[] }) {
  return <div class="small-print">{paragraphs.map(({ word, text }) => <p><b>{word}.</b> {text}</p>)}</div>;
}
