import type { Child } from "hono/jsx";
import { Amount } from "../amount.tsx";

export type PreviewStep = {
  /** "nu", "t/m ma 7 dec", "uiterlijk di 8 dec" */
  when: Child;
  what: Child;
  amount?: string | undefined;
};

export type PreviewProps = {
  steps: readonly PreviewStep[];
  total?: { label: Child; amount: string } | undefined;
};

/** The consequence before the step: when, what and how much, with a double line under the sum. */
export function Preview({ steps, total }: PreviewProps) {
  return (
    <>
      <ol role="list" class="daybook preview">
        {steps.map(({ when, what, amount }) => (
          <li>
            <p class="entry-when">{when}</p>
            <p class="entry-what">{what}</p>
            {amount !== undefined && <p class="entry-sum"><Amount>{amount}</Amount></p>}
          </li>
        ))}
      </ol>
      {total && <p class="sum-line"><span>{total.label}</span><Amount>{total.amount}</Amount></p>}
    </>
  );
}
