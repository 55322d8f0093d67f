import type { Child } from "hono/jsx";
import { body, hairline, ink } from "./style.ts";

export type MailLedgerRow = { label: Child; amount: string };

/** A sum, with a double rule under the total. */
export function MailLedger({ rows, total }: { rows: readonly MailLedgerRow[]; total: MailLedgerRow | null }) {
  return (
    <tr>
      <td style="padding:0 0 32px">
        <table width="100%" cellpadding="0" cellspacing="0" border={0}>
          {rows.map((row) => <Row row={row} rule={`1px solid ${hairline}`} weight="normal" />)}
          {total && <Row row={total} rule={`3px double ${ink}`} weight="bold" />}
        </table>
      </td>
    </tr>
  );
}

function Row({ row, rule, weight }: { row: MailLedgerRow; rule: string; weight: "normal" | "bold" }) {
  const cell = `padding:6px 0;border-bottom:${rule};font-weight:${weight};${body}`;
  return (
    <tr>
      <th class="ink rule" scope="row" align="left" style={cell}>{row.label}</th>
      <td class="ink rule" align="right" style={`${cell};white-space:nowrap`}>{row.amount}</td>
    </tr>
  );
}
