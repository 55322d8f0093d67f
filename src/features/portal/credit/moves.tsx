import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { Facts } from "../../../ui/facts.tsx";
import { Moment } from "../../../ui/moment.tsx";
import type { CreditMove } from "../../credits/store.ts";
import { creditTexts } from "./texts.ts";

/** What happened to the credits of a deal, and with other credits on it; nothing while they were only given. */
export function CreditMoves({ moves, dealId, locale, zone }: { moves: readonly CreditMove[]; dealId: string; locale: Locale; zone: string }) {
  if (moves.every(({ kind }) => kind === "granted")) return null;
  const { moves: texts } = creditTexts[locale];
  return (
    <>
      <h3>{texts.heading}</h3>
      <Facts
        facts={moves.map((move) => ({
          label: <Moment moment={momentText(move.at, locale, zone)} />,
          value: `${move.cents > 0 ? "+" : "−"} ${formatMoney(Math.abs(move.cents), locale)}`,
          soft: move.dealId === dealId && move.sourceDealId !== dealId ? texts.here[move.kind](formatCode(move.code)) : texts.own[move.kind](formatCode(move.code), formatCode(move.dealCode)),
        }))}
      />
    </>
  );
}
