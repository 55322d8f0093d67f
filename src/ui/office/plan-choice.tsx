import type { Child } from "hono/jsx";

export type Plan = { value: string; label: Child; body: Child };

/** One plan of several, each a sentence with blanks; of those that are not chosen only the name is shown, where the browser can. */
export function PlanChoice({ legend, name, plans, chosen }: { legend: Child; name: string; plans: readonly Plan[]; chosen: string }) {
  return (
    <fieldset class="plans">
      <legend>{legend}</legend>
      {plans.map(({ value, label, body }) => (
        <div class="plan">
          <label class="tick"><input type="radio" name={name} id={`${name}-${value}`} value={value} checked={value === chosen} /> <b>{label}</b></label>
          <div class="plan-body">{body}</div>
        </div>
      ))}
    </fieldset>
  );
}
