import type { Locale } from "../../../domain/locale.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import { Amount } from "../../../ui/amount.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import type { CreditMove } from "../../credits/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, shortMoment } from "../frame/format.ts";

const nl = {
  caption: "Alle bewegingen van het tegoed",
  columns: { when: "Wanneer", what: "Wat", credit: "Tegoed", deal: "Afspraak", cents: "€" },
  axis: { credit: "tegoed", deal: "afspraak", cents: "bedrag" },
  kinds: { granted: "gegeven", used: "gebruikt", "given-back": "teruggekomen", expired: "verlopen", ended: "vervallen" } satisfies Record<CreditMove["kind"], string>,
};

const en: typeof nl = {
  caption: "All movements of the credit",
  columns: { when: "When", what: "What", credit: "Credit", deal: "Deal", cents: "€" },
  axis: { credit: "credit", deal: "deal", cents: "amount" },
  kinds: { granted: "given", used: "used", "given-back": "came back", expired: "expired", ended: "fell away" },
};

const movesTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };

/** Every movement of the credits that a deal gave or that paid it, with its day and its deal. */
export function CreditMoves({ moves, desk }: { moves: readonly CreditMove[]; desk: Desk }) {
  const { caption, columns, axis, kinds } = movesTexts[desk.locale];
  return (
    <BookTable
      caption={caption}
      columns={[{ head: columns.when, kind: "name" }, { head: columns.what }, { head: columns.credit, axis: axis.credit }, { head: columns.deal, axis: axis.deal }, { head: columns.cents, kind: "number", axis: axis.cents }]}
      rows={moves.map((move) => ({
        cells: [shortMoment(move.at, desk), kinds[move.kind], formatCode(move.code), <a href={`/office/deals/${move.dealCode}`}>{formatCode(move.dealCode)}</a>, <Amount>{figure(move.cents, desk)}</Amount>],
      }))}
    />
  );
}
