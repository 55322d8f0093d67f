import type { Locale } from "../../../domain/locale.ts";
import { vatOfPrice } from "../../../domain/price/vat-groups.ts";
import { vatInWords } from "../../../platform/i18n/price-in-words.ts";
import { formatList, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import type { Fact } from "../../../ui/facts.tsx";
import { meetingsInWords } from "../../deal/wording.ts";
import type { OpenOffer, WaitingFacts } from "./facts.ts";
import { waitingTexts } from "./texts.ts";

/** What is offered: when, where, for how much, for whom, and what silence means. */
export function placeFacts(facts: WaitingFacts, open: OpenOffer, locale: Locale): Fact[] {
  const { view, signUp } = facts;
  const { offer: texts } = waitingTexts[locale];
  const { zone } = view.organisation;
  const { when, where } = meetingsInWords(view.meetings, { zone, locale });
  const { customer } = signUp;
  const names = formatList(open.bookings.map(({ first_name, last_name }) => `${first_name} ${last_name}`.trim()), locale);
  return [
    { label: texts.facts.when, value: when },
    ...(where === "" ? [] : [{ label: texts.facts.where, value: where }]),
    { label: texts.facts.price, value: formatMoney(open.quote.price.totalCents, locale), soft: vatOf(open, locale) },
    { label: texts.facts.for, value: names, soft: customer.kind === "company" ? texts.asCompany(customer.name) : texts.asPrivate },
    { label: texts.facts.noAnswer, value: texts.noAnswer(formatMoment(open.offer.ends_at, locale, zone)) },
  ];
}

function vatOf({ quote: { price } }: OpenOffer, locale: Locale): string | undefined {
  const { offer: texts } = waitingTexts[locale];
  if (price.totalCents === 0) return undefined;
  switch (vatOfPrice(price)) {
    case "included":
      return texts.included(vatInWords(price, locale), formatMoney(price.netCents, locale));
    case "reverse-charge":
      return texts.reversed;
    default:
      return texts.exempt;
  }
}
