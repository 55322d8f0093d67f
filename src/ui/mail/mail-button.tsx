import type { Child } from "hono/jsx";
import { defaultPen, type PenTheme } from "../pen.ts";
import { sans } from "./style.ts";

/** The one thing to do. */
export function MailButton({ href, children, pen = defaultPen }: { href: string; children: Child; pen?: PenTheme | undefined }) {
  const colours = `background-color:${pen.light.pen};color:${pen.light.onPen}`;
  return (
    <tr>
      <td style="padding:8px 0 36px">
        <a class="button" href={href} style={`display:inline-block;padding:15px 26px;${colours};border-radius:3px;${sans};font-size:16px;line-height:20px;font-weight:bold;text-decoration:none`}>
          {children}
        </a>
      </td>
    </tr>
  );
}

/** A link inside a text. */
export function MailLink({ href, children, pen = defaultPen }: { href: string; children: Child; pen?: PenTheme | undefined }) {
  return <a class="link" href={href} style={`color:${pen.light.pen}`}>{children}</a>;
}
