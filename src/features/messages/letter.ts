import type { Bond } from "../../domain/deal/deal-line.ts";
import type { MailAttachment } from "../../platform/mail/render.ts";

/** A bit of a sentence; at most three bold ones in each. */
export type Piece = string | { bold: string };

export type LetterFact = { label: string; value: string };
export type LinePart = { name: string; moment: string; text: string; bond: Bond | null };

/** A part of a mail, before it becomes HTML or plain text. */
export type Part =
  | { kind: "sentence"; pieces: readonly Piece[] }
  | { kind: "text" | "motto" | "heading" | "small"; text: string }
  | { kind: "button" | "link"; href: string; label: string }
  | { kind: "facts"; facts: readonly LetterFact[] }
  | { kind: "ledger"; rows: readonly { label: string; amount: string }[]; total: { label: string; amount: string } }
  | { kind: "line"; points: readonly LinePart[] }
  | { kind: "list"; items: readonly string[] };

/** What one mail says, once: its HTML and its plain text are made of the same parts. */
export type Letter = {
  subject: string;
  parts: readonly Part[];
  attachments?: readonly MailAttachment[];
};

/** A sentence without its emphasis, for subjects and previews. */
export function plainSentence(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.bold)).join("");
}
