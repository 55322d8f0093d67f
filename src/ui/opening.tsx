import type { Child } from "hono/jsx";
import { Eyebrow } from "./eyebrow.tsx";

export type OpeningProps = {
  /** The first sentence: state, amount, until when. At most three bold pieces. */
  sentence: Child;
  /** Who and what, small above it. */
  eyebrow?: Child;
  /** Sets the sentence as the large title of a course. */
  title?: boolean | undefined;
  lead?: Child;
  /** Paragraphs and <Actions> under the sentence. */
  children?: Child;
  /** A soft last word: what happens when nothing happens. */
  note?: Child;
  /** Beside the sentence on wide screens: prices as paragraphs in an <Aside>, parties in a <Facts kind="parties">. */
  aside?: Child;
  /** An <ErrorSummary> or <Notice>, above everything. */
  above?: Child;
};

/** The top of a page: it answers what the state is, what can be done and until when. */
export function Opening({ sentence, eyebrow, title, lead, children, note, aside, above }: OpeningProps) {
  const heading = title ? <h1 class="title">{sentence}</h1> : <h1>{sentence}</h1>;
  const rest = (
    <>
      {lead && <p class="lead">{lead}</p>}
      {children}
      {note && <p class="soft note">{note}</p>}
    </>
  );
  if (!aside) return <div class="opening">{above}{eyebrow && <Eyebrow>{eyebrow}</Eyebrow>}{heading}{rest}</div>;
  if (title) {
    return (
      <div class="opening with-aside">
        {above && <div class="across above">{above}</div>}
        {heading}
        <div class="stack">{eyebrow && <Eyebrow>{eyebrow}</Eyebrow>}{rest}</div>
        {aside}
      </div>
    );
  }
  return (
    <div class="opening with-aside">
      {above && <div class="across above">{above}</div>}
      <div class="stack roomy">{eyebrow && <Eyebrow>{eyebrow}</Eyebrow>}{heading}{rest}</div>
      {aside}
    </div>
  );
}
