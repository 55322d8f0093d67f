import { maskedIban } from "../../../domain/refund/account.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatDate, formatMoney } from "../../../platform/i18n/format.ts";
import { Clause } from "../../../ui/clause.tsx";
import { Facts } from "../../../ui/facts.tsx";
import type { AccountRow, RefundUnderWay } from "../../refunds/store.ts";
import { refundAccountTexts } from "./texts.ts";

/** Where money goes back to, with the way to say so, and what is on its way; nothing when there is neither. */
export function RefundClause({ owedCents, account, inFiles, locale, path }: { owedCents: number; account: AccountRow | null; inFiles: readonly RefundUnderWay[]; locale: Locale; path: string }) {
  const texts = refundAccountTexts[locale];
  const shown = inFiles.filter(({ state }) => state !== "dropped");
  if (owedCents === 0 && shown.length === 0) return null;
  return (
    <Clause id="refund" heading={texts.heading}>
      {shown.length > 0 && (
        <Facts
          facts={shown.map(({ cents, iban, state, execution_on: day, returned_at: returnedAt }) => ({
            label: `${texts.clause.to} ${maskedIban(iban)}`,
            value: formatMoney(cents, locale),
            soft: returnedAt !== null ? texts.clause.states.returned : texts.clause.states[state === "sent" ? "sent" : "made"](formatDate(day, locale)),
          }))}
        />
      )}
      {owedCents > 0 && account !== null && <Facts facts={[{ label: texts.clause.to, value: maskedIban(account.iban), soft: texts.clause.holder(account.holder) }]} />}
      {owedCents > 0 && <p>{account === null && `${texts.clause.unknown} `}<a href={`${path}/refund-account`}>{account === null ? texts.clause.give : texts.clause.change}</a></p>}
    </Clause>
  );
}
