import type { Child } from "hono/jsx";
import { Sentences } from "./sentences.tsx";

export type CustomerSheetProps = {
  id: string;
  /** "Zo leest je klant het" */
  heading: Child;
  /** On which example: session, day, price. */
  example?: Child;
  /** The sentences as the customer will read them, dated and priced. */
  sentences: readonly Child[];
  /** A <DealLine>, in the narrow column. */
  line?: Child;
};

/** The words the customer will read, on a sheet beside the rules that make them. */
export function CustomerSheet({ id, heading, example, sentences, line }: CustomerSheetProps) {
  return (
    <section class="sheet-of-paper editor" aria-labelledby={`${id}-h`}>
      <div class="preview-head"><h2 id={`${id}-h`}>{heading}</h2></div>
      {example && <p class="preview-on">{example}</p>}
      <Sentences sentences={sentences} />
      {line}
    </section>
  );
}
