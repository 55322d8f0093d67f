import type { Child } from "hono/jsx";
import { body, softBody } from "./style.ts";

/** What is so: name at the left, soft; value at the right. */
export function MailFacts({ facts }: { facts: readonly { label: Child; value: Child }[] }) {
  return (
    <tr>
      <td style="padding:0 0 24px">
        <table width="100%" cellpadding="0" cellspacing="0" border={0}>
          {facts.map(({ label, value }) => (
            <tr>
              <th class="soft" scope="row" align="left" valign="top" width="132" style={`padding:4px 12px 4px 0;font-weight:normal;${softBody}`}>{label}</th>
              <td class="ink" valign="top" style={`padding:4px 0;${body}`}>{value}</td>
            </tr>
          ))}
        </table>
      </td>
    </tr>
  );
}
