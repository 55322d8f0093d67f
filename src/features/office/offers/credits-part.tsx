import type { CreditSource } from "../../../domain/credit/condition.ts";
import { creditState } from "../../../domain/credit/credit-state.ts";
import type { CreditState } from "../../../domain/credit/credit-state.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { asCredit } from "../../credits/store.ts";
import type { CreditMove, CreditRow } from "../../credits/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, shortMoment } from "../frame/format.ts";
import { CreditMoves } from "./credit-moves.tsx";

const nl = {
  heading: "Tegoed",
  columns: { code: "Code", state: "Hoe het staat", until: "Tot en met", left: "Over, €" },
  axis: { state: "staat", until: "tot en met", left: "over" },
  of: (amount: string) => `van ${amount}`,
  states: { conditional: "wacht op betaling van deze afspraak", usable: "te gebruiken", used: "gebruikt", expired: "verlopen", ended: "vervallen: de afspraak eindigde voordat die was betaald" } satisfies Record<CreditState, string>,
};

const en: typeof nl = {
  heading: "Credit",
  columns: { code: "Code", state: "How it stands", until: "Until", left: "Left, €" },
  axis: { state: "state", until: "until", left: "left" },
  of: (amount) => `of ${amount}`,
  states: { conditional: "waits until this deal is paid", usable: "can be used", used: "used", expired: "expired", ended: "fell away: the deal ended before it was paid" },
};

const creditsTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };

/** The credits that a deal gave, each with how it stands, and every movement of those and of the ones that paid it; nothing where there are none. */
export function CreditsPart({ credits, moves, source, desk }: { credits: readonly CreditRow[]; moves: readonly CreditMove[]; source: CreditSource; desk: Desk }) {
  if (moves.length === 0) return null;
  const texts = creditsTexts[desk.locale];
  const { columns, axis } = texts;
  return (
    <Part id="credits" heading={texts.heading} count={credits.length === 0 ? undefined : credits.length}>
      {credits.length > 0 && <BookTable
        caption={texts.heading}
        kind="people"
        columns={[{ head: columns.code, kind: "name" }, { head: columns.state, axis: axis.state }, { head: columns.until, axis: axis.until }, { head: columns.left, kind: "number", axis: axis.left }]}
        rows={credits.map((credit) => ({
          cells: [
            formatCode(credit.code),
            texts.states[creditState(asCredit(credit), source, desk.now)],
            shortMoment(credit.valid_until, desk),
            <><Amount tone={credit.left_cents === 0 ? "nil" : undefined}>{figure(credit.left_cents, desk)}</Amount><Sub>{texts.of(figure(credit.cents, desk))}</Sub></>,
          ],
        }))}
      />}
      <CreditMoves moves={moves} desk={desk} />
    </Part>
  );
}
