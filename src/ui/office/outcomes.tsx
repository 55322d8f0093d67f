import { Amount } from "../amount.tsx";
import { Hidden } from "../hidden.tsx";
import { classNames } from "../class-names.ts";

export type Outcome = {
  value: string;
  /** "Rekenen" */
  name: string;
  amount: string;
  /** What follows: "rest vervalt". */
  follows: string;
  proposed?: boolean | undefined;
};

export type OutcomesProps = {
  /** "Uitkomst voor Ruben Wendelaar" */
  label: string;
  action: string;
  /** `get` where the next page asks once more. */
  method?: "post" | "get" | undefined;
  /** The name of the field that carries the chosen value. */
  name?: string | undefined;
  /** Five at most. */
  outcomes: readonly Outcome[];
  hidden?: Readonly<Record<string, string>> | undefined;
};

/** A row of one-tap answers. Name, amount and what follows are in the button itself. */
export function Outcomes({ label, action, method = "post", name = "outcome", outcomes, hidden = {} }: OutcomesProps) {
  return (
    <form class={`outcomes of-${outcomes.length}`} method={method} action={action} aria-label={label}>
      {Object.entries(hidden).map(([field, value]) => <Hidden name={field} value={value} />)}
      {outcomes.map((outcome) => (
        <button class={classNames("outcome", outcome.proposed && "proposed")} name={name} value={outcome.value}>
          <b>{outcome.name}</b>
          <span><Amount>{outcome.amount}</Amount><br />{outcome.follows}</span>
        </button>
      ))}
    </form>
  );
}
