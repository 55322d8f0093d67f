import type { Child } from "hono/jsx";
import { Sentences } from "./sentences.tsx";

export type ReaderSheetProps = {
  id: string;
  /** "Zo leest je klant het" */
  heading: Child;
  /** On which example: session, day, price. */
  example: Child;
  /** What the switch between the two is called, for who cannot see it. */
  legend: Child;
  readers: { company: Reader; consumer: Reader };
  chosen: "company" | "consumer";
};

export type Reader = {
  label: Child;
  sentences: readonly Child[];
  /** A <DealLine>. */
  line?: Child;
};

/** The words that each kind of customer will read, on one sheet with a switch. Without the switch both are shown. */
export function ReaderSheet({ id, heading, example, legend, readers, chosen }: ReaderSheetProps) {
  const kinds = ["company", "consumer"] as const;
  return (
    <section class="sheet-of-paper editor" aria-labelledby={`${id}-h`}>
      <div class="preview-head">
        <h2 id={`${id}-h`}>{heading}</h2>
        <fieldset class="switch">
          <legend class="quiet-name">{legend}</legend>
          {kinds.map((kind) => <label><input type="radio" name="reader" value={kind} checked={kind === chosen} /> {readers[kind].label}</label>)}
        </fieldset>
      </div>
      <p class="preview-on">{example}</p>
      {kinds.map((kind) => (
        <div class={`reader for-${kind}`}>
          <Sentences sentences={readers[kind].sentences} />
          {readers[kind].line}
        </div>
      ))}
    </section>
  );
}
