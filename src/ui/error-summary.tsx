import type { Child } from "hono/jsx";

export type ErrorSummaryProps = {
  /** "Drie dingen kloppen nog niet" */
  heading: Child;
  /** "Wat u al invulde, is bewaard." */
  kept: Child;
  /** The same words as at the field; the address is the field's id. */
  errors: readonly { fieldId: string; text: Child }[];
};

/** First on a page that came back, and it has the focus: `autofocus` needs no script. */
export function ErrorSummary({ heading, kept, errors }: ErrorSummaryProps) {
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="errors-h">
      <h2 id="errors-h">{heading}</h2>
      <p>{kept}</p>
      <ul>{errors.map(({ fieldId, text }) => <li><a href={`#${fieldId}`}>{text}</a></li>)}</ul>
    </div>
  );
}
