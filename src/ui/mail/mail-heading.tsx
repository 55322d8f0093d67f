import type { Child } from "hono/jsx";
import { hairline, ink, serif } from "./style.ts";

/** The first sentence: state, amount, until when. */
export function MailSentence({ children }: { children: Child }) {
  return (
    <tr>
      <td class="ink" style={`padding:0 0 18px;${serif};font-size:30px;line-height:36px;color:${ink}`}>
        <h1 style="margin:0;font-size:30px;line-height:36px;font-weight:normal">{children}</h1>
      </td>
    </tr>
  );
}

/** The heading of a part, under a hairline. */
export function MailHeading({ children }: { children: Child }) {
  return (
    <tr>
      <td class="ink rule" style={`padding:28px 0 10px;border-top:1px solid ${hairline};${serif};font-size:21px;line-height:26px;font-weight:bold;color:${ink}`}>
        <h2 style="margin:0;font-size:21px;line-height:26px">{children}</h2>
      </td>
    </tr>
  );
}
