import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Locale } from "../../domain/locale.ts";
import { defaultPen, type PenTheme } from "../pen.ts";
import { ink, paper, serif } from "./style.ts";

export type MailLayoutProps = {
  lang: Locale;
  /** The line after the subject in a list of mails; not seen in the mail itself. */
  preheader: string;
  organisationName: string;
  /** The subject. */
  title: string;
  /** The rows of the mail: each part is a table row. */
  children: Child;
  /** <MailSmall> and <MailLog> rows under a rule. */
  colophon: Child;
  pen?: PenTheme | undefined;
};

/** A whole mail: tables, inline styles, one column of 560 px, light and dark. */
export function MailLayout({ lang, preheader, organisationName, title, children, colophon, pen = defaultPen }: MailLayoutProps) {
  return (
    <>
      {raw("<!doctype html>\n")}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
          <title>{title}</title>
          <style>{raw(headStyle(pen))}</style>
        </head>
        <body class="paper" style={`margin:0;padding:0;background-color:${paper}`}>
          <div role="main">
            <div style="display:none;max-height:0;overflow:hidden">{preheader}</div>
            <table class="paper" role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style={`background-color:${paper}`}>
              <tr>
                <td align="center" style="padding:28px 20px">
                  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style="max-width:560px;text-align:left">
                    <tr>
                      <td class="ink" style={`padding:0 0 36px;${serif};font-size:20px;line-height:26px;font-weight:bold;color:${ink}`}>{organisationName}</td>
                    </tr>
                    {children}
                    {colophon}
                  </table>
                </td>
              </tr>
            </table>
          </div>
        </body>
      </html>
    </>
  );
}

function headStyle({ light, dark }: PenTheme): string {
  return `
.link { color: ${light.pen} }
.button { background-color: ${light.pen}; color: ${light.onPen} }
@media (prefers-color-scheme: dark) {
.paper { background-color: #11151d !important; }
.ink, .ink a:not(.button) { color: #eceae4 !important; }
.soft { color: #a9b0bd !important; }
.rule { border-color: #2d3440 !important; }
.bond { border-color: #eceae4 !important; }
.link { color: ${dark.pen} !important; }
.button { background-color: ${dark.pen} !important; color: ${dark.onPen} !important; }
}
@media (max-width: 480px) {
.button { display: block !important; text-align: center !important; }
}
`;
}
