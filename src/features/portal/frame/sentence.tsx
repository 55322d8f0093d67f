import type { Locale } from "../../../domain/locale.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Moment, momentAsText } from "../../../ui/moment.tsx";

/** A piece of a first sentence: words, an amount or a moment. Amounts and moments are set in bold. */
export type Piece = string | { cents: number } | { at: Temporal.Instant };

export type Spoken = { locale: Locale; zone: string };

/** The first sentence of a page, with its amount and its moment in bold. */
export function Sentence({ pieces, locale, zone }: Spoken & { pieces: readonly Piece[] }) {
  return <>{pieces.map((piece) => <PieceOf piece={piece} locale={locale} zone={zone} />)}</>;
}

function PieceOf({ piece, locale, zone }: Spoken & { piece: Piece }) {
  if (typeof piece === "string") return <>{piece}</>;
  if ("cents" in piece) return <Amount size="bold">{formatMoney(piece.cents, locale)}</Amount>;
  return <b><Moment moment={momentText(piece.at, locale, zone)} /></b>;
}

/** The same as plain text, for a title. */
export function sentenceAsText(pieces: readonly Piece[], { locale, zone }: Spoken): string {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      return "cents" in piece ? formatMoney(piece.cents, locale) : momentAsText(momentText(piece.at, locale, zone));
    })
    .join("");
}
