import type { Child } from "hono/jsx";

export type LadderStep = {
  /** "tot [28] dagen ervoor", with a <Blank> */
  until: Child;
  /** "[50] %", with a <Blank> */
  share: Child;
  wrong?: boolean | undefined;
  /** A small button that takes the step away. */
  remove?: Child;
};

export type Ladder = {
  legend: Child;
  steps: readonly LadderStep[];
  /** A small button for one step more. */
  add?: Child;
};

/** What leaving costs, step by step, one ladder per kind of customer. */
export function Ladders({ ladders }: { ladders: readonly Ladder[] }) {
  return (
    <div class="ladders">
      {ladders.map(({ legend, steps, add }) => (
        <fieldset>
          <legend>{legend}</legend>
          <ol role="list" class="ladder">
            {steps.map(({ until, share, wrong, remove }) => (
              <li class={wrong ? "wrong" : undefined}><span>{until}</span><span>{share}</span>{steps.some((step) => step.remove) && <span class="row-do">{remove}</span>}</li>
            ))}
          </ol>
          {add && <p class="row-do">{add}</p>}
        </fieldset>
      ))}
    </div>
  );
}
