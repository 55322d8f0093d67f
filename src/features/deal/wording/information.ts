import type { Wording } from "../../../domain/deal/frozen-deal.ts";
import { vatOfPrice } from "../../../domain/price/vat-groups.ts";
import { vatInWords } from "../../../platform/i18n/price-in-words.ts";
import type { WordingInput } from "../wording.ts";
import { meetingsInWords } from "./meetings.ts";
import { cancellationSentences } from "./sentences.ts";
import type { Words } from "./words.ts";

type Paragraph = Wording["information"][number];

/**
 * The block of information before the order. What a private person must be told differs from what a company is told.
 * @see docs/rules/information.md  art. 6:227b, 6:230m, 6:230v BW
 */
export function informationBlock(input: WordingInput, words: Words): Paragraph[] {
  const { headings } = words.texts.information;
  const free = input.price.totalCents === 0;
  return [
    { heading: headings.what, text: what(input, words) },
    { heading: headings.price, text: price(input, words) },
    ...(free ? [] : [{ heading: headings.paying, text: paying(input, words) }]),
    { heading: headings.provider, text: provider(input, words) },
    { heading: headings.agreement, text: words.texts.information.agreement({ consumer: input.kind === "consumer" }) },
    ...(input.kind === "consumer" ? consumerParagraphs(input, words) : companyParagraphs(input, words)),
  ];
}

function what({ course, meetings, zone, locale, price: { places } }: WordingInput, { texts }: Words): string {
  return texts.information.what({
    title: course.title,
    ...meetingsInWords(meetings, { zone, locale }),
    duration: course.duration,
    places: texts.people(places),
    language: texts.languages[course.language],
  });
}

function price({ price, locale, vatNumber, whyVat }: WordingInput, { texts, money }: Words): string {
  const sentence = texts.information.price;
  if (price.totalCents === 0) return sentence.free;
  const total = money(price.totalCents);
  switch (vatOfPrice(price)) {
    case "exempt":
      return sentence.exempt(total);
    case "small-business":
      return sentence.smallBusiness(total);
    case "reverse-charge":
      return sentence.reversed({ total, vatNumber });
    case "included": {
      const said = sentence.standard({ total, vat: vatInWords(price, locale), partly: price.vatRegime === "exempt" });
      return whyVat === null ? said : `${said} ${texts.whyVat[whyVat]}`;
    }
  }
}

function paying({ schedule, online }: WordingInput, { texts, money, moment, list }: Words): string {
  const { paying: sentence, payingPart } = texts.information;
  const only = schedule.length === 1;
  const moments = schedule.map((part) =>
    only ? moment(part.dueAt) : payingPart({ moment: moment(part.dueAt), amount: money(part.cents) }),
  );
  return sentence({ moments: list(moments), only, online });
}

function provider({ organisation }: WordingInput, { texts }: Words): string {
  return texts.information.provider({ details: providerDetails(organisation, texts).join(", "), days: organisation.complaint_days });
}

function providerDetails(organisation: WordingInput["organisation"], texts: Words["texts"]): string[] {
  const { name, street, postcode, town, kvk_number, phone, email } = organisation;
  const kvk = kvk_number === "" ? "" : texts.information.kvk(kvk_number);
  return [name, street, `${postcode} ${town}`.trim(), kvk, phone, email].filter((detail) => detail !== "");
}

function companyParagraphs(input: WordingInput, words: Words): Paragraph[] {
  const { headings, company } = words.texts.information;
  const text = [
    company({ name: input.companyName, kvk: input.kvkNumber }),
    ...cancelling(input, words),
  ].join(" ");
  return [{ heading: headings.company, text }];
}

function consumerParagraphs(input: WordingInput, words: Words): Paragraph[] {
  const { texts, moment } = words;
  const { headings, modelForm } = texts.information;
  const cancellation = { heading: headings.cancelling, text: cancelling(input, words).join(" ") };
  if (input.price.totalCents === 0 || input.withdrawUntil === null) return [cancellation];
  const { organisation, course } = input;
  const withdrawal = [
    texts.withdrawal.until(moment(input.withdrawUntil)),
    texts.withdrawal.how({ email: organisation.email, address: `/${organisation.slug}/${texts.withdrawal.page}` }),
    ...(input.earlyStartNeeded ? [texts.withdrawal.earlyStart] : []),
  ].join(" ");
  const form = modelForm({ provider: providerDetails(organisation, texts).join(", "), service: course.title });
  return [
    { heading: headings.withdrawal, text: withdrawal },
    cancellation,
    { heading: headings.modelForm, text: form },
  ];
}

function cancelling(input: WordingInput, words: Words): string[] {
  const { texts } = words;
  if (input.price.totalCents === 0) return [texts.cancellation.free, texts.calledOff.free];
  return [...cancellationSentences(input, words), texts.calledOff.paid];
}
