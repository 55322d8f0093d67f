import type { CreditSource } from "../../../domain/credit/condition.ts";
import { creditState } from "../../../domain/credit/credit-state.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { Clause } from "../../../ui/clause.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { asCredit } from "../../credits/store.ts";
import type { CreditMove, CreditRow } from "../../credits/store.ts";
import { CreditMoves } from "./moves.tsx";
import { creditTexts } from "./texts.ts";

/** The credits that a deal gave, each with how it stands and why, what happened to them and to others on it, and the way to pay this deal with another one. */
export function CreditClause({ credits, moves, dealId, owesCents, source, now, locale, zone, path }: { credits: readonly CreditRow[]; moves: readonly CreditMove[]; dealId: string; owesCents: number; source: CreditSource; now: Temporal.Instant; locale: Locale; zone: string; path: string }) {
  const texts = creditTexts[locale];
  if (moves.length === 0 && owesCents === 0) return null;
  return (
    <Clause id="credit" heading={texts.heading}>
      {credits.length > 0 && (
        <Facts
          facts={credits.map((credit) => {
            const state = creditState(asCredit(credit), source, now);
            return {
              label: texts.own.code(formatCode(credit.code)),
              value: texts.own.amount(formatMoney(credit.left_cents, locale), formatMoney(credit.cents, locale)),
              soft: texts.own.states[state](formatMoment(credit.valid_until, locale, zone)),
            };
          })}
        />
      )}
      <CreditMoves moves={moves} dealId={dealId} locale={locale} zone={zone} />
      {owesCents > 0 && <p>{texts.have} <a href={`${path}/credit`}>{texts.use}</a></p>}
    </Clause>
  );
}
