import { creditState } from "../../../domain/credit/credit-state.ts";
import type { CreditState } from "../../../domain/credit/credit-state.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { CreditRow } from "../../credits/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, shortMoment } from "../frame/format.ts";

const nl = {
  heading: "Tegoed van deze afspraak",
  columns: { code: "Code", state: "Hoe het staat", until: "Tot en met", left: "Over, €" },
  axis: { state: "staat", until: "tot en met", left: "over" },
  of: (amount: string) => `van ${amount}`,
  states: { conditional: "wacht op betaling van deze afspraak", usable: "te gebruiken", used: "gebruikt", expired: "verlopen" } satisfies Record<CreditState, string>,
};

const en: typeof nl = {
  heading: "Credit from this deal",
  columns: { code: "Code", state: "How it stands", until: "Until", left: "Left, €" },
  axis: { state: "state", until: "until", left: "left" },
  of: (amount) => `of ${amount}`,
  states: { conditional: "waits until this deal is paid", usable: "can be used", used: "used", expired: "ended" },
};

const creditsTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };

/** The credits that a deal gave, each with how it stands; nothing where it gave none. */
export function CreditsPart({ credits, openCents, desk }: { credits: readonly CreditRow[]; openCents: number; desk: Desk }) {
  if (credits.length === 0) return null;
  const texts = creditsTexts[desk.locale];
  const { columns, axis } = texts;
  return (
    <Part id="credits" heading={texts.heading} count={credits.length}>
      <BookTable
        caption={texts.heading}
        kind="people"
        columns={[{ head: columns.code, kind: "name" }, { head: columns.state, axis: axis.state }, { head: columns.until, axis: axis.until }, { head: columns.left, kind: "number", axis: axis.left }]}
        rows={credits.map((credit) => ({
          cells: [
            formatCode(credit.code),
            texts.states[creditState({ leftCents: credit.left_cents, validUntil: credit.valid_until, condition: credit.condition, transferable: credit.transferable }, openCents, desk.now)],
            shortMoment(credit.valid_until, desk),
            <><Amount tone={credit.left_cents === 0 ? "nil" : undefined}>{figure(credit.left_cents, desk)}</Amount><Sub>{texts.of(figure(credit.cents, desk))}</Sub></>,
          ],
        }))}
      />
    </Part>
  );
}
