import type { Child } from "hono/jsx";
import { Amount } from "./amount.tsx";

export type LedgerRow = {
  label: Child;
  amount: string;
  /** Taken off: a minus stands before it. */
  minus?: boolean | undefined;
};

export type LedgerProps = {
  /** Said, not shown: what is added up here. */
  caption: string;
  rows: readonly LedgerRow[];
  total: LedgerRow | null;
};

/** A sum, with a double rule under the total. */
export function Ledger({ caption, rows, total }: LedgerProps) {
  return (
    <table class="ledger">
      <caption class="quiet-name">{caption}</caption>
      <tbody>{rows.map((row) => <Row {...row} />)}</tbody>
      {total && <tfoot><Row {...total} /></tfoot>}
    </table>
  );
}

function Row({ label, amount, minus }: LedgerRow) {
  return <tr><th scope="row">{label}</th><td>{minus && "−\u00a0"}<Amount>{amount}</Amount></td></tr>;
}
