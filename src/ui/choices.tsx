import type { Child } from "hono/jsx";
import { classNames } from "./class-names.ts";

export type ChoicesProps = {
  /** The id of the heading that asks the question; a clause's is `${id}-h`. */
  labelledBy: string;
  children: Child;
  /** A <FieldError>, above the answers. */
  error?: Child;
};

/** One answer out of several: <Choice kind="radio"> under hairlines. */
export function Choices({ labelledBy, children, error }: ChoicesProps) {
  return (
    <div class={classNames(error && "stack wrong")}>
      {error}
      <div role="radiogroup" aria-labelledby={labelledBy} class="choices">{children}</div>
    </div>
  );
}
