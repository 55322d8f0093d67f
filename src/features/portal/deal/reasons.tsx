import type { Locale } from "../../../domain/locale.ts";
import type { Standing } from "../../../domain/standing/standing.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { Ledger } from "../../../ui/ledger.tsx";
import type { Deal } from "../../deal/store.ts";
import { reasonInWords } from "../../standing/words.ts";

const texts = {
  nl: { caption: "Waarom dit bedrag", owes: "U bent nu verschuldigd", owed: "U krijgt terug", nothing: "Er staat niets open" },
  en: { caption: "Why this amount", owes: "You owe now", owed: "You get back", nothing: "Nothing is open" },
} as const;

/** Every amount of the standing with its reason, and what they come to. */
export function Reasons({ standing, deal, locale }: { standing: Standing; deal: Deal; locale: Locale }) {
  const say = texts[locale];
  const setting = { locale, zone: deal.frozen.organisation.zone, kind: deal.customer.kind };
  const { customerOwesCents, organiserOwesCents } = standing;
  const total = customerOwesCents > 0
    ? { label: say.owes, amount: formatMoney(customerOwesCents, locale) }
    : { label: organiserOwesCents > 0 ? say.owed : say.nothing, amount: formatMoney(organiserOwesCents, locale) };
  return (
    <Ledger
      caption={say.caption}
      rows={standing.reasons.map((line) => ({ label: reasonInWords(line, setting), amount: formatMoney(Math.abs(line.amountCents), locale), minus: line.amountCents < 0 }))}
      total={total}
    />
  );
}
