import { encode } from "uqr";
import { epcQrText } from "../../../domain/bank/epc-qr.ts";
import { compactIban, isIban } from "../../../domain/bank/iban.ts";
import { groupsOfFour, rfReference } from "../../../domain/bank/rf-reference.ts";
import { takesSeat } from "../../../domain/booking/place.ts";
import type { Locale } from "../../../domain/locale.ts";
import { cents } from "../../../domain/money.ts";
import { formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import type { SlipProps } from "../../../ui/slip.tsx";
import { dealTexts } from "./deal-texts.ts";
import { nextDue } from "../../../domain/deal/next-due.ts";
import type { DealFacts } from "./facts.ts";

/** The payment slip for what is due next; null when nothing is owed, or there is no account to pay to. */
export function slipOf(facts: DealFacts, locale: Locale): SlipProps | null {
  const due = nextDue(facts);
  const { organisation } = facts.deal.frozen;
  if (due === null || facts.leading === "released" || !isIban(organisation.iban)) return null;
  const texts = dealTexts[locale].slip;
  const name = organisation.accountName === "" ? organisation.name : organisation.accountName;
  const reference = rfReference(facts.deal.code);
  const text = epcQrText({ name, iban: organisation.iban, amount: cents(due.openCents), reference });
  return {
    amount: formatMoney(due.openCents, locale),
    note: `${texts.parts[due.part]}${noteOf(facts, locale, due.openCents)}`,
    facts: [
      { label: texts.to, value: groupsOfFour(compactIban(organisation.iban)) },
      { label: texts.inNameOf, value: name },
      { label: texts.reference, value: groupsOfFour(reference) },
      ...(facts.bookings.some((booking) => takesSeat(booking.place)) ? [{ label: texts.before, value: formatMoment(due.dueAt, locale, organisation.zone) }] : []),
    ],
    qr: { matrix: encode(text, { ecc: "M", border: 0 }).data, label: texts.qrLabel, caption: texts.qrCaption },
  };
}

function noteOf({ deal }: DealFacts, locale: Locale, openCents: number): string {
  const { price } = deal.frozen;
  const texts = dealTexts[locale].slip;
  if (price.vatCents === 0) return price.lines?.some(({ vatRegime }) => vatRegime === "reverse-charge") === true ? texts.reversed : texts.exempt;
  if (openCents === price.totalCents) return texts.included(formatMoney(price.vatCents, locale));
  return texts.partOf(formatMoney(price.totalCents, locale));
}
