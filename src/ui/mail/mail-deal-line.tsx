import type { Child } from "hono/jsx";
import type { Bond } from "../deal-line.tsx";
import { body, ink, inkSoft } from "./style.ts";

export type MailDealLinePoint = {
  name: string;
  /** "di 1 dec 2026 23:59" */
  moment: string;
  /** One or two sentences: what leaving costs, what the other side does. */
  text: Child;
  bond: Bond | null;
};

const lines: Readonly<Record<Bond, string>> = { open: "2px dotted", free: "1px solid", half: "4px solid", full: "8px solid" };

/** The deal line as rows: the thicker the border, the firmer the deal. */
export function MailDealLine({ points }: { points: readonly MailDealLinePoint[] }) {
  return (
    <tr>
      <td style="padding:0 0 14px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
          {points.map(({ name, moment, text, bond }) => (
            <tr>
              <td class="bond" width="14" style={`border-right:${bond === null ? "0px solid" : lines[bond]} ${ink};font-size:1px;line-height:1px`}>{"\u00a0"}</td>
              <td style="padding:0 0 18px 16px">
                <p class="ink" style={`margin:0;${body}`}>
                  <b>{name}</b><br />{moment}<br /><span class="soft" style={`color:${inkSoft}`}>{text}</span>
                </p>
              </td>
            </tr>
          ))}
        </table>
      </td>
    </tr>
  );
}
