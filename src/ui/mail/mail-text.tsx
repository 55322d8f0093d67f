import type { Child } from "hono/jsx";
import { body, inkSoft, mono, serif, smallPrint } from "./style.ts";

/** A paragraph. */
export function MailText({ children }: { children: Child }) {
  return <tr><td class="ink" style={`padding:0 0 14px;${body}`}>{children}</td></tr>;
}

/** A sentence in the serif: "Hoe dikker de lijn, hoe vaster de afspraak." */
export function MailMotto({ children }: { children: Child }) {
  return <tr><td class="ink" style={`padding:0 0 14px;${body};${serif};font-size:18px`}>{children}</td></tr>;
}

/** The words of law and address at the end, in soft small print. */
export function MailSmall({ children }: { children: Child }) {
  return <tr><td class="soft" style={`padding:0 0 10px;${smallPrint}`}>{children}</td></tr>;
}

/** Where the log stands: address, number, hash, one line each. Who keeps the mail keeps the proof. */
export function MailLog({ lines }: { lines: readonly string[] }) {
  return (
    <tr>
      <td class="soft" style={`padding:0;${mono};font-size:12px;line-height:19px;color:${inkSoft};word-break:break-all`}>
        {lines.map((line, index) => <>{index > 0 && <br />}{line}</>)}
      </td>
    </tr>
  );
}
