import type { Locale } from "../../domain/locale.ts";
import { MailButton, MailLink } from "../../ui/mail/mail-button.tsx";
import { MailDealLine } from "../../ui/mail/mail-deal-line.tsx";
import { MailFacts } from "../../ui/mail/mail-facts.tsx";
import { MailHeading, MailSentence } from "../../ui/mail/mail-heading.tsx";
import { MailLayout } from "../../ui/mail/mail-layout.tsx";
import { MailLedger } from "../../ui/mail/mail-ledger.tsx";
import { MailLog, MailMotto, MailSmall, MailText } from "../../ui/mail/mail-text.tsx";
import { defaultPen, penTheme } from "../../ui/pen.ts";
import type { PenTheme } from "../../ui/pen.ts";
import type { Letter, Part, Piece } from "./letter.ts";

export type LetterFrame = {
  locale: Locale;
  organisation: { name: string; pen_light: string | null; pen_dark: string | null };
  preheader: string;
  colophon: readonly string[];
  /** Where the log stands: what it is, the signed head line by line, and the key. Empty while there is none. */
  proof: readonly string[];
};

/** The HTML of a mail, in the organisation's pen. */
export function letterHtml(letter: Letter, { locale, organisation, preheader, colophon, proof }: LetterFrame): string {
  const pen = penOf(organisation);
  const page = (
    <MailLayout
      lang={locale}
      preheader={preheader}
      organisationName={organisation.name}
      title={letter.subject}
      pen={pen}
      colophon={<>{colophon.map((line) => <MailSmall>{line}</MailSmall>)}<ProofLines lines={proof} /></>}
    >
      {letter.parts.map((part) => <LetterPart part={part} pen={pen} />)}
    </MailLayout>
  );
  return page.toString();
}

function ProofLines({ lines: [what, ...head] }: { lines: readonly string[] }) {
  return what === undefined ? null : <><MailSmall>{what}</MailSmall><MailLog lines={head} /></>;
}

function LetterPart({ part, pen }: { part: Part; pen: PenTheme }) {
  switch (part.kind) {
    case "sentence":
      return <MailSentence><Pieces pieces={part.pieces} /></MailSentence>;
    case "text":
      return <MailText>{part.text}</MailText>;
    case "motto":
      return <MailMotto>{part.text}</MailMotto>;
    case "small":
      return <MailSmall>{part.text}</MailSmall>;
    case "heading":
      return <MailHeading>{part.text}</MailHeading>;
    case "button":
      return <MailButton href={part.href} pen={pen}>{part.label}</MailButton>;
    case "link":
      return <MailText><MailLink href={part.href} pen={pen}>{part.label}</MailLink></MailText>;
    case "facts":
      return <MailFacts facts={part.facts.map(({ label, value }) => ({ label, value: isAddress(value) ? <MailLink href={value} pen={pen}>{value}</MailLink> : value }))} />;
    case "ledger":
      return <MailLedger rows={part.rows} total={part.total} />;
    case "line":
      return <MailDealLine points={part.points} />;
    case "list":
      return <MailText>{part.items.map((item, index) => <>{index > 0 && <br />}{item}</>)}</MailText>;
    default:
      return part satisfies never;
  }
}

/** Where an online meeting is: the only fact that is an address. */
function isAddress(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value);
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map((piece) => (typeof piece === "string" ? piece : <b>{piece.bold}</b>))}</>;
}

function penOf({ pen_light: light, pen_dark: dark }: LetterFrame["organisation"]): PenTheme {
  if (light === null || dark === null) return defaultPen;
  const chosen = penTheme(light, dark);
  return chosen.ok ? chosen.theme : defaultPen;
}
