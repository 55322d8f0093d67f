import type { Child } from "hono/jsx";

export type LadderStep = {
  /** "tot [28] dagen ervoor", with a <Blank> */
  until: Child;
  /** "[50] %", with a <Blank> */
  share: Child;
  wrong?: boolean | undefined;
};

/** What leaving costs, step by step, one ladder per kind of customer. */
export function Ladders({ ladders }: { ladders: readonly { legend: Child; steps: readonly LadderStep[] }[] }) {
  return (
    <div class="ladders">
      {ladders.map(({ legend, steps }) => (
        <fieldset>
          <legend>{legend}</legend>
          <ol role="list" class="ladder">
            {steps.map(({ until, share, wrong }) => <li class={wrong ? "wrong" : undefined}><span>{until}</span><span>{share}</span></li>)}
          </ol>
        </fieldset>
      ))}
    </div>
  );
}
